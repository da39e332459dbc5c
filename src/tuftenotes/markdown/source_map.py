"""Where a character that is being parsed stands in its file.

Markdown is parsed in pieces: the body in lines, a paragraph's text without its indentation, a tag's argument
inside that text. A `Region` is one such piece and knows how to lead an offset in it back to the file, through
the piece it was cut from; nothing is computed until somebody asks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

__all__ = ["Locate", "Region", "inline_region", "nested_region", "whole_region"]

Locate = Callable[[int], tuple[int, int]]
"""Leads a 0-based offset to its line and column in the file, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Region:
    """A piece of text that is parsed on its own; `locate` leads an offset in `text` to the file."""

    text: str
    locate: Locate


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def whole_region(text: str, first_line: int) -> Region:
    """Return the region of a file's body, whose first line is line `first_line` of the file."""
    starts: list[int] = []

    def locate(offset: int) -> tuple[int, int]:
        if not starts:
            starts.extend(_line_starts(text))
        line = bisect_right(starts, offset, hi=len(starts) - 1) - 1
        return first_line + line, offset - starts[line] + 1

    return Region(text, locate)


def nested_region(parent: Region, start: int, text: str) -> Region:
    """Return the region of `text`, which stands in `parent` from offset `start` on."""
    return Region(text, lambda offset: parent.locate(start + offset))


def inline_region(block: Region, content: str, first: int, after: int = 0) -> Region:
    """Return the region of an inline token: `content`, cut from `block` at its 0-based line `first` on.

    The block parser took indentation, quote marks and table pipes off each line, so the column is found by
    looking for what is left of the line in the line it came from, in the first line from column `after` on
    (cells of one row may have the same text).
    """

    def locate(offset: int) -> tuple[int, int]:
        before = content[:offset]
        index = before.count("\n")
        column = offset - (before.rfind("\n") + 1)
        line = content.split("\n")[index]
        starts = _line_starts(block.text)
        number = min(first + index, len(starts) - 2)
        source = block.text[starts[number] : starts[number + 1] - 1]
        return block.locate(starts[number] + _found(source, line, after if not index else 0) + column)

    return Region(content, locate)


def _found(source: str, line: str, after: int) -> int:
    """Return the column of `line` in `source`, its first word's where the line was changed on the way."""
    column = source.find(line, after)
    if column < 0 and line.split():
        column = source.find(line.split(maxsplit=1)[0], after) - (len(line) - len(line.lstrip()))
    return max(column, 0)
