"""Leaving a stamp of a build: what the next one must find to have nothing to do (see `stamp`)."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tuftenotes.stamp import STAMP, is_settled, state_of, write_stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tuftenotes.stamp import Asked, Left, Remembered

__all__ = ["Inputs", "Start", "forget_stamp", "save_stamp"]


class Inputs(NamedTuple):
    """What a build looked at: folders with the names in them then (as of `names_in`), and files.

    All paths are absolute. `files` have the digests of their bytes where the next build can use them, else
    nothing. `ignored` are paths in those folders that are no input: the destination and the cache.
    """

    folders: Mapping[str, tuple[str, ...]]
    files: Mapping[str, str]
    ignored: tuple[str, ...]


class Start(NamedTuple):
    """When a build began (`time.time_ns()`, before anything was read), and the files as `left` then."""

    began: int
    left: Mapping[str, Left]


def save_stamp(
    asked: Asked, start: Start, inputs: Inputs, outputs: Mapping[str, str], told: Remembered
) -> None:
    """Leave a stamp; `outputs` are paths with digests.

    Nothing is left where an input changed while the build ran, or where the disk fails. A file that was as
    the last build left it keeps its line: if it has changed since, the next build sees that.
    """
    began, left = start
    try:
        lines = [_line("names", "\0".join(sorted(names)), folder) for folder, names in inputs.folders.items()]
        for path, digest in (*inputs.files.items(), *((path, "") for path in _program())):
            if digest and path in left:
                lines.append(_line("read", f"{left[path].state} {digest}", path))
                continue
            state, latest = state_of(path)
            if not is_settled(latest, began):
                forget_stamp(asked)
                return
            lines.append(_line("read", f"{state} {digest}", path) if digest else _line("state", state, path))
        for path, digest in outputs.items():
            if path in left and left[path].digest == digest:
                lines.append(_line("made", f"{left[path].state} {digest}", path))
                continue
            state, latest = state_of(path)
            if is_settled(latest, began):
                lines.append(_line("made", f"{state} {digest}", path))
            else:
                lines.append(_line("bytes", digest, path))
    except (OSError, ValueError):
        forget_stamp(asked)
        return
    write_stamp(asked, "\t".join(told), "\t".join(inputs.ignored), lines)


def forget_stamp(asked: Asked) -> None:
    """Take the stamp away, so that the next build looks at everything."""
    try:
        os.unlink(os.path.join(asked.folder, STAMP))  # noqa: PTH108, PTH118 (quicker)
    except OSError:
        return


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
    """A name that cannot be written into the stamp."""


def _line(kind: str, value: str, path: str) -> str:
    line = f"{kind}\t{value}\t{path}"
    if "\n" in line or line.count("\t") != 2:
        raise _UnfitPathError(path)
    return line
