"""Which folders have to be watched: those of the site, and what the symbolic links in them lead to."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["Scope", "Watched", "is_noise", "survey"]

BACKUPS = ("~", ".swp", ".swx", ".tmp", "___jb_tmp___", "___jb_old___")
FOREIGN_FOLDERS = frozenset({"__pycache__", "node_modules"})


def is_noise(parts: tuple[str, ...]) -> bool:
    """Tell whether a path (its parts below the site) is no file of an author: hidden, a backup, a lock.

    These are what editors write beside the file that they save, and what git and Python keep.
    """
    if any(part.startswith(".") or part in FOREIGN_FOLDERS for part in parts):
        return True
    name = parts[-1] if parts else ""
    return name == "4913" or name.startswith("#") or name.endswith(BACKUPS)


class Watched(NamedTuple):
    """A folder to watch, with all below it or alone."""

    folder: Path
    recursive: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """What counts: `folders` with all below them, and single `names` in other folders, also ones to come."""

    folders: frozenset[Path] = frozenset()
    names: frozenset[Path] = frozenset()

    @property
    def watched(self) -> frozenset[Watched]:
        """What has to be watched for that."""
        beside = {name.parent for name in self.names if not self.holds(name.parent)}
        return frozenset(
            [*(Watched(path, True) for path in self.folders), *(Watched(path, False) for path in beside)]  # noqa: FBT003
        )

    def holds(self, path: Path) -> bool:
        """Tell whether a path is one of the folders, or in one."""
        return any(path.is_relative_to(folder) for folder in self.folders)

    def is_edge(self, path: Path) -> bool:
        """Tell whether what is watched depends on whether there is something at this path."""
        return path in self.folders or any(path in {name, name.parent} for name in self.names)

    def counts(self, path: Path) -> bool:
        """Tell whether a change of this path is one of the site."""
        return self.is_edge(path) or any(
            not is_noise(path.relative_to(folder).parts)
            for folder in self.folders
            if path.is_relative_to(folder)
        )


def survey(roots: Iterable[Path], ignored: Collection[Path]) -> Scope:
    """Look where the links below `roots` lead to now, and those below what they lead to.

    All paths are absolute and without links. A link counts even while it leads nowhere.
    """
    folders: set[Path] = set()
    names: set[Path] = set()
    pending = [(path, False) for path in roots]
    for path, is_linked in pending:
        if any(path.is_relative_to(folder) for folder in folders):
            continue
        is_folder = path.is_dir()
        if is_linked or not is_folder:
            # What else lies beside it is none of ours, be it a whole home folder.
            names.add(first_missing(path))
        if is_folder:
            folders.add(path)
            pending += [(target, True) for target in linked(path, ignored)]
    return Scope(frozenset(folders), frozenset(names))


def first_missing(path: Path) -> Path:
    """Return `path`, or of the folders above it that are missing the uppermost."""
    while not path.parent.is_dir():
        path = path.parent
    return path


def linked(folder: Path, ignored: Collection[Path]) -> Iterator[Path]:
    """Yield what the links below `folder` lead to; a folder that has just gone has none."""
    pending = [os.fspath(folder)]
    left_out = {os.fspath(path) for path in ignored}
    while pending:
        with suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in entries:
                if is_noise((entry.name,)) or entry.path in left_out:
                    continue
                if entry.is_symlink():
                    yield Path(os.path.realpath(entry.path))
                elif entry.is_dir():
                    pending.append(entry.path)
