"""Rendering a Jekyll site: Liquid, Markdown, layouts, in the order in which they need each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, did_you_mean
from tuftenotes.liquid.drops import DocumentDrop, FileDrop, PageDrop, SiteDrop, Table
from tuftenotes.liquid.excerpts import excerpt_source
from tuftenotes.liquid.factory import make_environment
from tuftenotes.liquid.items import Item, StaticItem
from tuftenotes.liquid.matter_defaults import deep_merge
from tuftenotes.liquid.pagination import paginator
from tuftenotes.liquid.redirects import LAYOUT, redirect_page
from tuftenotes.liquid.runtime import Runtime
from tuftenotes.liquid.smartify import smartify
from tuftenotes.liquid.source_text import SourceText
from tuftenotes.liquid.tags_tufte import OPEN
from tuftenotes.liquid.values import to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tuftenotes.liquid.environment import Rendered
    from tuftenotes.liquid.generators import Generated

__all__ = ["MarkdownText", "Renderer", "Services"]

_JEKYLL = {"version": "4.3.1", "environment": "development"}


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A text for the Markdown stage: the body or excerpt of `item`, or a text that a filter was given.

    `spans` are pairs of offsets (in the text, in `source`). The Tufte tags in it stand between noncharacters
    (`tags_tufte.OPEN`, `CLOSE`); every other ``{%`` is text.
    """

    item: Item
    part: Literal["body", "excerpt", "inline"]
    text: str
    spans: Sequence[tuple[int, int]]
    source: SourceText


@dataclass(frozen=True, slots=True)
class Services:
    """What the rendering needs of the rest of the program.

    `markdown` makes HTML of a text; `expand` replaces the Tufte tags in a text that is HTML already;
    `style` compiles a sheet; `theme` puts HTML into a layout of our theme (item, layout, HTML, title …), for
    the names in `theme_layouts`; `formulas` renders what MathJax would find in a finished page.
    """

    markdown: Callable[[MarkdownText], str]
    expand: Callable[[MarkdownText], str]
    style: Callable[[Item, str], str]
    sass: Callable[[str, str], tuple[str, tuple[Diagnostic, ...]]]
    highlight: Callable[[str, str, bool], str]
    theme: Callable[[Item, str, str], str]
    theme_layouts: frozenset[str]
    read: Callable[[str], SourceText | None]
    formulas: Callable[[MarkdownText], str]


@dataclass
class Renderer:
    """Renders every item at most once, when it is first asked for; problems go to `diagnostics`."""

    generated: Generated
    services: Services
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _texts: dict[Item, MarkdownText] = field(default_factory=dict)
    _contents: dict[Item, str] = field(default_factory=dict)
    _excerpts: dict[Item, str | None] = field(default_factory=dict)
    _outputs: dict[Item, str] = field(default_factory=dict)
    _drops: dict[Item | StaticItem, Table] = field(default_factory=dict)
    _busy: set[Item] = field(default_factory=set)
    _current: list[Item] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.model = self.generated.model
        self.config = self.model.config
        includes = self.model.includes
        self.environment = make_environment(
            Runtime(
                config=self.config.values,
                clock=self.config.clock,
                markdown=self._markdownify,
                smarten=smartify,
                compile_sass=self.services.sass,
                highlight=self.services.highlight,
                include=includes.get,
                include_names=lambda: tuple(includes),
                read=self.services.read,
                link=self._link,
                post=self._post,
                plugins=self.model.plugins,
            )
        )

    @cached_property
    def site(self) -> SiteDrop:
        """The ``site`` object."""
        return SiteDrop(self.model, self)

    @property
    def current(self) -> Item | None:
        """The item that is being rendered."""
        return self._current[-1] if self._current else None

    @cached_property
    def _positions(self) -> dict[Item, tuple[str, int]]:
        documents = self.model.documents
        return {item: (label, i) for label, items in documents.items() for i, item in enumerate(items)}

    def drop(self, item: Item | StaticItem) -> Table:
        """Return the one drop of an item."""
        if item not in self._drops:
            if isinstance(item, StaticItem):
                self._drops[item] = FileDrop(item)
            elif item.kind == "page":
                self._drops[item] = PageDrop(item, self)
            else:
                self._drops[item] = DocumentDrop(item, self, lambda step: self._neighbour(item, step))
        return self._drops[item]

    def _neighbour(self, item: Item, step: int) -> Item | None:
        label, position = self._positions[item]
        items = self.model.documents[label]
        return items[position + step] if 0 <= position + step < len(items) else None

    def content(self, item: Item) -> str:
        """Return the body, through Liquid and Markdown; raw while it is being rendered itself."""
        if item in self._contents:
            return self._contents[item]
        if item.path in self.generated.leading:
            return ""
        if item in self._busy:
            return item.body
        self._busy.add(item)
        self._current.append(item)
        try:
            self._contents[item] = self._convert(self.prepare(item))
        finally:
            self._busy.discard(item)
            self._current.pop()
        return self._contents[item]

    def excerpt(self, item: Item) -> str | None:
        """Return the excerpt: the author's own, else the rendered start; None where there is none."""
        own = item.value("excerpt")
        if own is not None and own is not False:
            return to_s(own)
        if item not in self._excerpts:
            source = excerpt_source(item, self.config, self.environment.blocks)
            self._excerpts[item] = None
            if source is item.body:
                self._excerpts[item] = self.content(item)
            elif source is not None:
                self._current.append(item)
                self._excerpts[item] = self._convert(self._run(item, source, "excerpt"))
                self._current.pop()
        return self._excerpts[item]

    def output(self, item: Item) -> str:
        """Return the whole text of the item's file."""
        if item not in self._outputs:
            make = self.generated.texts.get(item.output) if item.made_by else None
            target = self.generated.leading.get(item.path)
            if make:
                self._outputs[item] = make(self.model, self)
            elif target and LAYOUT not in self.model.layouts:
                self._outputs[item] = redirect_page(target)
            else:
                html = self.content(item)
                self._outputs[item] = html  # what a layout sees that asks for the output of its own page
                self._current.append(item)
                self._outputs[item] = html if item.is_style else self._finished(item, html)
                self._current.pop()
        return self._outputs[item]

    def _finished(self, item: Item, html: str) -> str:
        """Return the page in its layouts, with the formulas that these and an HTML page have."""
        html = self._place_in_layouts(item, html)
        if not item.output.endswith((".html", ".htm")):
            return html
        return self.services.formulas(MarkdownText(item, "inline", html, (), SourceText(html, item.path)))

    def _scope(self, item: Item, page: Table) -> dict[str, Any]:
        layout = self.model.layouts.get(to_s(item.value("layout")))
        return {
            "site": self.site,
            "page": page,
            "jekyll": _JEKYLL,
            "paginator": paginator(self.model, item, self),
            "layout": layout.data if layout else None,
        }

    def _liquid(self, item: Item, source: SourceText, scope: Mapping[str, Any]) -> Rendered:
        rendered = self.environment.render_source(source, scope, page=item.path)
        self.diagnostics += rendered.problems
        return rendered

    def prepare(self, item: Item) -> MarkdownText:
        """Return the body after Liquid, before Markdown."""
        if item not in self._texts:
            self._current.append(item)
            self._texts[item] = self._run(item, item.body, "body")
            self._current.pop()
        return self._texts[item]

    def _run(self, item: Item, source: SourceText, part: Literal["body", "excerpt"]) -> MarkdownText:
        wanted = item.value("render_with_liquid") is not False
        if wanted and ("{%" in source or "{{" in source):
            rendered = self._liquid(item, source, self._scope(item, self.drop(item)))
            return MarkdownText(item, part, rendered.text, rendered.spans, source)
        return MarkdownText(item, part, source, ((0, 0),), source)

    def _convert(self, given: MarkdownText) -> str:
        if given.item.markdown:
            return self.services.markdown(given)
        if given.item.is_style:
            return self.services.style(given.item, given.text)
        return self.services.expand(given) if OPEN in given.text else given.text

    def _place_in_layouts(self, item: Item, html: str) -> str:
        given = item.value("layout")
        name = to_s(given)
        if given is None or name == "none" or (given is False and name not in self.model.layouts):
            return html
        page = self.drop(item)
        seen: set[str] = set()
        merged: dict[str, Any] = {}
        while name and name not in seen:
            layout = self.model.layouts.get(name)
            if layout is None:
                return self._without_own_layout(item, name, html, nested=bool(seen))
            seen.add(name)
            merged = deep_merge(layout.data, merged)
            scope = {**self._scope(item, page), "layout": merged, "content": html}
            rendered = self._liquid(item, layout.body, scope)
            html = rendered.text
            if OPEN in html:
                given = MarkdownText(item, "inline", html, rendered.spans, layout.body)
                html = self.services.expand(given)
            name = to_s(layout.data.get("layout"))
        return html

    def _without_own_layout(self, item: Item, name: str, html: str, *, nested: bool) -> str:
        if name in self.services.theme_layouts:
            return self.services.theme(item, name, html)
        if not nested:
            hint = did_you_mean(name, (*self.model.layouts, *self.services.theme_layouts))
            message = f"there is no layout “{name}”"
            code = Code.UNKNOWN_LAYOUT
            self.diagnostics.append(Diagnostic(Location(item.path), Severity.WARNING, code, message, hint))
        return html

    def _markdownify(self, text: str) -> str:
        item = self._current[-1]
        source = SourceText(text, item.path)
        return self.services.markdown(MarkdownText(item, "inline", text, (), source))

    @cached_property
    def _links(self) -> dict[str, str]:
        links = {
            file.relative_path.lstrip("/"): f"/{file.output}" for file in self.model.files if file.written
        }
        documents = [item for items in self.model.documents.values() for item in items]
        return links | {item.relative_path: item.url for item in (*documents, *self.model.pages)}

    def _link(self, path: str) -> str | None:
        return self._links.get(path.strip().lstrip("/"))

    def _post(self, name: str) -> str | None:
        folder, _, stem = name.lstrip("/").rpartition("/")
        for post in self.model.documents["posts"]:
            place, _, file = post.relative_path.rpartition("/")
            inside = place.removeprefix("_posts").strip("/") if place.startswith("_posts") else place
            if file.rpartition(".")[0] == stem and (
                not folder or folder in {inside, inside.removesuffix("/_posts")}
            ):
                return post.url
        return None
