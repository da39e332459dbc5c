"""The checks of a whole Jekyll site, fed with what a build knows of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tuftenotes.checks import CheckedPage, Facts, check_site
from tuftenotes.diagnostics import Code, Severity
from tuftenotes.liquid.values import to_s
from tuftenotes.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tuftenotes.checks.external import Ask
    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.jekyll_markdown import MarkdownStage
    from tuftenotes.liquid.items import Item
    from tuftenotes.liquid.renderer import Renderer

__all__ = ["check_items"]

_PAGES = (".html", ".htm")


def check_items(
    items: Iterable[Item],
    renderer: Renderer,
    markdown: MarkdownStage,
    sizes: Mapping[str, int],
    ask: Ask | None = None,
) -> tuple[Diagnostic, ...]:
    """Run all rules on the pages among `items`; `sizes` are those of the other files of the destination.

    Jekyll publishes such a site as it is, so that what is found are notes, unless the configuration says
    more; only what other hosts answer (nobody asks them by accident) keeps its level.
    """
    baseurl = to_s(renderer.config.values.get("baseurl"))
    pages = [_page(item, renderer, markdown, baseurl) for item in items if item.output.endswith(_PAGES)]
    found = check_site(Facts(tuple(pages), sizes, baseurl), ask)
    return tuple(
        problem
        if problem.code is Code.EXTERNAL_LINK
        else replace(problem, severity=min(problem.severity, Severity.NOTE))
        for problem in found
    )


def _page(item: Item, renderer: Renderer, markdown: MarkdownStage, baseurl: str) -> CheckedPage:
    whole, html = renderer.output(item), ""
    fills: tuple[str, ...] = ()
    document = Document(
        path=item.path, name=item.relative_path, meta={}, html="", body_digest="", title="", title_html="",
        description="", excerpt="", words=0, has_math=False, has_code=False,
    )  # fmt: skip
    if not item.made_by:
        html = renderer.content(item)
    converted = markdown.documents.get(item)
    if converted is not None:
        document, fills = markdown.located(renderer.prepare(item)), converted.fills
    title, description = to_s(item.value("title")), to_s(item.value("description"))
    document = replace(
        document, meta=item.data, title=title, description=description or document.description or title
    )
    source = renderer.services.read(item.path)
    return CheckedPage(
        document=document,
        source=str(source or ""),
        html=html,
        url=baseurl + item.url,
        fills=fills,
        in_sequence=bool(item.made_by),
        whole=whole,
    )
