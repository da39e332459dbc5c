"""Remembering formulas that were made: half of those of a course occur again, on the same page or another."""

from __future__ import annotations

__all__ = ["Key", "Memo"]

Key = tuple[str, int, str]
"""All that decides what becomes of a formula which neither counts nor defines nor names anything: its TeX,
the version of the scope (which stands for the macros in force), and its kind: whether it is a display, and
the site's numbering and renderer."""

_LONGEST = 4_000
"""Characters of TeX and HTML; what is longer is not written twice."""


class Memo:
    """HTML by its key, up to a number of characters in all: pages may hold anything."""

    def __init__(self, room: int) -> None:
        self._room = self._free = room
        self._longest = min(room, _LONGEST)
        self._kept: dict[Key, str] = {}
        self.get = self._kept.get

    def put(self, key: Key, html: str) -> None:
        """Remember a formula, and forget all others where there is no room left."""
        size = len(key[0]) + len(html)
        if size <= self._longest:
            if size > self._free:
                self._kept.clear()
                self._free = self._room
            self._kept[key] = html
            self._free -= size
