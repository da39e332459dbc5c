"""Curly quotation marks: pairs by markdown-it's rule, and then those that have no partner in their text.

A quotation of several paragraphs opens in each of them and closes in the last, so a mark without a partner is
set by what is beside it. In a Jekyll site that is kramdown's rule, which makes something of every mark; in a
native one a mark that could be either stays straight. One behind a digit may be feet or inches.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_core.smartquotes import process_inlines

from tuftenotes.markdown.tokens import new_token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from tuftenotes.model import Dialect

__all__ = ["set_quotation_marks"]

_LONGEST = 20_000
"""Characters of a paragraph up to which quotes are set; markdown-it's rule takes quadratic time."""
_WORDS = frozenset({"formula", "image", "newthought", "reference"})
"""What is seen in a line, although its token has no text."""
_BREAKS = frozenset({"softbreak", "hardbreak"})
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_KRAMDOWN = re.compile(
    r"""(?<!\d)(?:(?P<closing>(?<=[^ \t\r\n\\\[{("'“‘-])["']"""
    r"""|(?<![^"'“‘])["'](?=[!-/:-@\[-`{-~](?!\.\.)\B|\s|s\b|\Z))|["'])"""
)
_NATIVE = re.compile(
    r"""(?<![^\s(\[{"'“‘–—-])["'](?=["'“‘(\[…]{0,3}\w)|(?P<closing>(?<=[^\s\d(\[{"'“‘–—-])["'](?!["'“‘(\[]?\w))"""
)
_ELISION = re.compile(r"'(?=(?:tis|twas|til)\b)", re.IGNORECASE)
_CURLY = {('"', False): "“", ('"', True): "”", ("'", False): "‘", ("'", True): "’"}


def set_quotation_marks(state: StateCore, content: str, children: Sequence[Token], dialect: Dialect) -> None:
    """Set the marks in the texts among the `children` of an inline token, which was made from `content`."""
    if not ('"' in content or "'" in content) or len(content) > _LONGEST or not _has_marks(children):
        return
    seen = _as_seen(children)
    process_inlines(seen, state)
    if _has_marks(seen):
        _set_lone(seen, dialect)


def _has_marks(tokens: Sequence[Token]) -> bool:
    texts = (token.content for token in tokens if token.type == "text")
    return any('"' in text or "'" in text for text in texts)


def _as_seen(children: Sequence[Token]) -> list[Token]:
    """Return the tokens with stand-ins for those whose `content` is not what is seen there."""
    seen: list[Token] = []
    in_autolink = False
    for token in children:
        if token.info == "auto":
            in_autolink = token.type == "link_open"
        if token.type in _WORDS:
            seen.append(new_token("seen", "", 0, token.level, "x"))
        elif token.type == "html_inline":
            kind = "hardbreak" if _LINE_BREAK.match(token.content) else "unseen"
            seen.append(new_token(kind, "", 0, token.level))
        elif token.type == "text" and in_autolink:
            seen.append(new_token("seen", "", 0, token.level, token.content))
        else:
            seen.append(token)
    return seen


def _set_lone(tokens: Sequence[Token], dialect: Dialect) -> None:
    """Set the marks that are left; each is replaced by one character, so that the texts keep their places."""
    text = "".join("\n" if token.type in _BREAKS else token.content for token in tokens)
    if dialect == "native":
        text = _ELISION.sub("’", text)
    text = (_NATIVE if dialect == "native" else _KRAMDOWN).sub(_curly, text)
    start = 0
    for token in tokens:
        end = start + (1 if token.type in _BREAKS else len(token.content))
        if token.type == "text":
            token.content = text[start:end]
        start = end


def _curly(mark: re.Match[str]) -> str:
    return _CURLY[mark[0], mark["closing"] is not None]
