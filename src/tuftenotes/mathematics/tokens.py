r"""TeX tokens that know where in the author's text they come from.

A token's text is a control word (``\alpha``), a control symbol (``\,``), one blank for any run of white
space, or one character. Comments are gone, and so are the blanks that TeX skips behind a control word.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

__all__ = ["Token", "group", "has_any", "is_word", "join", "source", "split_at", "strip", "tokenize"]

_TOKEN = re.compile(
    r"""\\[A-Za-z]+\s*                # control word, with the blanks that TeX skips
    | \\.|\\\Z                       # control symbol, or a lone backslash at the end
    | %[^\n]*(?:\n[^\S\n]*)?          # comment, with the line end and the next line's indentation
    | \s+                             # blanks
    | .""",
    re.VERBOSE | re.DOTALL,
)
_TEXT = itemgetter(0)
_OPENING = frozenset({"{", "\\begin"})
_CLOSING = frozenset({"}", "\\end"})


class Token(NamedTuple):
    r"""A token and the 0-based offset of the author's text it stands for.

    A token out of a macro's body has the offset of the macro's call. `final` tokens are never looked up as
    macros again (what ``\let`` saved of a command that was redefined later).
    """

    text: str
    at: int
    final: bool = False


def tokenize(tex: str, at: int | None = None) -> list[Token]:
    """Cut TeX into tokens; with `at`, all of them stand for that one place (the body of a macro)."""
    tokens = []
    make = tuple.__new__  # half of what Token() costs, which adds up
    place = 0
    for found in _TOKEN.findall(tex):  # one behind the other: they leave nothing out
        start = place if at is None else at
        place += len(found)
        text = found
        if len(found) > 2 and found[0] == "\\":
            text = found.rstrip()
        elif found[0] == "%":
            continue
        elif found.isspace():
            text = " "
        tokens.append(make(Token, (text, start, False)))
    return tokens


def is_word(text: str) -> bool:
    r"""Tell whether a token's text is a control word (``\alpha``, not ``\,``)."""
    return len(text) > 1 and text[0] == "\\" and text[1].isascii() and text[1].isalpha()


def join(tokens: Iterable[Token]) -> str:
    """Put tokens together again as TeX that means the same."""
    texts = map(_TEXT, tokens)
    return "".join(
        [text + " " if len(text) > 1 and text[0] == "\\" and is_word(text) else text for text in texts]
    )


def group(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return tokens in braces, which stand for the place `at`."""
    return [Token("{", at), *tokens, Token("}", at)]


def source(tokens: Sequence[Token]) -> str:
    """Return the text of an argument that is a name, a number or an address, without outer blanks."""
    return "".join(map(_TEXT, tokens)).strip()


def has_any(tokens: Iterable[Token], texts: AbstractSet[str]) -> bool:
    """Tell whether any of the tokens has one of these texts."""
    return not texts.isdisjoint(map(_TEXT, tokens))


def strip(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without blanks at either end."""
    start, stop = 0, len(tokens)
    while start < stop and tokens[start].text == " ":
        start += 1
    while stop > start and tokens[stop - 1].text == " ":
        stop -= 1
    return list(tokens[start:stop])


def split_at(tokens: Sequence[Token], separators: frozenset[str]) -> list[tuple[list[Token], Token | None]]:
    r"""Cut at separators outside braces and environments; each part comes with the separator behind it."""
    if not has_any(tokens, separators):
        return [(list(tokens), None)]
    parts: list[tuple[list[Token], Token | None]] = []
    start = depth = 0
    for place, token in enumerate(tokens):
        text = token[0]
        if text in _OPENING:
            depth += 1
        elif text in _CLOSING:
            depth -= 1
        if depth == 0 and text in separators:
            parts.append((list(tokens[start:place]), token))
            start = place + 1
    parts.append((list(tokens[start:]), None))
    return parts
