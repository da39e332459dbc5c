"""What the stamp of a build says of its inputs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tuftenotes.stamp import names_in
from tuftenotes.stamp_record import Inputs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.place import Place
    from tuftenotes.request import BuildRequest
    from tuftenotes.sources import Sources

__all__ = ["inputs_of", "listing_of"]


def listing_of(request: BuildRequest) -> Mapping[str, tuple[str, ...]]:
    """Return the names in the site's folder, before anything else is read; nothing where there is none."""
    folder = os.path.realpath(request.source)
    try:
        return {folder: names_in(folder, ())}
    except OSError:
        return {}


def inputs_of(place: Place, sources: Sources, listing: Mapping[str, tuple[str, ...]]) -> Inputs | None:
    """Return everything that decided what was built; None where that is more than files and folders.

    Then the site checks itself, asks git for dates, or has a source folder elsewhere or inside another one
    that is not there yet.
    """
    root = os.path.realpath(place.root)
    config = place.config
    asks_others = place.checks or config.flag("git_dates") or place.levels
    if asks_others or not config.native or root not in listing or not _are_plain(place):
        return None
    ignored = frozenset(os.path.realpath(path) for path in place.made)
    folders = {
        folder: tuple(name for name in names if f"{folder}{os.sep}{name.rstrip('/')}" not in ignored)
        for folder, names in (*sources.folders.items(), *listing.items())
    }
    files = {**{os.path.realpath(path): "" for path in place.config_files}, **sources.files}
    return Inputs(folders, files, tuple(sorted(ignored)))


def _are_plain(place: Place) -> bool:
    """Tell whether every folder of sources is there, or would show in the site's folder if it were."""
    return all(
        path.is_dir() or (path.parent.resolve() == place.root.resolve() and not path.exists())
        for path in place.inputs
    )
