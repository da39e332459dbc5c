"""What a build is asked for, and where it works: the site's root, its configuration, the destination."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tuftenotes.cache import CACHE_FOLDER
from tuftenotes.config import read_config
from tuftenotes.model import ParseOptions

if TYPE_CHECKING:
    from tuftenotes.checks.levels import Level
    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.settings import Config

__all__ = ["BuildRequest", "Place", "locate"]


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build, and how. Paths are relative to the working folder.

    `destination` and `baseurl` replace what the configuration says, `config_files` the files it is read
    from. `jobs` is the number of processes (0: one for each processor). With `checks`, the site as a
    whole is checked too; with `strict` it is, and warnings count as errors. With `dry_run`, nothing is
    written anywhere.
    """

    source: Path
    destination: Path | None = None
    baseurl: str | None = None
    config_files: tuple[Path, ...] = ()
    drafts: bool = False
    future: bool = False
    strict: bool = False
    checks: bool = False
    jobs: int = 0
    cache: bool = True
    cache_dir: Path | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build works, and by what rules; `config_files` are those the configuration was read from."""

    root: Path
    config: Config
    config_files: tuple[Path, ...]
    destination: Path
    cache: Path
    options: ParseOptions
    checks: bool
    levels: tuple[Level, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def made(self) -> tuple[Path, ...]:
        """The folders that hold what builds make, which is no source: also the one that ``-d`` replaces."""
        usual = self.root / Path(self.config.text("destination")).expanduser()
        inside = usual.resolve() != self.root.resolve() and usual.resolve().is_relative_to(
            self.root.resolve()
        )
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
    config = read.config.with_values(**_changes(request, read.config))
    root = request.source / config.text("source")
    options, messages = _parse_options(config)
    levels, bad_levels = _levels(config)
    problems = [read.problem("math.macros", message) for message in messages]
    problems += [
        replace(read.problem(f"checks.{key}", message), hint=hint) for key, message, hint in bad_levels
    ]
    return Place(
        root=root,
        config=config,
        config_files=read.files,
        destination=request.destination or root / Path(config.text("destination")).expanduser(),
        cache=request.cache_dir or root / CACHE_FOLDER,
        options=options,
        checks=request.checks or request.strict,
        levels=levels,
        diagnostics=(*read.diagnostics, *problems),
    )


def _changes(request: BuildRequest, config: Config) -> dict[str, Any]:
    """Return what the command line and the environment say against the configuration."""
    changes: dict[str, Any] = {
        "future": request.future or config.flag("future"),
        "show_drafts": request.drafts or config.flag("show_drafts"),
    }
    if request.baseurl is not None:
        path = request.baseurl.strip("/")
        changes["baseurl"] = f"/{path}" if path else ""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        changes["time"] = datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%d %H:%M:%S +0000")
    return changes


def _parse_options(config: Config) -> tuple[ParseOptions, tuple[str, ...]]:
    """Return what decides how a page is parsed, and what is wrong with the site's macros."""
    macros, messages = _macros(config)
    values: dict[str, Any] = {
        "dialect": config.dialect,
        "dollars": config.flag("math.dollars"),
        "footnotes": config.text("footnotes"),
        "numbering": config.text("math.numbering"),
        "renderer": config.text("math.renderer"),
        "macros": macros,
        "excerpt_separator": config.text("excerpt_separator"),
        "smart": config.flag("smart"),
    }
    return ParseOptions(**values), messages


def _levels(config: Config) -> tuple[tuple[Level, ...], tuple[tuple[str, str, str], ...]]:
    given = config.get("checks")
    if not given:
        return (), ()
    from tuftenotes.checks.levels import read_levels  # noqa: PLC0415 (only where there are some)

    return read_levels(given)


def _macros(config: Config) -> tuple[tuple[tuple[str, int, str], ...], tuple[str, ...]]:
    given = config.get("math.macros")
    if not given:
        return (), ()
    from tuftenotes.mathematics.settings import macros_of_config  # noqa: PLC0415 (only where there are some)

    return macros_of_config(given)
