"""Where a character that is being parsed stands in its file.

Markdown is parsed in pieces: the body in lines, a paragraph's text without its indentation, a tag's argument
inside that text. A `Region` is one such piece and knows how to lead an offset in it back to the file, through
the piece it was cut from; nothing is computed until somebody asks.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

__all__ = ["Region", "inline_region", "nested_region", "whole_region"]


class Region:
    """A piece of text that is parsed on its own; subclasses tell where it was cut from."""

    def __init__(self, text: str) -> None:
        self.text = text

    def locate(self, offset: int) -> tuple[int, int]:
        """Lead a 0-based offset in the text to its line and column in the file, both counted from 1."""
        raise NotImplementedError

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line of the text starts, and one past the last line's end."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def line_of(self, offset: int) -> int:
        """Return the 0-based line of the text that `offset` is in."""
        return bisect_right(self.starts, offset, hi=len(self.starts) - 1) - 1

    def line(self, number: int) -> str:
        """Return the text of a line, by its 0-based number, without its end."""
        return self.text[self.starts[number] : self.starts[number + 1] - 1]


class _Whole(Region):
    def __init__(self, text: str, first_line: int) -> None:
        super().__init__(text)
        self._first_line = first_line

    def locate(self, offset: int) -> tuple[int, int]:
        line = self.line_of(offset)
        return self._first_line + line, offset - self.starts[line] + 1


class _Nested(Region):
    def __init__(self, parent: Region, start: int, text: str) -> None:
        super().__init__(text)
        self._parent, self._start = parent, start

    def locate(self, offset: int) -> tuple[int, int]:
        return self._parent.locate(self._start + offset)


class _Inline(Region):
    def __init__(self, block: Region, content: str, first: int, after: int) -> None:
        super().__init__(content)
        self._block, self._first, self._after = block, first, after
        self._moved: dict[int, tuple[int, int]] = {}

    def locate(self, offset: int) -> tuple[int, int]:
        index = self.line_of(offset)
        if index not in self._moved:
            number = min(self._first + index, len(self._block.starts) - 2)
            found = _found(self._block.line(number), self.line(index), 0 if index else self._after)
            start = self._block.starts[number]
            self._moved[index] = start, start + found - self.starts[index]
        start, moved = self._moved[index]
        return self._block.locate(max(offset + moved, start))


def whole_region(text: str, first_line: int) -> Region:
    """Return the region of a file's body, whose first line is line `first_line` of the file."""
    return _Whole(text, first_line)


def nested_region(parent: Region, start: int, text: str) -> Region:
    """Return the region of `text`, which stands in `parent` from offset `start` on."""
    return _Nested(parent, start, text)


def inline_region(block: Region, content: str, first: int, after: int = 0) -> Region:
    """Return the region of an inline token: `content`, cut from `block` at its 0-based line `first` on.

    The block parser took indentation, quote marks and table pipes off each line, so the column is found by
    looking for what is left of the line in the line it came from, in the first line from column `after` on
    (cells of one row may have the same text).
    """
    return _Inline(block, content, first, after)


def _found(source: str, line: str, after: int) -> int:
    """Return the column of `line` in `source`, its first word's where the line was changed on the way.

    Negative where the line got more blanks in front than there are in the source.
    """
    column = source.find(line, after)
    if column >= 0 or not line.split():
        return max(column, 0)
    word = source.find(line.split(maxsplit=1)[0], after)
    return word - (len(line) - len(line.lstrip())) if word >= 0 else 0
