"""The tag language: ``{% name argument "argument" %}``, as the tufte-jekyll plugins read it.

Arguments are split as Ruby's `Shellwords.split` does (Ruby 3.3, lib/shellwords.rb), because that is what
thousands of existing pages were written against.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tuftenotes.markdown.landmarks import last

__all__ = ["Argument", "Tag", "UnclosedQuoteError", "match_tag", "named_arguments", "split_arguments"]

_NAME = re.compile(r"\{%-?\s*([^\W\d]\w*(?:-\w+)*)")
_WORD = re.compile(
    r"""\s*(?>(?P<word>[^\s\\'"]+)|'(?P<single>[^']*)'|"(?P<double>(?:[^"\\]|\\.)*)\""""
    r"""|(?P<escape>\\.?)|(?P<garbage>\S))"""
    r"(?P<end>\s|\Z)?",
    re.DOTALL,
)
_ESCAPED_IN_DOUBLE = re.compile(r'\\([$`"\\\n])')
_NAMED = re.compile(
    r"""([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"',]+))""",
    re.DOTALL,
)
_ESCAPED = re.compile(r"""\\(["'\\])""")


class Argument(NamedTuple):
    """One argument of a tag: its value without quotes, and the 0-based offset at which the value starts.

    It is `glued` where something in quotes and a bare word stand side by side: the quotes between them, which
    the author may have meant to be read, are lost.
    """

    value: str
    offset: int
    glued: bool = False


class Tag(NamedTuple):
    """A tag in a text: its name, the text after the name, and 0-based offsets of all three ends."""

    name: str
    markup: str
    start: int
    markup_start: int
    end: int


class UnclosedQuoteError(ValueError):
    """A quote inside a tag has no end; `offset` is that of the quote, 0-based."""

    def __init__(self, offset: int) -> None:
        super().__init__("unclosed quote")
        self.offset = offset


def match_tag(text: str, start: int) -> Tag | None:
    """Return the tag that begins at `start`, or None; like Liquid's, it ends at the first ``%}``."""
    name = _NAME.match(text, start)
    close = text.find("%}", name.end()) if name and last(text, "%}") >= name.end() else -1
    if name is None or close < 0:
        return None
    end_of_markup = close - 1 if text[close - 1] == "-" and close > name.end() else close
    return Tag(name[1], text[name.end() : end_of_markup], start, name.end(), close + 2)


def split_arguments(markup: str, offset: int = 0) -> tuple[Argument, ...]:
    """Split `markup`, whose first character has the offset `offset`, into arguments.

    Raises `UnclosedQuoteError` where Ruby would raise "Unmatched quote".
    """
    arguments: list[Argument] = []
    field, start, glued = "", -1, False
    before: re.Match[str] | None = None
    for part in _WORD.finditer(markup.rstrip()):
        if part["garbage"] is not None:
            raise UnclosedQuoteError(offset + part.start("garbage"))
        text, begin = _part(part)
        start = begin if start < 0 else start
        field += text
        glued = glued or (before is not None and (_loses(before, part) or _loses(part, before)))
        before = part
        if part["end"] is not None:
            arguments.append(Argument(field, offset + start, glued))
            field, start, glued, before = "", -1, False, None
    return tuple(arguments)


def _loses(word: re.Match[str], quoted: re.Match[str]) -> bool:
    """Return whether one part of an argument is a bare word (more than a comma) and the other in quotes."""
    return bool((word["word"] or "").strip(",;")) and (quoted["single"] or quoted["double"]) is not None


def _part(part: re.Match[str]) -> tuple[str, int]:
    if part["word"] is not None:
        return part["word"], part.start("word")
    if part["single"] is not None:
        return part["single"], part.start("single")
    if part["double"] is not None:
        return _ESCAPED_IN_DOUBLE.sub(r"\1", part["double"]), part.start("double")
    return part["escape"][1:], part.start("escape")


def named_arguments(markup: str, offset: int = 0) -> dict[str, Argument]:
    """Return the ``name="value"`` parameters of an ``include`` tag, in order; values may run over lines."""
    found = {}
    for match in _NAMED.finditer(markup):
        group = next(n for n in (2, 3, 4) if match[n] is not None)
        found[match[1]] = Argument(_ESCAPED.sub(r"\1", match[group]), offset + match.start(group))
    return found
