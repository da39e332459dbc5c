"""Telling that nothing changed since the last build, without doing anything of it.

A build that found nothing wrong leaves a stamp beside its cache: what it was asked for, the names in every
folder that it walked, and for every file that it read or made what the system says of it (size, times of
change, inode). Times decide nothing that could be wrong: they are trusted only where the last change lies
clearly before the build began, and `st_ctime`, which no program can set, is among them. A file that the build
itself wrote is read again. Windows has no such time, so that there a build always looks at the contents.

The stamp is written by `stamp_record`. This module is what stands between the start of the program and the
answer that there is nothing to do, and imports next to nothing.
"""

from __future__ import annotations

import os
import sys
import time
from collections import namedtuple

TYPE_CHECKING = False  # importing `typing` takes as long as all that this module does
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = [
    "CACHE_FOLDER",
    "STAMP",
    "Asked",
    "Left",
    "Remembered",
    "ask",
    "files_as_left",
    "is_settled",
    "is_unchanged",
    "names_in",
    "shown_name",
    "state_of",
    "write_stamp",
]

STAMP = "unchanged.txt"
"""Its name in the folder of the cache."""

CACHE_FOLDER = ".tuftenotes-cache"
"""The folder of the cache in a site's root."""

_VERSION = "tuftenotes stamp 2"
_END = "end"
_MARGIN = 50_000_000
"""Nanoseconds: file systems count in steps, of a few milliseconds on Linux."""
_COARSE_MARGIN = 2_500_000_000
"""Where the times are whole seconds, as on FAT."""

Asked = namedtuple("Asked", ["folder", "key"])  # noqa: PYI024 (as above, of `typing`)
"""The folder of a build's stamp, and everything besides files that the build depends on, as one line."""

Remembered = namedtuple("Remembered", ["destination", "pages", "outputs", "problems"])  # noqa: PYI024
"""What the last build had to tell, all of it as text; `problems` are diagnostics as JSON, empty if none."""

Left = namedtuple("Left", ["digest", "state"])  # noqa: PYI024
"""The digest of a file's bytes, and what the system says of the file."""


def ask(source: str, cache_dir: str | None, **wishes: str | bool | None) -> Asked:
    """Return what a build of the site in `source` is asked for; a wish that is None or False is none.

    Their names are those of the fields of a `BuildRequest`.
    """
    environment = os.environ.get("SOURCE_DATE_EPOCH", "")
    place = (os.path.realpath(source), os.getcwd(), source, cache_dir)  # noqa: PTH109
    named = sorted((name, wish) for name, wish in wishes.items() if wish not in {None, False})
    shown = (place, named, environment, sys.version, sys.path)
    return Asked(cache_dir or os.path.join(source, CACHE_FOLDER), repr(shown))  # noqa: PTH118 (quicker)


def is_unchanged(asked: Asked) -> Remembered | None:
    """Return what the last build told, if this one would find and do exactly the same; else None."""
    began = time.time_ns()
    try:
        lines = _read(asked)
        if lines[1:2] != [asked.key]:
            return None
        ignored = frozenset(lines[3].split("\t"))
        renewed = [_renewed(line, began, ignored) for line in lines[4:-2]]
    except (OSError, ValueError):
        return None
    if None in renewed:
        return None
    if renewed != lines[4:-2]:
        write_stamp(asked, lines[2], lines[3], [line for line in renewed if line])
    return Remembered(*lines[2].split("\t"))


def files_as_left(asked: Asked) -> dict[str, Left]:
    """Return what is known of pages and of files made that are as the last build left them, by path."""
    found = {}
    try:
        for line in _read(asked)[4:-2]:
            kind, value, path = line.split("\t")
            then, _, digest = value.rpartition(" ")
            if kind in {"made", "read"} and _is_as_then(path, then):
                found[path] = Left(digest, then)
    except (OSError, ValueError):
        return {}
    return found


def names_in(folder: str, ignored: Collection[str]) -> tuple[str, ...]:
    """Return the names in a folder, a folder's with a slash behind it, without the `ignored` paths."""
    with os.scandir(folder) as entries:
        return tuple(shown_name(entry) for entry in entries if f"{folder}{os.sep}{entry.name}" not in ignored)


def shown_name(entry: os.DirEntry[str]) -> str:
    """Return the name of an entry, with a slash behind that of a folder."""
    is_link = entry.is_symlink()
    is_folder = os.path.isdir(entry.path) if is_link else entry.is_dir()  # noqa: PTH112 (never raises)
    return f"{entry.name}/" if is_folder else entry.name


def state_of(path: str) -> tuple[str, int]:
    """Return what the system says of a file, as text, and when it changed last (see `is_settled`)."""
    state = os.stat(path)  # noqa: PTH116 (as above)
    text = f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino} {state.st_mode}"
    return text, max(state.st_mtime_ns, state.st_ctime_ns)


def is_settled(latest: int, began: int) -> bool:
    """Tell whether the last change lies so far back that a later one must show in the times."""
    return latest + (_MARGIN if latest % 1_000_000_000 else _COARSE_MARGIN) < began


def write_stamp(asked: Asked, told: str, ignored: str, lines: Iterable[str]) -> None:
    """Put a stamp in its place, at once; where the disk fails, there is none."""
    path = os.path.join(asked.folder, STAMP)  # noqa: PTH118 (as above)
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:  # noqa: PTH123
            file.write("\n".join((_VERSION, asked.key, told, ignored, *lines, _END, "")))
        os.replace(temporary, path)  # noqa: PTH105 (as above)
    except OSError:
        return


def _read(asked: Asked) -> list[str]:
    """Return the lines of the stamp, none if it is not a whole one of ours."""
    if os.name == "nt":
        return []
    path = os.path.join(asked.folder, STAMP)  # noqa: PTH118 (as above)
    with open(path, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123 (as above)
        lines = file.read().split("\n")
    return lines if lines[0] == _VERSION and lines[-2:] == [_END, ""] else []


def _renewed(line: str, began: int, ignored: Collection[str]) -> str | None:
    """Return a line of the stamp as it should be from now on, None if what it says holds no more."""
    kind, value, path = line.split("\t")
    if kind == "state":
        return line if state_of(path)[0] == value else None
    if kind in {"made", "read"}:
        return line if value.startswith(f"{state_of(path)[0]} ") else None
    if kind == "names":
        return line if "\0".join(sorted(names_in(path, ignored))) == value else None
    state, latest = state_of(path)
    with open(path, "rb") as file:  # noqa: PTH123 (as above)
        if _digest(file.read()) != value:
            return None
    return f"made\t{state} {value}\t{path}" if is_settled(latest, began) else line


def _is_as_then(path: str, then: str) -> bool:
    try:
        return state_of(path)[0] == then
    except FileNotFoundError:
        return False


def _digest(data: bytes) -> str:
    from tuftenotes.digest import digest  # noqa: PLC0415 (mostly not needed)

    return digest(data)
