"""Which folders a build may read and write: no destination that does harm, and what a site may choose.

A site may come from a stranger. What it says of itself must not make a build read other folders, or write
where programs look for what they run: that, only who runs this one can ask for (``--source``,
``--destination``).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Diagnostic, Location, SiteError, did_you_mean
from tuftenotes.manifest import GIT, MANIFEST, can_be

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuftenotes.settings import Config

__all__ = [
    "check_destination",
    "folds_case",
    "links_out",
    "outside_folders",
    "real_path",
    "usual_destination",
]

_FOLDERS = (
    *("content_dir", "templates_dir", "sass.sass_dir", "data_dir"),
    *("includes_dir", "layouts_dir", "collections_dir"),
)
_CONTENT = "content"
_PROGRAMS = frozenset({"library", "appdata"})
"""What macOS and Windows have in place of the hidden folders: places for programs, some run at log-in."""


def check_destination(
    destination: Path, root: Path, inputs: Iterable[Path], *, may_lie_in_them: bool = False
) -> None:
    """Raise `SiteError` if building into `destination` could touch what is not ours.

    That is the site itself, a folder above it, one of its `inputs` (or a folder in one, unless that
    `may_lie_in_them`), the home folder, or the root of a drive.
    """
    real = real_path(destination)
    inputs = tuple(inputs)
    above = () if may_lie_in_them else tuple(path for path in real.parents if path != real_path(root))
    refused = (
        (root, "is the site itself"),
        (Path.home(), "is the home folder"),
        (Path(real.anchor), "is the root of the file system"),
        *((path, "is a folder of the site's sources") for path in inputs),
        *((path, "contains the site") for path in real_path(root).parents),
    )
    reason = next((reason for path, reason in refused if _is_same(real_path(path), real)), "")
    if not reason and any(_is_same(real_path(path), folder) for path in inputs for folder in above):
        reason = "lies in a folder of the site's sources"
    if not reason and real.is_symlink():
        reason = "is a link that leads in a circle"
    if not reason and real.exists() and not real.is_dir():
        reason = "is a file"
    if reason:
        place, code, hint = Location(str(destination)), Code.OUTPUT, "choose another folder with -d"
        raise SiteError(Diagnostic(place, code.severity, code, f"the destination {reason}", hint))


def real_path(path: Path) -> Path:
    """Return the absolute path without links, where they lead anywhere; `Path.resolve` fails in circles."""
    return Path(os.path.realpath(path))


def _is_same(one: Path, other: Path) -> bool:
    """Return whether two paths name one folder, also where names that differ in case do."""
    return one == other or (
        str(one).lower() == str(other).lower() and one.exists() and other.exists() and one.samefile(other)
    )


def folds_case(folder: Path) -> bool:
    """Return whether names that differ only in case are one file in `folder`, as its own path tells."""
    real = next((path for path in (folder, *real_path(folder).parents) if path.exists()), folder)
    while real.name.swapcase() == real.name and real != real.parent:
        real = real.parent
    other = real.with_name(real.name.swapcase()) if real.name else real
    return other != real and other.exists() and other.samefile(real)


def outside_folders(site: Path, config: Config, *, with_destination: bool) -> Iterator[tuple[str, str, str]]:
    """Yield a key of the configuration, what is wrong with its folder, and a hint, for each that is refused.

    `site` is the folder of the configuration. The destination counts unless the command line replaces it.
    """
    real = real_path(site)
    unfit = [key for key in ("source", "destination", *_FOLDERS) if not can_be(config.text(key))]
    if unfit:
        yield from ((key, "this cannot be the name of a folder", "") for key in unfit)
        return
    root = real / config.text("source")
    if not real_path(root).is_relative_to(real):
        yield "source", "this folder is not inside the site", "say so with --source"
        return
    if not root.is_dir():
        yield "source", "there is no such folder", ""
        return
    for key in _FOLDERS:
        folder = real_path(root / config.text(key).lstrip("/"))
        if not folder.is_relative_to(real):
            yield key, "this folder is not inside the site", ""
        elif folder.is_symlink():
            yield key, "this folder is a link that leads in a circle", ""
        elif key == "content_dir" and config.native and config.text(key) != _CONTENT and not folder.is_dir():
            yield key, "there is no such folder", _other_content(root, config.text(key))
    if with_destination:
        reason = _refused(real_path(usual_destination(root, config)), real)
        if reason:
            yield "destination", reason, "if it is what you want, say so with --destination"


def _other_content(root: Path, name: str) -> str:
    if (root / _CONTENT).is_dir():
        return f"did you mean “{_CONTENT}”?"
    return did_you_mean(name, (path.name for path in root.iterdir() if path.is_dir()))


def usual_destination(root: Path, config: Config) -> Path:
    """Return the destination of the configuration, which counts from `root`; ``~`` is the home folder."""
    return root / os.path.expanduser(config.text("destination"))  # noqa: PTH111 (Path's raises for no such user)


def links_out(site: Path, files: Iterable[Path], caches: Iterable[Path]) -> Iterator[tuple[Path, str, str]]:
    """Yield those of the site's own `files` and `caches` that a link takes elsewhere, what is wrong, a hint.

    A cache is written to, so that no link in it is followed wherever it leads.
    """
    real = real_path(site)
    for file in files:
        if not real_path(file).is_relative_to(real):
            yield file, "the link leads out of the site", "if it is what you want, say so with --config"
    for cache in caches:
        inside = real_path(cache).is_relative_to(real)
        names = sorted(cache.iterdir()) if inside and cache.is_dir() else ()
        for path in (path for path in (cache, *names) if path.is_symlink()):
            yield path, "the cache is no place for links", "delete it, or choose a folder with --cache-dir"


def _refused(destination: Path, site: Path) -> str:
    """Return why the configuration alone cannot choose this folder; empty if it can.

    What contains the site, or is a root or the home folder, is refused whoever says it, so not here.
    """
    if destination.is_relative_to(site):
        names = {name.lower() for name in destination.relative_to(site).parts}
        return "this folder is git's own" if names & GIT else ""
    if site.is_relative_to(destination) or destination == real_path(Path.home()):
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
