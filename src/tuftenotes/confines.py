"""Which folders a build may read and write: no destination that does harm, and what a site may choose.

A site may come from a stranger. What it says of itself must not make a build read other folders, or write
where programs look for what they run: that, only who runs this one can ask for (``--source``,
``--destination``).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Diagnostic, Location, SiteError
from tuftenotes.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuftenotes.settings import Config

__all__ = ["check_destination", "forbidden_output", "links_out", "outside_folders", "usual_destination"]

_FOLDERS = (
    *("content_dir", "templates_dir", "sass.sass_dir", "data_dir"),
    *("includes_dir", "layouts_dir", "collections_dir"),
)
_GIT = frozenset({".git", "git~1"})
_PROGRAMS = frozenset({"library", "appdata"})
"""What macOS and Windows have in place of the hidden folders: places for programs, some run at log-in."""


def check_destination(destination: Path, root: Path, inputs: Iterable[Path]) -> None:
    """Raise `SiteError` if building into `destination` could touch what is not ours.

    That is the site itself, a folder above it, one of its `inputs`, the home folder, or the root of a drive.
    """
    real = destination.resolve()
    refused = (
        (root, "is the site itself"),
        (Path.home(), "is the home folder"),
        (Path(real.anchor), "is the root of the file system"),
        *((path, "is a folder of the site's sources") for path in inputs),
        *((path, "contains the site") for path in root.resolve().parents),
    )
    reason = next((reason for path, reason in refused if _is_same(path.resolve(), real)), "")
    if not reason and real.exists() and not real.is_dir():
        reason = "is a file"
    if reason:
        place, code, hint = Location(str(destination)), Code.OUTPUT, "choose another folder with -d"
        raise SiteError(Diagnostic(place, code.severity, code, f"the destination {reason}", hint))


def _is_same(one: Path, other: Path) -> bool:
    """Return whether two paths name one folder, also where names that differ in case do."""
    return one == other or (
        str(one).lower() == str(other).lower() and one.exists() and other.exists() and one.samefile(other)
    )


def outside_folders(site: Path, config: Config, *, with_destination: bool) -> Iterator[tuple[str, str, str]]:
    """Yield a key of the configuration, what is wrong with its folder, and a hint, for each that is refused.

    `site` is the folder of the configuration. The destination counts unless the command line replaces it.
    """
    real = site.resolve()
    unfit = [key for key in ("source", "destination", *_FOLDERS) if not _can_be(config.text(key))]
    if unfit:
        yield from ((key, "this cannot be the name of a folder", "") for key in unfit)
        return
    root = real / config.text("source")
    if not root.resolve().is_relative_to(real):
        yield "source", "this folder is not inside the site", "say so with --source"
        return
    if not root.is_dir():
        yield "source", "there is no such folder", ""
        return
    for key in _FOLDERS:
        if not (root / config.text(key).lstrip("/")).resolve().is_relative_to(real):
            yield key, "this folder is not inside the site", ""
    if with_destination:
        reason = _refused(usual_destination(root, config).resolve(), real)
        if reason:
            yield "destination", reason, "if it is what you want, say so with --destination"


def usual_destination(root: Path, config: Config) -> Path:
    """Return the destination of the configuration, which counts from `root`; ``~`` is the home folder."""
    return root / os.path.expanduser(config.text("destination"))  # noqa: PTH111 (Path's raises for no such user)


def _can_be(name: str) -> bool:
    parts = os.fsencode(name).split(b"/")
    return "\0" not in name and len(name) < 1000 and max(map(len, parts)) < 256


def links_out(site: Path, files: Iterable[Path], caches: Iterable[Path]) -> Iterator[tuple[Path, str, str]]:
    """Yield those of the site's own `files` and `caches` that a link takes elsewhere, what is wrong, a hint.

    A cache is written to, so that no link in it is followed wherever it leads.
    """
    real = site.resolve()
    for file in files:
        if not file.resolve().is_relative_to(real):
            yield file, "the link leads out of the site", "if it is what you want, say so with --config"
    for cache in caches:
        inside = cache.resolve().is_relative_to(real)
        names = sorted(cache.iterdir()) if inside and cache.is_dir() else ()
        for path in (path for path in (cache, *names) if path.is_symlink()):
            yield path, "the cache is no place for links", "delete it, or choose a folder with --cache-dir"


def _refused(destination: Path, site: Path) -> str:
    """Return why the configuration alone cannot choose this folder; empty if it can.

    What contains the site, or is a root or the home folder, is refused whoever says it, so not here.
    """
    if destination.is_relative_to(site):
        names = {name.lower() for name in destination.relative_to(site).parts}
        return "this folder is git's own" if names & _GIT else ""
    if site.is_relative_to(destination) or destination == Path.home().resolve():
        return ""
    common = os.path.commonpath((site, destination)) if site.anchor == destination.anchor else ""
    names = {name.lower() for name in destination.relative_to(common or destination.anchor).parts}
    if names & _PROGRAMS or any(name.startswith(".") for name in names):
        return "this folder is outside the site, and one for programs and their settings"
    if not _is_ours(destination):
        return "this folder is outside the site, and holds what no earlier build made"
    return ""


def _is_ours(destination: Path) -> bool:
    """Return whether a folder has a manifest, or nothing in it, or can only be made."""
    try:
        names = {path.name for path in destination.iterdir()}
    except OSError:
        return not destination.is_dir()
    return not names or MANIFEST in names


def forbidden_output(path: str) -> bool:
    """Return whether a path in the destination leads out of it, or to what git obeys."""
    first, *others = path.replace("\\", "/").split("/")
    names = {part.rstrip(". ").lower() for part in (first, *filter(None, others))}
    return bool(names & {"", *_GIT}) or "\0" in path or (":" in path and os.name == "nt")
