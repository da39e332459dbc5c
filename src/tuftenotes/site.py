"""From documents to a site: order, URLs, references, and for each page exactly what it may show."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from tuftenotes.cards import card_path
from tuftenotes.course import chapter_numbers, check_order, in_sequence, order_documents
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, did_you_mean
from tuftenotes.menu import resolve_menu
from tuftenotes.model import Document, PageView, Site
from tuftenotes.page_context import link_to, listing, page_context, site_context, without_marks
from tuftenotes.page_defaults import idle_scopes, scopes_below, with_defaults
from tuftenotes.publication import divide, not_yet
from tuftenotes.references import References
from tuftenotes.schedule import Links
from tuftenotes.schedule_pages import SITE_KEY, meetings_of
from tuftenotes.urls import Target, page_target

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from tuftenotes.settings import Config

__all__ = ["Surroundings", "assemble", "is_markdown"]

_NOT_FOUND = "404.html"
_NO_LAYOUT = (None, False, "", "none", "null", "nil")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the pages of a site have around them, as far as it matters for what they show.

    `assets` are the names of all other files of the site, `sizes` those of pictures (in CSS pixels);
    `layouts` are the names of the layouts, `site_attributes` tells what each of them reads of `site`
    (``"*"``: everything); `own_layouts` says whether the site brings layouts of its own. `dates` are the days
    on which the history says that files were changed, by their paths; `item_places` gives, for a key of
    the configuration and so many items in its list, place and line of each, and `data_places` does for the
    value of a data file and paths in it. `now` is when the site is built: a page that is dated later is held
    back.
    """

    assets: Collection[str] = ()
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    layouts: frozenset[str] = frozenset()
    site_attributes: Callable[[str], frozenset[str]] = lambda _: frozenset()
    own_layouts: bool = False
    dates: Mapping[str, str] = field(default_factory=dict)
    item_places: Callable[[str, int], Sequence[tuple[Location, str]]] = lambda _, count: (
        [(Location("_config.yml"), "")] * count
    )
    now: datetime | None = None
    data_places: Callable[[object, Sequence[tuple[str | int, ...]]], Sequence[tuple[Location, str]]] = (
        lambda _, paths: [(Location("data"), "")] * len(paths)
    )


def is_markdown(name: str, config: Config) -> bool:
    """Tell by its name whether a page is written in Markdown."""
    extension = name.rpartition(".")[2].lower()
    return extension in _markdown_extensions(config.names("markdown_ext"))


@lru_cache(maxsize=8)
def _markdown_extensions(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.lstrip(".").lower() for name in names)


def assemble(documents: Sequence[Document], config: Config, around: Surroundings) -> Site:
    """Put the pages of a site together; documents keep their own diagnostics, new ones are returned."""
    complete, idle = _completed(documents, config, around)
    shown, held = divide(complete, config, around.now)
    order = config.names("order")
    ordered = order_documents(shown, order) if config.native else shown
    automatic = config.text("math.numbering") == "chapter"
    chapters = chapter_numbers([d for d in ordered if is_markdown(d.name, config)], automatic=automatic)
    targets = {document.name: _target(document, config) for document in ordered}
    references = References(config.dialect, config.text("baseurl"), around.assets, around.sizes, chapters)
    for document in ordered:
        references.add(document, targets[document.name])
    for document, reason in held:
        references.add_held(document, _target(document, config), reason)
    problems: list[Diagnostic] = []
    if config.native:
        menu, problems = resolve_menu(
            config.get("menu"), references.from_root, partial(around.item_places, "menu")
        )
        config = config.with_values(menu=menu)
    course = _Course(config, around, targets, chapters, [d for d in ordered if _in_course(d, config)])
    entries = {document.name: course.entry(document) for document in ordered}
    everything = site_context(config, around.data, list(entries.values()))
    waiting = {document.name: without_marks(document.title) for document, _ in held}
    everything[SITE_KEY], found = _schedules(ordered, around, Links(entries, references.from_root, waiting))
    problems += found
    pages = tuple(_view(document, course, references, everything) for document in ordered)
    for key in ("image", "favicon"):
        references.check_site_image(key, config.get(key), partial(_place_of_key, around, key))
    problems += [*references.diagnostics, *course.diagnostics, *idle, *not_yet(held)]
    if config.native:
        problems += check_order(complete, order, partial(around.item_places, "order"))
    waits = any(reason.early for _, reason in held)
    return Site(pages, tuple(problems), _added(course, everything, pages), waits)


def _completed(
    documents: Sequence[Document], config: Config, around: Surroundings
) -> tuple[Sequence[Document], Sequence[Diagnostic]]:
    """Return the pages with the front matter that `defaults` give them, and what of these covers no page."""
    defaults = config.get("defaults")
    if not defaults or not documents:
        return documents, ()
    found: Sequence[Diagnostic] = ()
    if config.native:
        names = [document.name for document in documents]
        defaults = scopes_below(defaults, config.text("content_dir").strip("/"), names)
        found = _warnings("defaults", len(defaults), list(idle_scopes(defaults, names)), around)
    return [_with_defaults(document, defaults) for document in documents], found


def _warnings(
    key: str, count: int, problems: Sequence[tuple[int, str, str]], around: Surroundings
) -> list[Diagnostic]:
    """Return a warning for each problem: the number of an item in the list of a key, a message, a hint."""
    places = around.item_places(key, count) if problems else ()
    return [
        Diagnostic(places[number][0], Severity.WARNING, Code.CONFIG, message, hint, places[number][1])
        for number, message, hint in problems
    ]


def _schedules(
    documents: Sequence[Document], around: Surroundings, links: Links
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the meetings that pages show, by the path of the page, and what is wrong with them."""
    meetings: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for document in documents:
        layout = document.meta.get("layout")
        if (
            isinstance(layout, str)
            and layout in around.layouts
            and SITE_KEY in around.site_attributes(layout)
        ):
            meetings[document.path], found = meetings_of(document, around.data, links, around.data_places)
            problems += found
    return meetings, problems


def _place_of_key(around: Surroundings, key: str) -> tuple[Location, str]:
    return around.item_places(key, 1)[0]


def _with_defaults(document: Document, defaults: Sequence[Any]) -> Document:
    meta = with_defaults(document.meta, document.name, "pages", defaults)
    return document if meta is document.meta else replace(document, meta=meta)


@dataclass(slots=True)
class _Course:
    """The pages in their order, and how each is found from the others."""

    config: Config
    around: Surroundings
    targets: Mapping[str, Target]
    chapters: Mapping[str, str]
    sequence: Sequence[Document]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _positions: dict[str, int] = field(default_factory=dict)
    _links: list[dict[str, str]] = field(default_factory=list)
    _base: str = ""

    def __post_init__(self) -> None:
        self._base = self.config.text("baseurl")
        self._positions = {document.name: index for index, document in enumerate(self.sequence)}
        self._links = [link_to(document, self.url(document)) for document in self.sequence]

    def neighbour(self, document: Document, step: int) -> dict[str, str] | None:
        """Return a link to the page `step` places further on in the sequence, if there is one."""
        position = self._positions.get(document.name)
        if position is None or not 0 <= position + step < len(self.sequence):
            return None
        return self._links[position + step]

    def url(self, document: Document) -> str:
        """Return the URL path of a page, with the baseurl."""
        return self._base + self.targets[document.name].url

    def entry(self, document: Document) -> dict[str, Any]:
        """Return what lists of pages (``site.pages``) show of a page."""
        return listing(document, self.url(document), self.chapters.get(document.name))

    def site_for(self, layout: str, everything: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return of `everything` what a layout reads, so that nothing else makes its pages be rendered."""
        wanted = self.around.site_attributes(layout) if layout else frozenset[str]()
        if "*" in wanted:
            return everything
        return {name: everything[name] for name in sorted(wanted) if name in everything}

    def card(self, document: Document) -> str:
        """Return the path of the picture that is drawn for a page, if one is."""
        if not self.config.flag("cards") or document.meta.get("image") or not self.config.native:
            return ""
        path = card_path(self.targets[document.name].output, without_marks(document.title))
        return f"/{path}" if path else ""

    def layout(self, document: Document) -> str:
        """Return the name of a page's layout, empty for none; an unknown one is reported at its line."""
        layouts = self.around.layouts
        is_page = self.targets[document.name].output.endswith(".html")
        default = "page" if self.config.native and is_page else None
        named = document.meta.get("layout", default)
        if not isinstance(named, str | bool | None):
            named = str(named)
        if named in _NO_LAYOUT or named in layouts:
            return str(named or "") if named in layouts else ""
        location = Location(document.path, document.lines.get("layout", 0))
        known = ", ".join(sorted(layouts)) or "none"
        hint = did_you_mean(str(named), layouts) or f"known layouts: {known}"
        message = f"there is no layout “{named}”"
        code = Code.UNKNOWN_LAYOUT
        excerpt = f"layout: {named}" if location.line else ""
        self.diagnostics.append(Diagnostic(location, code.severity, code, message, hint, excerpt))
        return "page" if "page" in layouts else ""


def _added(course: _Course, everything: Mapping[str, Any], pages: Sequence[PageView]) -> tuple[PageView, ...]:
    """Return the page for an unknown address, where the author has made none."""
    taken = {*(page.output for page in pages), *course.around.assets}
    if not course.config.native or "404" not in course.around.layouts or _NOT_FOUND in taken:
        return ()
    view = PageView(
        path="theme/404",
        url=f"{course.config.text('baseurl')}/{_NOT_FOUND}",
        output=_NOT_FOUND,
        layout="404",
        layout_location=Location("theme/404"),
        page={"layout": "404", "title": "No such page", "lang": course.config.text("lang")},
        site=course.site_for("404", everything),
        body_digest="",
        fills=(),
    )
    return (view,)


def _target(document: Document, config: Config) -> Target:
    permalink = document.meta.get("permalink")
    extension = ".html" if is_markdown(document.name, config) else "." + document.name.rpartition(".")[2]
    return page_target(
        document.name,
        extension,
        permalink if isinstance(permalink, str) else "",
        config.text("permalink"),
        config.dialect,
    )


def _in_course(document: Document, config: Config) -> bool:
    return config.native and is_markdown(document.name, config) and in_sequence(document)


def _view(
    document: Document, course: _Course, references: References, everything: Mapping[str, Any]
) -> PageView:
    config = course.config
    target = course.targets[document.name]
    fills = references.fills(document, target)
    references.check_image(document)
    layout = course.layout(document)
    page = page_context(document, config, fills, own_layouts=course.around.own_layouts)
    page |= {
        "url": course.url(document),
        "layout": layout,
        "chapter": course.chapters.get(document.name, ""),
        "previous": course.neighbour(document, -1),
        "next": course.neighbour(document, 1),
        "card": course.card(document),
        "last_modified_at": str(
            document.meta.get("last_modified_at") or course.around.dates.get(document.path, "")
        ),
    }
    location = Location(document.path, document.lines.get("layout", 0))
    return PageView(
        path=document.path,
        url=course.url(document),
        output=target.output,
        layout=layout,
        layout_location=location,
        page=page,
        site=course.site_for(layout, everything),
        body_digest=document.body_digest,
        fills=fills,
    )
