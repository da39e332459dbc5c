"""A Jekyll site in a row: metadata, Liquid, Markdown, layouts, style sheets, files to copy.

    files -> model -> generators -> bodies through Liquid -> Markdown -> layouts -> outputs

Everything Jekyll-only is in `liquid`; what it needs of the program is handed in here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tuftenotes.assets_stage import copies, picture_sizes
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.digest import digest
from tuftenotes.highlight import highlighted, plain
from tuftenotes.jekyll_files import find_files, posts_time
from tuftenotes.jekyll_markdown import MarkdownStage
from tuftenotes.jekyll_styles import StyleStage, importable
from tuftenotes.jekyll_theme import ThemeStage
from tuftenotes.layout import Templates
from tuftenotes.liquid.generators import generate
from tuftenotes.liquid.items import Maker
from tuftenotes.liquid.jekyll_config import make_jekyll_config, read_jekyll_config
from tuftenotes.liquid.mathjax import macro_keys, mathjax_of, with_mathjax
from tuftenotes.liquid.matter_defaults import MatterDefaults
from tuftenotes.liquid.model import read_model
from tuftenotes.liquid.renderer import Renderer, Services
from tuftenotes.liquid.source_text import SourceText
from tuftenotes.liquid.unrun import unrun_plugins
from tuftenotes.mathjax_stage import with_mathjax_copy
from tuftenotes.model import Document, Output
from tuftenotes.references import References
from tuftenotes.sources import Sources
from tuftenotes.style_stage import compile_sheets
from tuftenotes.urls import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tuftenotes.cache import Store
    from tuftenotes.jekyll_files import FoundFiles
    from tuftenotes.liquid.items import Item
    from tuftenotes.liquid.jekyll_config import JekyllConfig
    from tuftenotes.liquid.model import JekyllModel
    from tuftenotes.model import ParseOptions
    from tuftenotes.parallel import Jobs
    from tuftenotes.place import Place
    from tuftenotes.theme import Theme

__all__ = ["JekyllSite", "make_jekyll_site", "read_jekyll_site"]

_DEAD = re.compile(r"""["'](?:https?:)?(//cdn\.mathjax\.org/[^"']*)["']""")
_COUNTER = re.compile(r"\{%-?\s*(?:in|de)crement\b")
_COLOURING = ("rouge", "pygments")
"""The highlighters with which the tag ``highlight`` colours code."""
_MARKS = re.compile("[\ufdd0-\ufdef]")


@dataclass(frozen=True, slots=True)
class JekyllSite:
    """What a site becomes: outputs in layers (later ones win), URLs by output, and what was wrong."""

    layers: tuple[tuple[Output, ...], ...]
    urls: dict[str, str]
    parsed: int
    rendered: int
    diagnostics: tuple[Diagnostic, ...]


def make_jekyll_site(
    place: Place, store: Store, jobs: Jobs, theme: Theme, progress: Callable[[int, int], None] | None
) -> JekyllSite:
    """Read and render the site at `place`; nothing is written."""
    found = find_files(place.root, place.made)
    config, problems = _config(place)
    now = config.clock.now.astimezone(config.clock.zone)
    time = now if place.config.get("time") else posts_time(found.files.paths, now)
    model = read_model(found.files, config, time)
    generated = generate(model, Maker(config, time, MatterDefaults(config)))
    model = generated.model
    options, math_problems = _options(place, model)
    markdown = MarkdownStage(
        store, options, _references(place, model, found, {}), macro_keys=macro_keys(_templates(model))
    )
    templates = Templates(theme.templates)
    themed = ThemeStage(place.config, model, templates, markdown, own_layouts=bool(model.layouts))
    styles = StyleStage(store, config, _sheets(found, config))
    renderer = Renderer(generated, _services(found, markdown, themed, styles, templates))
    items = _shown(model)
    together = not _counts_on(model, items)
    texts = [renderer.prepare(item) for item in items if item.markdown and together]
    markdown.prefetch(texts, jobs, lambda done: progress(done, 2 * len(items)) if progress else None)
    sizes = picture_sizes(found.assets, markdown.parse(texts))
    markdown.references = _references(place, model, found, sizes)
    pages: list[Output] = []
    documents: list[Output] = []
    for done, item in enumerate(items, 1):
        data = renderer.output(item).encode("utf-8", "replace")
        made = Output(item.output, item.path, data, digest=digest(data))
        (pages if item.kind == "page" else documents).append(made)
        if progress:
            progress(len(items) + done, 2 * len(items))
    statics, unreadable = copies(
        {file.output: found.assets[file.path] for file in model.files if file.written}
    )
    theme_files = _theme_files(store, place, theme, themed)
    groups = (
        found.diagnostics,
        problems,
        model.diagnostics,
        unrun_plugins(model),
        renderer.diagnostics,
        markdown.diagnostics,
        themed.diagnostics,
        styles.diagnostics,
        math_problems,
        _dead_scripts(model),
        _absent_theme(model, themed),
        _checked(place, items, renderer, markdown, (theme_files, statics, pages, documents)),
        unreadable,
    )
    return JekyllSite(
        layers=(theme_files, statics, (*pages, *documents)),  # Jekyll writes documents after pages
        urls={item.output: place.config.text("baseurl") + item.url for item in items},
        parsed=markdown.parsed,
        rendered=len(items),
        diagnostics=tuple(problem for group in groups for problem in group),
    )


def _checked(
    place: Place,
    items: Iterable[Item],
    renderer: Renderer,
    markdown: MarkdownStage,
    made: Iterable[Iterable[Output]],
) -> tuple[Diagnostic, ...]:
    if not place.checks:
        return ()
    from tuftenotes.jekyll_check_stage import check_items  # noqa: PLC0415 (most builds don't check)

    outputs = [output for outputs in made for output in outputs]
    return check_items(items, renderer, markdown, outputs, place.ask)


def read_jekyll_site(place: Place) -> tuple[JekyllModel, tuple[Diagnostic, ...]]:
    """Return what the site at `place` consists of, before anything is rendered, and what is wrong with it."""
    found = find_files(place.root, (place.destination, place.cache))
    config, problems = _config(place)
    model = read_model(found.files, config, posts_time(found.files.paths, config.clock.now))
    return model, (*found.diagnostics, *problems, *model.diagnostics)


def _config(place: Place) -> tuple[JekyllConfig, tuple[Diagnostic, ...]]:
    """Read the configuration once more, with Ruby's types; the command line's changes go over it."""
    values: dict[str, object] = {}
    problems: list[Diagnostic] = []
    for path in place.config_files:
        shown = path.name
        if path.suffix == ".toml":
            values |= place.config.values
            continue
        read, found = read_jekyll_config(path.read_text("utf-8-sig"), shown)
        values |= read
        problems += found
    for key in ("baseurl", "future", "show_drafts"):
        if place.config.get(key) or key in values:
            values[key] = place.config.get(key)
    time = place.config.get("time")
    now = datetime.fromisoformat(str(time)) if time else datetime.now(UTC)
    config, more = make_jekyll_config(values, now)
    return config, (*problems, *more)


def _options(place: Place, model: JekyllModel) -> tuple[ParseOptions, tuple[Diagnostic, ...]]:
    """Return how pages are parsed: what the site's own MathJax set-up says is heard."""
    config = mathjax_of(_templates(model))
    settled = model.config.values.get("math")
    options = with_mathjax(place.options, config, settled if isinstance(settled, dict) else ())
    notes = (
        Diagnostic(Location("_config.yml"), Severity.NOTE, Code.TEMPLATE, message)
        for message in config.messages
    )
    return options, tuple(notes)


def _counts_on(model: JekyllModel, items: Iterable[Item]) -> bool:
    """Return whether layouts and bodies share counters: then each body must wait for the layout before it."""
    return any(map(_COUNTER.search, _templates(model))) and any(_COUNTER.search(item.body) for item in items)


def _templates(model: JekyllModel) -> tuple[SourceText, ...]:
    return (*(layout.body for layout in model.layouts.values()), *model.includes.values())


def _shown(model: JekyllModel) -> list[Item]:
    """Return what is written, in the order in which Jekyll renders it: documents, then pages."""
    now = model.config.clock.now
    documents = [
        item
        for label, items in model.documents.items()
        if model.config.collections[label].get("output") not in {None, False}
        for item in items
        if model.config.flag("future") or not item.dated or item.date is None or item.date <= now
    ]
    return [*documents, *model.pages]


def _references(
    place: Place, model: JekyllModel, found: FoundFiles, sizes: Mapping[str, tuple[int, int]]
) -> References:
    assets = {file.output for file in model.files} | set(found.files.paths)
    references = References("jekyll", place.config.text("baseurl"), assets, sizes, {})
    for item in _shown(model):
        references.add(_stub(item), Target(item.output, item.url))
    return references


def _stub(item: Item) -> Document:
    """Return a document that has a name and nothing else: enough to be linked to."""
    return Document(
        path=item.path, name=item.relative_path, meta={}, html="", body_digest="", title="", title_html="",
        description="", excerpt="", words=0, has_math=False, has_code=False,
    )  # fmt: skip


def _services(
    found: FoundFiles, markdown: MarkdownStage, themed: ThemeStage, styles: StyleStage, templates: Templates
) -> Services:
    def read(path: str) -> SourceText | None:
        asset = found.assets.get(path)
        if asset is None:
            return None
        text = found.files.read(path).decode("utf-8", "replace")
        return SourceText(clean(text).replace("\r\n", "\n"), path)

    return Services(
        markdown=markdown.convert,
        expand=markdown.expand,
        formulas=markdown.formulas,
        style=styles.page,
        sass=styles.text,
        highlight=highlighted if styles.config.text("highlighter") in _COLOURING else plain,
        theme=themed.render,
        theme_layouts=templates.layouts,
        read=read,
    )


def clean(text: str) -> str:
    """Replace the noncharacters that mark our own places by U+FFFD."""
    return _MARKS.sub("\ufffd", text)


def _sheets(found: FoundFiles, config: JekyllConfig) -> dict[str, str]:
    """Return the texts of what a style sheet may import, by path."""
    paths = [path for path in found.files.paths if importable(path, config)]
    return {path: found.files.read(path).decode("utf-8", "replace") for path in paths}


def _absent_theme(model: JekyllModel, themed: ThemeStage) -> Iterable[Diagnostic]:
    """Yield a note if the site asks for a theme: its layouts are not here, ours stand in for them."""
    named = model.config.text("theme") or model.config.text("remote_theme")
    if named and themed.used:
        message = f"the theme “{named}” is not here; the layouts that the site lacks are ours"
        yield Diagnostic(Location("_config.yml"), Severity.NOTE, Code.UNKNOWN_LAYOUT, message)


def _dead_scripts(model: JekyllModel) -> Iterable[Diagnostic]:
    """Yield a note for every template that loads MathJax from where it is no more."""
    for source in _templates(model):
        found = _DEAD.search(source)
        if found:
            location, excerpt = source.locate(found.start(1))
            message = "this script has been gone since 2017; the formulas are rendered without it"
            yield Diagnostic(location, Severity.NOTE, Code.BROKEN_LINK, message, excerpt=excerpt)


def _theme_files(store: Store, place: Place, theme: Theme, themed: ThemeStage) -> tuple[Output, ...]:
    """Return the theme's sheets and fonts, if any page wears a layout of it."""
    if not themed.used:
        return ()
    sources = Sources(
        pages=(), assets={}, templates={}, styles={}, data={}, own_layouts=False, diagnostics=()
    )
    sheets = compile_sheets(store, place.config, theme.styles, sources)
    themed.diagnostics += sheets.diagnostics
    fonts, problems = copies(theme.fonts)
    documents = [made.document for made in themed.markdown.documents.values()]
    fonts, no_mathjax = with_mathjax_copy(fonts, place.config, documents)
    themed.diagnostics += (*problems, *no_mathjax)
    return (*sheets.theme, *fonts)
