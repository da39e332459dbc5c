"""Walking the folders of a site: sorted, inside the site only, and never in circles."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol
from unicodedata import normalize

from tuftenotes.diagnostics import Code, Diagnostic, Location
from tuftenotes.stamp import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["Admits", "Entry", "Walk"]

_MOST_VISITS = 16
"""How often one real folder is entered through different links before it counts as a circle."""


class Admits(Protocol):
    """Decides by name whether an entry belongs to what is walked."""

    def __call__(self, path: str, *, is_folder: bool) -> bool:
        """Tell whether the file or folder `path`, relative to the site's root, belongs to it."""
        ...


class Entry(NamedTuple):
    """A file: its path relative to the site's root (NFC, forward slashes) and the absolute one."""

    path: str
    file: str


@dataclass(slots=True)
class Walk:
    """One walk over the folder `root`; what it could not enter or refused is in `diagnostics`.

    `listed` has every folder that was entered, by its absolute path, with the names in it (a folder's with
    a slash behind it); `found` the absolute paths of the files.
    """

    root: Path
    outside: Sequence[Path] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _visits: Counter[str] = field(default_factory=Counter)
    listed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    _real_root: str = ""
    _skipped: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._real_root = os.path.realpath(self.root)
        self._skipped = frozenset(os.path.realpath(path) for path in self.outside)

    def files(self, folder: str, admits: Admits) -> Iterator[Entry]:
        """Yield every file under `folder` (relative to the root, empty for the root) that `admits` admits."""
        absolute = os.path.join(self._real_root, *folder.split("/")) if folder else self._real_root  # noqa: PTH118
        yield from self._files(folder, absolute, admits)

    def _files(self, folder: str, absolute: str, admits: Admits) -> Iterator[Entry]:
        try:
            with os.scandir(absolute) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._report(folder or ".", Code.UNREADABLE, f"the folder cannot be read: {error.strerror}")
            return
        self.listed[absolute] = tuple(map(shown_name, found))
        for entry in found:
            name = normalize("NFC", entry.name)
            path = f"{folder}/{name}" if folder else name
            is_link = entry.is_symlink()
            is_folder = shown_name(entry).endswith("/")
            if not admits(path, is_folder=is_folder) or (is_link and not self._may_follow(path, entry)):
                continue
            if is_folder:
                if self._may_enter(entry, is_link=is_link):
                    yield from self._files(path, entry.path, admits)
            elif is_link or entry.is_file():
                self.found.append(entry.path)
                yield Entry(path, entry.path)

    def _may_follow(self, path: str, entry: os.DirEntry[str]) -> bool:
        real = os.path.realpath(entry.path)
        if real != self._real_root and not real.startswith(self._real_root + os.sep):
            self._report(path, Code.OUTSIDE, f"the link leads out of the site, to {os.readlink(entry.path)}")  # noqa: PTH115
            return False
        if not os.path.exists(real):  # noqa: PTH110
            self._report(path, Code.UNREADABLE, f"the link leads nowhere: {os.readlink(entry.path)}")  # noqa: PTH115
            return False
        return True

    def _may_enter(self, entry: os.DirEntry[str], *, is_link: bool) -> bool:
        """Tell whether a folder is new, or at least no circle: a link to a folder that it lies in."""
        real = os.path.realpath(entry.path) if is_link else entry.path
        if real in self._skipped or os.path.realpath(entry.path) in self._skipped:
            return False
        if not is_link:
            return True
        self._visits[real] += 1
        around = os.path.realpath(os.path.dirname(entry.path))  # noqa: PTH120
        return not f"{around}{os.sep}".startswith(f"{real}{os.sep}") and self._visits[real] <= _MOST_VISITS

    def _report(self, path: str, code: Code, message: str) -> None:
        self.diagnostics.append(Diagnostic(Location(path), code.severity, code, message))
