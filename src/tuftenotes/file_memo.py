"""What was made of a file's bytes, kept while the system says that the file is still the same.

A process that builds once gains nothing by it; the preview builds after each save, and reads only what was
saved. What counts as the same is what counts for the stamp of a build: see there.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Generic, TypeVar

from tuftenotes.digest import digest
from tuftenotes.stamp import is_settled

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FileMemo", "digest_of_file"]

Value = TypeVar("Value")

State = tuple[int, ...]


class FileMemo(Generic[Value]):
    """A function of a file's bytes that is called again only when the file may have changed.

    At most `most` files are remembered; beyond that all are forgotten. `forget_others` says when those may go
    that are gone from the site. Raises the `OSError` of a file that cannot be read.
    """

    def __init__(self, function: Callable[[bytes], Value], most: int = 20_000) -> None:
        self._function = function
        self._most = most
        self._known: dict[str, tuple[State, Value]] = {}
        self._asked: set[str] = set()

    def __call__(self, path: str) -> Value:
        """Return the value for the bytes that the file holds now."""
        self._asked.add(path)
        known = self._known.get(path)
        if known is not None and known[0] == _state(os.stat(path)):  # noqa: PTH116 (half the time)
            return known[1]
        began = time.time_ns()
        with open(path, "rb") as file:  # noqa: PTH123 (likewise)
            status = os.fstat(file.fileno())
            value = self._function(file.read())
        self._known.pop(path, None)
        if os.name != "nt" and is_settled(max(status.st_mtime_ns, status.st_ctime_ns), began):
            if len(self._known) >= self._most:
                self._known.clear()
            self._known[path] = (_state(status), value)
        return value

    def __len__(self) -> int:
        return len(self._known)

    def forget_others(self) -> None:
        """Forget the files that nobody has asked for since the last time."""
        for path in self._known.keys() - self._asked:
            del self._known[path]
        self._asked.clear()


def _state(status: os.stat_result) -> State:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev)


digest_of_file: FileMemo[str] = FileMemo(digest)
