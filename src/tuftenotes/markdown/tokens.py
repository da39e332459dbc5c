"""Making tokens: a page has hundreds, and the constructor that `dataclass` writes takes twice as long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from markdown_it.token import Token

if TYPE_CHECKING:
    Nesting = Literal[-1, 0, 1]

__all__ = ["new_token"]

_new = Token.__new__


def new_token(kind: str, tag: str, nesting: Nesting, level: int = 0, content: str = "") -> Token:
    """Return what ``Token(kind, tag, nesting, level=level, content=content)`` returns."""
    token = _new(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = None
    token.level = level
    token.children = None
    token.content = content
    token.markup = ""
    token.info = ""
    token.meta = {}
    token.block = False
    token.hidden = False
    return token
