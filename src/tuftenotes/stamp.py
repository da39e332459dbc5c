"""Telling that nothing changed since the last build, without doing anything of it.

A build that found nothing wrong leaves a stamp beside its cache: what it was asked for, the names in every
folder that it walked, and for every file that it read or made what the system says of it (size, times of
change, inode). Times decide nothing that could be wrong: they are trusted only where the last change lies
clearly before the build began, and `st_ctime`, which no program can set, is among them. A file that the build
itself wrote is read again. Windows has no such time, so that there a build always looks at the contents.
"""

from __future__ import annotations

import os
import sys
import time
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from tuftenotes.request import BuildRequest

__all__ = [
    "STAMP",
    "Inputs",
    "Remembered",
    "forget_stamp",
    "is_settled",
    "is_unchanged",
    "names_in",
    "outputs_as_left",
    "save_stamp",
    "shown_name",
]

STAMP = "unchanged.txt"
"""Its name in the folder of the cache."""

CACHE_FOLDER = ".tuftenotes-cache"
"""The folder of the cache in a site's root."""

_VERSION = "tuftenotes stamp 1"
_END = "end"
_MARGIN = 50_000_000
"""Nanoseconds: file systems count in steps, of a few milliseconds on Linux."""
_COARSE_MARGIN = 2_500_000_000
"""Where the times are whole seconds, as on FAT."""


class Inputs(NamedTuple):
    """What a build looked at: folders with the names in them then (as of `names_in`), and files.

    All paths are absolute.

    `ignored` are paths in those folders that are no input: the destination and the cache.
    """

    folders: Mapping[str, tuple[str, ...]]
    files: tuple[str, ...]
    ignored: tuple[str, ...]


class Remembered(NamedTuple):
    """What the last build had to tell; `problems` are its diagnostics as JSON, empty if it had none."""

    destination: str
    pages: int
    outputs: int
    problems: str = ""


def is_unchanged(request: BuildRequest) -> Remembered | None:
    """Return what the last build told, if this one would find and do exactly the same; else None."""
    if not request.cache or request.dry_run or os.name == "nt":
        return None
    path = _folder(request) + os.sep + STAMP
    began = time.time_ns()
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123 (quicker)
            lines = file.read().split("\n")
        if lines[:2] != [_VERSION, _key(request)] or lines[-2:] != [_END, ""]:
            return None
        ignored = frozenset(lines[3].split("\t"))
        renewed = [_renewed(line, began, ignored) for line in lines[4:-2]]
    except (OSError, ValueError):
        return None
    if None in renewed:
        return None
    if renewed != lines[4:-2]:
        _write(path, [*lines[:4], *(line for line in renewed if line)])
    destination, pages, outputs, problems = lines[2].split("\t")
    return Remembered(destination, int(pages), int(outputs), problems)


def save_stamp(
    request: BuildRequest, began: int, inputs: Inputs, outputs: Mapping[str, str], told: Remembered
) -> None:
    """Leave a stamp; `began` is `time.time_ns()` before anything was read, `outputs` are paths with digests.

    Nothing is left where an input changed while the build ran, or where the disk fails.
    """
    lines = [_VERSION, _key(request), "\t".join(map(str, told)), "\t".join(inputs.ignored)]
    try:
        for folder, names in inputs.folders.items():
            lines.append(_line("names", _digest("\0".join(sorted(names))), folder))
        for path in (*inputs.files, *_program()):
            state = _state(path)
            if not is_settled(state, began):
                forget_stamp(request)
                return
            lines.append(_line("state", _text(state), path))
        for path, digest in outputs.items():
            state = _state(path)
            settled = is_settled(state, began)
            kind, value = ("made", f"{_text(state)} {digest}") if settled else ("bytes", digest)
            lines.append(_line(kind, value, path))
    except (OSError, ValueError):
        forget_stamp(request)
        return
    _write(_folder(request) + os.sep + STAMP, lines)


def outputs_as_left(request: BuildRequest) -> dict[str, str]:
    """Return the digests of the files of the destination that are as the last build left them, by path."""
    if os.name == "nt" or not request.cache:
        return {}
    found = {}
    try:
        with open(_folder(request) + os.sep + STAMP, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
            lines = file.read().split("\n")
        for line in lines if lines[0] == _VERSION else ():
            if line.startswith("made\t"):
                _, value, path = line.split("\t")
                then, _, digest = value.rpartition(" ")
                if _is_as_then(path, then):
                    found[path] = digest
    except (OSError, ValueError):
        return {}
    return found


def _is_as_then(path: str, then: str) -> bool:
    try:
        return _text(_state(path)) == then
    except FileNotFoundError:
        return False


def forget_stamp(request: BuildRequest) -> None:
    """Take the stamp away, so that the next build looks at everything."""
    try:
        os.unlink(_folder(request) + os.sep + STAMP)  # noqa: PTH108 (as above)
    except OSError:
        return


def names_in(folder: str, ignored: Collection[str]) -> tuple[str, ...]:
    """Return the names in a folder, a folder's with a slash behind it, without the `ignored` paths."""
    with os.scandir(folder) as entries:
        return tuple(shown_name(entry) for entry in entries if f"{folder}{os.sep}{entry.name}" not in ignored)


def shown_name(entry: os.DirEntry[str]) -> str:
    """Return the name of an entry, with a slash behind that of a folder."""
    is_link = entry.is_symlink()
    is_folder = os.path.isdir(entry.path) if is_link else entry.is_dir()  # noqa: PTH112 (never raises)
    return f"{entry.name}/" if is_folder else entry.name


def _folder(request: BuildRequest) -> str:
    return str(request.cache_dir or request.source / CACHE_FOLDER)


def _key(request: BuildRequest) -> str:
    """Return everything besides files that a build depends on, as one line."""
    environment = os.environ.get("SOURCE_DATE_EPOCH", "")
    shown = (os.path.realpath(request.source), os.getcwd(), request, environment, sys.version, sys.path)  # noqa: PTH109
    return repr(shown)


@cache
def _program() -> tuple[str, ...]:
    """Return the folders and files of the program, and the folders that its libraries are installed in."""
    package = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120 (as above)
    theme = package if os.path.isdir(f"{package}/theme") else os.path.dirname(os.path.dirname(package))  # noqa: PTH112, PTH120
    folders = [package, *(f"{theme}/{name}" for name in ("templates", "sass", "fonts"))]
    found = [path for folder in folders for path in _below(folder)]
    return (*found, *(path for path in sys.path if os.path.isdir(path)))  # noqa: PTH112


def _below(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (f"{here}/{name}" for name in names)
        yield here


class _UnfitPathError(ValueError):
    """A path that cannot be written into the stamp."""


def _line(kind: str, value: str, path: str) -> str:
    if "\n" in path or "\t" in path:
        raise _UnfitPathError(path)
    return f"{kind}\t{value}\t{path}"


def _renewed(line: str, began: int, ignored: Collection[str]) -> str | None:
    """Return a line of the stamp as it should be from now on, None if what it says holds no more."""
    kind, value, path = line.split("\t")
    if kind == "state":
        return line if _text(_state(path)) == value else None
    if kind == "made":
        return line if _text(_state(path)) == value.rpartition(" ")[0] else None
    if kind == "names":
        return line if _digest("\0".join(sorted(names_in(path, ignored)))) == value else None
    state = _state(path)
    with open(path, "rb") as file:  # noqa: PTH123 (as above)
        if _digest(file.read()) != value:
            return None
    return f"made\t{_text(state)} {value}\t{path}" if is_settled(state, began) else line


def _state(path: str) -> os.stat_result:
    return os.stat(path)  # noqa: PTH116 (as above)


def _text(state: os.stat_result) -> str:
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino} {state.st_mode}"


def is_settled(state: os.stat_result, began: int) -> bool:
    """Tell whether the last change lies so far back that a later one must show in the times."""
    latest = max(state.st_mtime_ns, state.st_ctime_ns)
    return latest + (_MARGIN if latest % 1_000_000_000 else _COARSE_MARGIN) < began


def _digest(data: bytes | str) -> str:
    from tuftenotes.digest import digest  # noqa: PLC0415 (mostly not needed)

    return digest(data)


def _write(path: str, lines: Iterable[str]) -> None:
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:  # noqa: PTH123
            file.write("\n".join((*lines, _END, "")))
        os.replace(temporary, path)  # noqa: PTH105 (as above)
    except OSError:
        return
