r"""TeX tokens that know where in the author's text they come from.

A token's text is a control word (``\alpha``), a control symbol (``\,``), one blank for any run of white
space, or one character. Comments are gone, and so are the blanks that TeX skips behind a control word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Token", "group", "is_word", "join", "source", "split_at", "strip", "tokenize"]

_TOKEN = re.compile(
    r"""(?P<word>\\[A-Za-z]+)\s*      # control word, with the blanks that TeX skips
    | (?P<symbol>\\.|\\\Z)            # control symbol, or a lone backslash at the end
    | %[^\n]*(?:\n[^\S\n]*)?          # comment, with the line end and the next line's indentation
    | (?P<blank>\s+)
    | (?P<char>.)""",
    re.VERBOSE | re.DOTALL,
)


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
    for match in _TOKEN.finditer(tex):
        kind = match.lastgroup
        if kind:
            text = " " if kind == "blank" else match[kind]
            tokens.append(make(Token, (text, match.start() if at is None else at, False)))
    return tokens


def is_word(text: str) -> bool:
    r"""Tell whether a token's text is a control word (``\alpha``, not ``\,``)."""
    return len(text) > 1 and text[0] == "\\" and text[1].isascii() and text[1].isalpha()


def join(tokens: Iterable[Token]) -> str:
    """Put tokens together again as TeX that means the same."""
    texts = [token.text for token in tokens]
    return "".join([text + " " if text[:1] == "\\" and is_word(text) else text for text in texts])


def group(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return tokens in braces, which stand for the place `at`."""
    return [Token("{", at), *tokens, Token("}", at)]


def source(tokens: Sequence[Token]) -> str:
    """Return the text of an argument that is a name, a number or an address, without outer blanks."""
    return "".join([token.text for token in tokens]).strip()


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
    if not any(token.text in separators for token in tokens):
        return [(list(tokens), None)]
    parts: list[tuple[list[Token], Token | None]] = []
    part: list[Token] = []
    depth = 0
    for token in tokens:
        if token.text in {"{", "\\begin"}:
            depth += 1
        elif token.text in {"}", "\\end"}:
            depth -= 1
        if depth == 0 and token.text in separators:
            parts.append((part, token))
            part = []
        else:
            part.append(token)
    parts.append((part, None))
    return parts
