"""Cutting a paragraph that would take too long to parse.

Within one paragraph every opening sign may look through all that follows for what closes it, in
markdown-it's rules as in the plugins', so that the time grows with the square of its length. No paragraph
that a person wrote comes near the limit; one that goes beyond is parsed piece by piece.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["pieces"]

_SHORT = 10_000
"""Characters of a text that is never cut."""
_PIECE = 5_000
"""Characters of a piece."""
_WORK = 100_000_000
"""Signs times characters of a text up to which it is parsed whole: 40,000 characters of ordinary prose."""
_SIGN = re.compile(r"[^\w\s]")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of `text` that are to be parsed on their own, each with its offset; mostly one."""
    if len(text) <= _SHORT or len(text) * len(_SIGN.findall(text)) <= _WORK:
        yield 0, text
        return
    start = 0
    while start < len(text):
        end = _end(text, start)
        yield start, text[start:end]
        start = end


def _end(text: str, start: int) -> int:
    """Return where a piece ends: behind the last line end or blank, if there is one in its second half."""
    limit = start + _PIECE
    if limit >= len(text):
        return len(text)
    for mark in ("\n", " "):
        found = text.rfind(mark, start + _PIECE // 2, limit)
        if found >= 0:
            return found + 1
    return limit
