"""The one orchestrator: from a folder of sources to a folder of pages.

    sources -> documents -> site -> outputs -> destination

Every stage is a pure function of the one before; what a stage worked out once is in the store. This module
only puts them in a row, and decides whether anything may be written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, time_ns
from typing import TYPE_CHECKING

from tuftenotes.assets_stage import copies, picture_sizes
from tuftenotes.cache import Store, clear_cache
from tuftenotes.collisions import settle_outputs
from tuftenotes.confines import check_destination
from tuftenotes.diagnostics import Severity, worst
from tuftenotes.digest import digest
from tuftenotes.file_memo import digest_of_file
from tuftenotes.font_stage import MATH_FONT, with_own_font
from tuftenotes.idle_excludes import idle_excludes
from tuftenotes.layout import Templates
from tuftenotes.lock import one_at_a_time
from tuftenotes.manifest import MANIFEST, Manifest, encode_manifest
from tuftenotes.mathjax_stage import with_mathjax_copy
from tuftenotes.model import BuildReport
from tuftenotes.output import Destination, Written, clean_destination
from tuftenotes.parallel import Jobs
from tuftenotes.parse_stage import ParseTask, parse_pages
from tuftenotes.place import Place, locate
from tuftenotes.render_stage import read_layouts, render_pages, template_problems
from tuftenotes.request import BuildRequest
from tuftenotes.settings import settle
from tuftenotes.site import Surroundings, assemble, is_markdown
from tuftenotes.sources import read_sources
from tuftenotes.spool import Spool
from tuftenotes.stamp import files_as_left
from tuftenotes.stamp_inputs import inputs_of, listing_of
from tuftenotes.stamp_record import Start, forget_stamp, save_stamp
from tuftenotes.stamp_report import remembered
from tuftenotes.style_stage import compile_sheets, is_style
from tuftenotes.theme import read_theme
from tuftenotes.theme_code import compiled_templates, keep_compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.model import Output, Site
    from tuftenotes.parse_stage import Parsed
    from tuftenotes.render_stage import Layouts
    from tuftenotes.settings import Config
    from tuftenotes.sources import Sources
    from tuftenotes.stamp_record import Inputs
    from tuftenotes.theme import Theme

__all__ = ["BuildRequest", "build", "clean"]


@dataclass(frozen=True, slots=True)
class _Made:
    """What the stages made of a site before anything is written; `sources` if they alone decide about it."""

    outputs: tuple[Output, ...]
    urls: dict[str, str]
    parsed: int
    rendered: int
    diagnostics: tuple[Diagnostic, ...]
    sources: Sources | None = None


def build(request: BuildRequest, *, progress: Callable[[int, int], None] | None = None) -> BuildReport:
    """Build a site and return what was done and what is wrong with it, sorted.

    With any error (or, if strict, any warning) nothing is written or removed. `progress` is called with the
    steps done and the steps in all. Raises `SiteError` if the run cannot go on at all.
    """
    started, began, listing = perf_counter(), time_ns(), listing_of(request)
    place = locate(request)
    jekyll = not place.config.native  # Jekyll builds wherever it is told to
    check_destination(place.destination, place.root, place.inputs, may_lie_in_them=jekyll)
    with one_at_a_time(place.destination), Spool() as spool:
        left = files_as_left(request.asked) if request.cache else {}
        digests = {path: known.digest for path, known in left.items()}
        destination = Destination(place.destination, digests, durable=not request.scratch, spool=spool)
        folder = place.cache if request.cache and not request.dry_run else None
        with Store(folder, durable=not request.scratch) as store:
            made = _make(place, store, Jobs(request.jobs), destination, progress)
        keep_compiled(compiled_templates())
        made = replace(made, diagnostics=_levelled(made.diagnostics, place))
        failed = _fails(made.diagnostics, strict=request.strict)
        written = Written() if failed else destination.write(made.outputs, dry_run=request.dry_run)
        if not failed:  # a build that fails does not ask for all
            digest_of_file.forget_others()
    report = BuildReport(
        destination=str(place.destination),
        pages=len(made.urls),
        written=written.written,
        unchanged=written.unchanged,
        removed=written.removed,
        replaced=written.replaced,
        foreign=written.foreign,
        parsed=made.parsed,
        rendered=made.rendered,
        changed_pages=tuple(made.urls[path] for path in written.written if path in made.urls),
        diagnostics=_sorted((*made.diagnostics, *written.diagnostics)),
        seconds=perf_counter() - started,
        dry_run=request.dry_run,
    )
    if request.cache and not request.dry_run and not request.scratch:
        inputs = inputs_of(place, made.sources, listing) if made.sources else None
        _remember(request, Start(began, left), inputs, made, report)
    return report


def _remember(
    request: BuildRequest, start: Start, inputs: Inputs | None, made: _Made, report: BuildReport
) -> None:
    """Leave a stamp where the next build can do without looking if nothing changes."""
    if inputs is None or _fails(report.diagnostics, strict=request.strict):
        forget_stamp(request.asked)
        return
    digests = {output.path: output.digest for output in made.outputs}
    manifest = {MANIFEST: digest(encode_manifest(Manifest(digests)))}
    folder = Path(report.destination).resolve()
    outputs = {str(folder / path): made_of for path, made_of in (digests | manifest).items()}
    save_stamp(request.asked, start, inputs, outputs, remembered(report, len(made.outputs)))


def clean(request: BuildRequest) -> tuple[str, ...]:
    """Remove what the destination's manifest lists, and the cache; return the paths removed."""
    place = locate(request)
    removed = [(place.destination / path).as_posix() for path in clean_destination(place.destination)]
    if clear_cache(place.cache):
        removed.append(place.cache.as_posix())
    return tuple(removed)


def _make(
    place: Place,
    store: Store,
    jobs: Jobs,
    destination: Destination,
    progress: Callable[[int, int], None] | None,
) -> _Made:
    config = place.config
    if not config.native:
        return _make_jekyll(place, store, jobs, progress)
    sources = read_sources(place.root, config, place.made, destination.as_left)
    theme = read_theme()
    tasks = [
        ParseTask(page, place.options, is_markdown(page.name, config))
        for page in sources.pages
        if not is_style(page.name)
    ]
    tell = _steps(progress, 2 * len(tasks))
    parsed = parse_pages(store, jobs, tasks, tell)
    templates = Templates({**theme.templates, **sources.templates}, compiled_templates(), sources.origin)
    layouts = read_layouts(store, templates)
    sheets = compile_sheets(store, config, theme.styles, sources)
    fonts, unreadable_fonts = copies(theme.fonts)
    if config.flag("math.subset") and MATH_FONT not in sources.assets:
        fonts = with_own_font(store, destination, fonts, theme.fonts[MATH_FONT], parsed.documents)
    fonts, no_mathjax = with_mathjax_copy(fonts, config, parsed.documents)
    assets, unreadable = copies(sources.assets)
    around = _surroundings(place, sources, parsed, layouts, (*fonts, *sheets.theme, *sheets.site))
    site = assemble(parsed.documents, config, around)
    pages = render_pages(
        store, layouts, site.pages, parsed, destination, lambda n: tell(len(tasks) + n), jobs
    )
    added = render_pages(store, layouts, site.added, parsed, destination, lambda _: None)
    ours = (*sheets.theme, *fonts, *added.outputs, *_companions(config, parsed, site))
    ours += _extras(config, store, destination, theme, parsed, site)
    outputs, collisions = settle_outputs((ours, assets, (*sheets.site, *pages.outputs)))
    found = [
        *(place.diagnostics, sources.diagnostics, sheets.diagnostics, site.diagnostics),
        *(document.diagnostics for document in parsed.documents),
        *(template_problems(layouts, pages, added), unreadable_fonts, no_mathjax, unreadable, collisions),
        idle_excludes(place, sources),
    ]
    if place.checks:
        from tuftenotes.check_stage import check_pages  # noqa: PLC0415 (most builds don't check)

        found.append(check_pages(config, sources, parsed, site, place.ask))
    return _Made(
        outputs=outputs,
        urls={view.output: view.url for view in site.pages},
        parsed=parsed.count,
        rendered=pages.count,
        sources=None if site.waits else sources,
        diagnostics=tuple(settle(problem, config.dialect) for group in found for problem in group),
    )


def _extras(  # noqa: PLR0913, PLR0917 (each of the six is a different thing)
    config: Config, store: Store, destination: Destination, theme: Theme, parsed: Parsed, site: Site
) -> tuple[Output, ...]:
    """Return what the extras make that the configuration asks for."""
    made: tuple[Output, ...] = ()
    if config.flag("cards"):
        from tuftenotes.card_stage import draw_cards  # noqa: PLC0415 (only where they are asked for)

        made += draw_cards(store, destination, site, config.text("title"), theme.fonts)
    if config.flag("search"):
        from tuftenotes.search_stage import index_pages  # noqa: PLC0415 (only where it is asked for)

        made += index_pages(store, destination, parsed, site)
    return made


def _companions(config: Config, parsed: Parsed, site: Site) -> tuple[Output, ...]:
    if not config.text("url"):
        return ()
    from tuftenotes.companion_stage import companions  # noqa: PLC0415 (a site without an address has none)

    return companions(config, parsed, site)


def _companion_names(place: Place, parsed: Parsed) -> tuple[str, ...]:
    if not place.config.text("url"):
        return ()
    from tuftenotes.companion_stage import companion_names  # noqa: PLC0415 (as above)

    return companion_names(parsed.documents)


def _make_jekyll(
    place: Place, store: Store, jobs: Jobs, progress: Callable[[int, int], None] | None
) -> _Made:
    from tuftenotes.jekyll_stage import make_jekyll_site  # noqa: PLC0415 (a native site never needs it)

    site = make_jekyll_site(place, store, jobs, read_theme(), progress)
    outputs, collisions = settle_outputs(site.layers)
    found = (*place.diagnostics, *site.diagnostics, *collisions)
    return _Made(
        outputs=outputs,
        urls=site.urls,
        parsed=site.parsed,
        rendered=site.rendered,
        diagnostics=tuple(settle(problem, place.config.dialect) for problem in found),
    )


def _levelled(diagnostics: tuple[Diagnostic, ...], place: Place) -> tuple[Diagnostic, ...]:
    """Give the diagnostics the levels that the configuration says."""
    if not place.levels:
        return diagnostics
    from tuftenotes.checks.levels import apply_levels  # noqa: PLC0415 (most sites say nothing)

    return apply_levels(diagnostics, place.levels)


def _dates(place: Place) -> dict[str, str]:
    if not place.config.flag("git_dates"):
        return {}
    from tuftenotes.git_dates import read_git_dates  # noqa: PLC0415 (only where it is asked for)

    return read_git_dates(place.root)


def _surroundings(
    place: Place, sources: Sources, parsed: Parsed, layouts: Layouts, made: Iterable[Output]
) -> Surroundings:
    return Surroundings(
        assets=frozenset(
            [*sources.assets, *(output.path for output in made), *_companion_names(place, parsed)]
        ),
        sizes=picture_sizes(sources.assets, parsed.documents),
        data=sources.data,
        layouts=layouts.templates.layouts,
        site_attributes=lambda layout: layouts.attributes.get(layout, frozenset()),
        own_layouts=sources.own_layouts,
        dates=_dates(place),
        item_places=place.item_places,
        now=place.now,
        data_places=sources.data_places,
    )


def _steps(progress: Callable[[int, int], None] | None, total: int) -> Callable[[int], None]:
    """Return a function that passes on how many of the steps are done."""
    return (lambda done: progress(done, total)) if progress else (lambda _: None)


def _fails(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    severity = worst(diagnostics)
    return severity is not None and severity >= (Severity.WARNING if strict else Severity.ERROR)


def _sorted(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(set(diagnostics), key=lambda problem: (problem.sort_key, problem.hint)))
