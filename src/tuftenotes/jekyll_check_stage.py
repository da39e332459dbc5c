"""The checks of a whole Jekyll site, fed with what a build knows of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.checks import CheckedPage, Facts, check_site
from tuftenotes.diagnostics import Code, Severity
from tuftenotes.liquid.values import to_s
from tuftenotes.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuftenotes.checks.external import Ask
    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.jekyll_markdown import MarkdownStage
    from tuftenotes.liquid.items import Item
    from tuftenotes.liquid.renderer import Renderer
    from tuftenotes.model import Output

__all__ = ["check_items"]

_PAGES = (".html", ".htm")


def check_items(
    items: Iterable[Item],
    renderer: Renderer,
    markdown: MarkdownStage,
    outputs: Sequence[Output],
    ask: Ask | None = None,
) -> tuple[Diagnostic, ...]:
    """Run all rules on the pages among `items`; `outputs` are all files of the destination.

    Jekyll publishes such a site as it is, so that what is found are notes, unless the configuration says
    more; only what other hosts answer (nobody asks them by accident) keeps its level.
    """
    baseurl = to_s(renderer.config.values.get("baseurl"))
    pages = [_page(item, renderer, markdown, baseurl) for item in items if item.output.endswith(_PAGES)]
    sizes = {out.path: Path(out.copy_from).stat().st_size if out.copy_from else 0 for out in outputs}
    facts = Facts(
        pages=tuple(pages),
        assets=sizes,
        baseurl=baseurl,
        sources={out.path: out.source for out in outputs},
        beside="\n".join(_text(out) for out in outputs if out.path.endswith(".css")),
    )
    found = check_site(facts, ask)
    return tuple(
        problem
        if problem.code is Code.EXTERNAL_LINK
        else replace(problem, severity=min(problem.severity, Severity.NOTE))
        for problem in found
    )


def _text(output: Output) -> str:
    data = Path(output.copy_from).read_bytes() if output.copy_from else output.data or b""
    return data.decode("utf-8", "replace")


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
