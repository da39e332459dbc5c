"""Where in a text something stands: found out once, since rules ask the same at every line or sign.

A rule that looks for what closes it goes through all the text that follows; asked at every opening of a page
that closes nothing, that takes the square of the page's length. The answers are remembered by the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

__all__ = ["gap_between", "last", "next_place"]

_BLANK_LINE = (r"\n[ \t]*(?=\n)",)


@lru_cache(maxsize=64)
def last(text: str, sought: str) -> int:
    """Return the offset at which `sought` stands for the last time in `text`, -1 if it does not."""
    return text.rfind(sought)


@lru_cache(maxsize=64)
def places(text: str, patterns: tuple[str, ...]) -> list[int]:
    """Return the offset of every match of some regular expressions in `text`, in order.

    They are several so that each may begin with a certain character: `re` then looks for that one alone, and
    does not stop at each sign that any of them might begin with.
    """
    return sorted(match.start() for pattern in patterns for match in re.compile(pattern).finditer(text))


def next_place(text: str, patterns: tuple[str, ...], offset: int) -> int:
    """Return the offset of the first match of any pattern at or behind `offset`, -1 if there is none."""
    found = places(text, patterns)
    index = bisect_left(found, offset)
    return found[index] if index < len(found) else -1


def gap_between(text: str, start: int, end: int) -> bool:
    """Return whether a line of nothing but blanks begins between two offsets."""
    return 0 <= next_place(text, _BLANK_LINE, start) < end
