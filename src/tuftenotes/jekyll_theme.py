"""Our theme's layouts for the pages of a Jekyll site that has none of the name they ask for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tuftenotes.addresses import Meant
from tuftenotes.diagnostics import Location, Severity
from tuftenotes.digest import digest
from tuftenotes.liquid.values import Drop, to_s
from tuftenotes.model import Document, PageView
from tuftenotes.page_context import link_to, listing, page_context, site_context
from tuftenotes.schedule import Links
from tuftenotes.schedule_pages import SITE_KEY, meetings_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.jekyll_markdown import Converted, MarkdownStage
    from tuftenotes.layout import Templates
    from tuftenotes.liquid.items import Item
    from tuftenotes.liquid.model import JekyllModel
    from tuftenotes.settings import Config

__all__ = ["ThemeStage"]


def plain(value: object) -> Any:  # noqa: ANN401 (plain data)
    """Return a Liquid value as the plain data that Jinja templates are given: dates are texts."""
    if isinstance(value, dict):
        return {to_s(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, range)):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, (date, Drop)):
        return to_s(value)
    return value


@dataclass(slots=True)
class ThemeStage:
    """Puts bodies into layouts of the theme; `used` tells whether any page was."""

    config: Config
    model: JekyllModel
    templates: Templates
    markdown: MarkdownStage
    own_layouts: bool
    used: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _site: dict[str, Any] = field(default_factory=dict)

    def render(self, item: Item, layout: str, html: str) -> str:
        """Return the whole page."""
        self.used = True
        made = self.markdown.documents.get(item)
        document = self._document(item, made)
        page = page_context(document, self.config, made.fills if made else (), own_layouts=self.own_layouts)
        page |= {
            "url": self._url(item),
            "layout": layout,
            "chapter": "",
            "previous": self._neighbour(item, -1),
            "next": self._neighbour(item, 1),
        }
        view = PageView(
            path=item.path,
            url=page["url"],
            output=item.output,
            layout=layout,
            layout_location=Location(item.path),
            page=page,
            site=self._with_meetings(document, layout),
            body_digest=digest(html),
            fills=(),
        )
        text, problems = self.templates.render(view, html)
        self.diagnostics += problems
        return text

    def site(self) -> Mapping[str, Any]:
        """Return what the theme's templates see as ``site``."""
        if not self._site:
            items = [*self.model.documents["posts"][::-1], *self.model.pages]
            entries = [
                listing(self._document(item, None), self._url(item), None)
                for item in items
                if item.extension == ".html" and not item.made_by
            ]
            self._site = dict(site_context(self.config, plain(self.model.data), entries))
        return self._site

    def _with_meetings(self, document: Document, layout: str) -> Mapping[str, Any]:
        """Return `site`, with the meetings of a course where the layout shows them."""
        site = self.site()
        if SITE_KEY not in self.templates.site_attributes(layout):
            return site
        links = Links({page["path"]: page for page in site["pages"]}, Meant)
        meetings, problems = meetings_of(
            document, site["data"], links, lambda _, paths: [(Location(document.path), "")] * len(paths)
        )
        self.diagnostics += [replace(p, severity=min(p.severity, Severity.WARNING)) for p in problems]
        return {**site, SITE_KEY: {document.path: meetings}}

    def _url(self, item: Item) -> str:
        return self.config.text("baseurl") + item.url

    def _meta(self, item: Item) -> dict[str, Any]:
        meta = {**item.defaults, **item.data}
        if item.kind == "document" and not item.dated:
            meta.pop("date", None)
        return plain(meta) or {}

    def _document(self, item: Item, made: Converted | None) -> Document:
        """Return the parsed body with the front matter that Jekyll sees."""
        meta = self._meta(item)
        title = to_s(meta.get("title"))
        if made is None:
            made_document = Document(
                path=item.path, name=item.relative_path, meta=meta, html="", body_digest="", title=title,
                title_html=title, description=to_s(meta.get("description")), excerpt="", words=0,
                has_math=False, has_code=False,
            )  # fmt: skip
        else:
            made_document = made.document
        if title:
            from tuftenotes.markdown import parse_inline  # noqa: PLC0415 (heavy)

            title_html = parse_inline(title, self.markdown.options)
            made_document = replace(made_document, title=title, title_html=title_html)
        description = to_s(meta.get("description")) or made_document.description
        return replace(made_document, meta=meta, description=description)

    def _neighbour(self, item: Item, step: int) -> dict[str, str] | None:
        if item.kind != "document":
            return None
        items = self.model.documents[item.collection]
        place = items.index(item) + step
        if not 0 <= place < len(items):
            return None
        return link_to(self._document(items[place], None), self._url(items[place]))
