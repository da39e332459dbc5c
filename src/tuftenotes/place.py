"""What a build is asked for, and where it works: the site's root, its configuration, the destination."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tuftenotes.config import ReadConfig, read_config
from tuftenotes.confines import links_out, outside_folders, real_path, usual_destination
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, SiteError
from tuftenotes.kramdown_options import kramdown_fields, unheard_options
from tuftenotes.model import ParseOptions
from tuftenotes.page_defaults import check_defaults
from tuftenotes.publication import zone_of
from tuftenotes.request import BuildRequest
from tuftenotes.stamp import CACHE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tuftenotes.checks.external import Ask
    from tuftenotes.checks.levels import Level
    from tuftenotes.mathematics.settings import MacroProblem
    from tuftenotes.settings import Config

__all__ = ["BuildRequest", "Place", "locate"]


_EXTRAS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "cards": (("PIL",),),
    "search": (("pagefind",), ("pagefind_bin", "pagefind_bin_extended")),
}
"""Keys of the configuration that need more than the program itself: modules, of which one in each row."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build works, and by what rules; `config_files` are those the configuration was read from.

    `item_places` gives place and line of each item of a list in the configuration, for its key and how many
    there are. `now` is when the build takes place: ``SOURCE_DATE_EPOCH`` where that is given.
    """

    root: Path
    config: Config
    config_files: tuple[Path, ...]
    destination: Path
    cache: Path
    options: ParseOptions
    checks: bool
    levels: tuple[Level, ...]
    diagnostics: tuple[Diagnostic, ...]
    item_places: Callable[[str, int], Sequence[tuple[Location, str]]]
    now: datetime
    ask: Ask | None = None

    @property
    def made(self) -> tuple[Path, ...]:
        """The folders that hold what builds make, which is no source: also the one that ``-d`` replaces."""
        usual = usual_destination(self.root, self.config)
        real, root = real_path(usual), real_path(self.root)
        inside = real != root and real.is_relative_to(root)
        return (self.destination, self.cache, *((usual,) if inside else ()))

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The folders that hold the sources and therefore cannot be the destination."""
        keys = ("content_dir", "templates_dir", "sass.sass_dir", "data_dir", "includes_dir", "layouts_dir")
        names = (self.config.text(key).strip("/") for key in keys)
        return tuple(self.root / name for name in names if name)


def locate(request: BuildRequest) -> Place:
    """Read the configuration and find out where everything is; raises `SiteError` if that cannot be."""
    read = read_config(request.source, request.config_files)
    given = _given_time()
    config = read.config.with_values(**_changes(request, read.config, given))
    _confine(request, read, config)
    config, bad_defaults = _defaults(read, config)
    root = request.source / config.text("source")
    options, bad_macros = _parse_options(config)
    levels, bad_levels = _levels(config)
    problems = [
        replace(read.problem("math.macros", bad.message, bad.key), severity=bad.severity, hint=bad.hint)
        for bad in bad_macros
    ]
    problems += [
        replace(read.problem("checks", message, key), hint=hint) for key, message, hint in bad_levels
    ]
    problems += [
        replace(read.problem(key, message), severity=Severity.NOTE)
        for key, message in unheard_options(config)
    ]
    return Place(
        root=root,
        config=config,
        config_files=read.files,
        destination=request.destination or usual_destination(root, config),
        cache=request.cache_dir or root / CACHE_FOLDER,
        options=options,
        checks=request.checks or request.strict,
        levels=levels,
        ask=request.ask,
        item_places=read.item_places,
        now=given or datetime.now(UTC),
        diagnostics=(
            *read.diagnostics,
            *problems,
            *bad_defaults,
            *_missing_extras(read, config),
            *_unknown_zone(read, config),
        ),
    )


def _confine(request: BuildRequest, read: ReadConfig, config: Config) -> None:
    """Raise `SiteError` if the site would have us read or write where only the command line may send us."""
    refused = outside_folders(request.source, config, with_destination=request.destination is None)
    problems = [replace(read.problem(key, message), hint=hint) for key, message, hint in refused]
    if not problems:
        cache = request.source / config.text("source") / CACHE_FOLDER
        files = () if request.config_files else read.files
        caches = (cache,) if request.cache and not request.cache_dir else ()
        problems = [
            Diagnostic(Location(path.name), Severity.ERROR, Code.OUTSIDE, message, hint)
            for path, message, hint in links_out(request.source, files, caches)
        ]
    if problems:
        raise SiteError(*problems)


def _given_time() -> datetime | None:
    """Return the time that the environment says it is, if it says so (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else None


def _changes(request: BuildRequest, config: Config, time: datetime | None) -> dict[str, Any]:
    """Return what the command line and the environment say against the configuration."""
    changes: dict[str, Any] = {
        "future": request.future or config.flag("future"),
        "show_drafts": request.drafts or config.flag("show_drafts"),
    }
    if request.baseurl is not None:
        path = request.baseurl.strip("/")
        changes["baseurl"] = f"/{path}" if path else ""
    if request.url is not None:
        changes["url"] = request.url.rstrip("/")
    if time:
        changes["time"] = time.strftime("%Y-%m-%d %H:%M:%S +0000")
    changes |= {extra: False for extra in _EXTRAS if config.flag(extra) and not _can(extra, config)}
    return changes


def _can(extra: str, config: Config) -> bool:
    """Tell whether what an extra needs is installed; a Jekyll site makes what it has by its own means."""
    from importlib.util import find_spec  # noqa: PLC0415 (only where one is asked for)

    return config.native and all(any(map(find_spec, names)) for names in _EXTRAS[extra])


def _missing_extras(read: ReadConfig, config: Config) -> Iterator[Diagnostic]:
    for extra in _EXTRAS if config.native else ():
        if read.config.flag(extra) and not config.flag(extra):
            problem = read.problem(extra, f"nothing comes of “{extra}”: what it needs is not installed")
            hint = f'pip install "tuftenotes[{extra}]"'
            yield replace(problem, severity=Code.EXTRA.severity, code=Code.EXTRA, hint=hint)


def _defaults(read: ReadConfig, config: Config) -> tuple[Config, list[Diagnostic]]:
    """Return the configuration without what nothing can use in its `defaults`, and where that stands."""
    if not config.native or not config.get("defaults"):
        return config, []
    defaults, problems = check_defaults(config.get("defaults"))
    if not problems:
        return config, []
    place = read.place_in_list("defaults")
    found = []
    for path, severity, code, message, hint in problems:
        location, excerpt = place(path)
        found.append(Diagnostic(location, severity, code, message, hint, excerpt))
    return config.with_values(defaults=defaults), found


def _unknown_zone(read: ReadConfig, config: Config) -> Iterator[Diagnostic]:
    name = config.text("timezone")
    if config.native and zone_of(name) is None and zone_of("Europe/Berlin"):
        problem = read.problem("timezone", f"there is no time zone “{name:.60}”; UTC is used")
        yield replace(problem, severity=Severity.WARNING, hint="for example: Europe/Berlin")


def _parse_options(config: Config) -> tuple[ParseOptions, tuple[MacroProblem, ...]]:
    """Return what decides how a page is parsed, and what is wrong with the site's macros."""
    macros, problems = _macros(config)
    values: dict[str, Any] = {
        "dialect": config.dialect,
        "dollars": config.flag("math.dollars"),
        "footnotes": config.text("footnotes"),
        "numbering": config.text("math.numbering"),
        "renderer": config.text("math.renderer"),
        "macros": macros,
        "excerpt_separator": config.text("excerpt_separator"),
        "smart": config.flag("smart"),
        **kramdown_fields(config),
    }
    return ParseOptions(**values), problems


def _levels(config: Config) -> tuple[tuple[Level, ...], tuple[tuple[str, str, str], ...]]:
    given = config.get("checks")
    if not given:
        return (), ()
    from tuftenotes.checks.levels import read_levels  # noqa: PLC0415 (only where there are some)

    return read_levels(given)


def _macros(config: Config) -> tuple[tuple[tuple[str, int, str], ...], tuple[MacroProblem, ...]]:
    given = config.get("math.macros")
    if not given:
        return (), ()
    from tuftenotes.mathematics.settings import macros_of_config  # noqa: PLC0415 (only where there are some)

    return macros_of_config(given, complete=config.native)
