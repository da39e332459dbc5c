"""Smart typography: quotes, dashes and ellipses as a printer would set them, in notes and captions too.

markdown-it's own rules do the work; they only look at the top level of the token stream, so they are given
the inline tokens of the tree, those in which they have something to do: each looks at many a text for long.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.rules_core import StateCore, text_join

from tuftenotes.markdown.nested import inline_tokens
from tuftenotes.markdown.plugins.quotation_marks import set_quotation_marks
from tuftenotes.markdown.tokens import new_token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from tuftenotes.model import Dialect

__all__ = ["typography_plugin"]

_MARKS = re.compile(r"---?(?!-)(?<!----)|\.\.\.|<<|>>|(?<!\w)'(?=\d\ds?\b)")
_REPLACED = {"---": "—", "--": "–", "...": "…"}
_GUILLEMETS = {"<<": "«", ">>": "»"}
_QUOTES = "‘’“”"
_TOUCHING = re.compile(r"[.,;:!?…)\]’”»]+|[-–—](?=\w)\w*")
_OPENING = "([‘“„«"
_JOINED = frozenset({"text_special", "image"})
"""What becomes text, and what has text inside."""


def typography_plugin(md: MarkdownIt, *, dialect: Dialect, smart: bool, quotes: str = "") -> None:
    """Replace straight quotes, ``--``, ``---`` and ``...``; a Jekyll site has ``<< >>`` as well.

    `quotes` are those of single and double quotes, opening and closing, that stand in place of the usual.
    """
    for name in ("linkify", "replacements", "smartquotes", "text_join"):
        md.core.ruler.disable(name)
    others = dict(zip(_QUOTES, quotes, strict=False))
    md.core.ruler.push("typography", partial(_rule, smart=smart, dialect=dialect, others=others))
    md.add_render_rule("unbroken_open", _render_open)
    md.add_render_rule("unbroken_close", _render_close)


def _rule(state: StateCore, *, smart: bool, dialect: Dialect, others: Mapping[str, str]) -> None:
    for token in inline_tokens(state.tokens):
        if not token.children:
            continue
        if smart:
            _set(state, token.content, token.children, dialect, others)
        types = [child.type for child in token.children]
        if ("text", "text") in pairwise(types) or not _JOINED.isdisjoint(types):
            _join(state, token)
            types = [child.type for child in token.children]
        if "formula" in types:
            token.children = _with_punctuation(token.children)


def _join(state: StateCore, token: Token) -> None:
    """Make one text of those that stand side by side, as markdown-it does, in what describes an image too."""
    state.tokens, tokens = [token], state.tokens
    text_join(state)
    state.tokens = tokens


def _set(
    state: StateCore, content: str, children: list[Token], dialect: Dialect, others: Mapping[str, str]
) -> None:
    """Set the texts among the `children` of an inline token, which was made from `content`."""
    if _has_marks(content):
        _replace(children, guillemets=dialect == "jekyll", apostrophe=others.get("’", "’"))
    before = [child.content for child in children] if others else []
    set_quotation_marks(state, content, children, dialect)
    if others:
        _requote(before, children, others)


def _requote(before: Sequence[str], tokens: Sequence[Token], others: Mapping[str, str]) -> None:
    """Put other quotes in place of those that came in place of straight ones, and of no others."""
    for old, token in zip(before, tokens, strict=True):
        if token.type == "text" and old != token.content:
            token.content = "".join(
                others.get(new, new) if straight in "\"'" else new
                for straight, new in zip(old, token.content, strict=True)
            )


def _has_marks(text: str) -> bool:
    """Return whether `_MARKS` may find something in a text.

    It would take much longer to look itself, and single characters are found quickest.
    """
    return (
        "'" in text
        or ("<" in text and "<<" in text)
        or (">" in text and ">>" in text)
        or "--" in text
        or "..." in text
    )


def _with_punctuation(children: list[Token]) -> list[Token]:
    """Keep a formula and the punctuation that touches it on one line; browsers break there otherwise."""
    kept: list[Token] = []
    for place, token in enumerate(children):
        if token.type != "formula" or token.meta["display"]:
            kept.append(token)
            continue
        before, after = _taken_before(kept[-1:]), _taken_behind(children[place + 1 : place + 2])
        kept += _unbroken(before, token, after) if before or after else [token]
    return kept


def _taken_before(neighbours: list[Token]) -> str:
    """Take away what opens at the end of a text."""
    for token in neighbours:
        if token.type == "text":
            text, token.content = token.content, token.content.rstrip(_OPENING)
            return text[len(token.content) :]
    return ""


def _taken_behind(neighbours: list[Token]) -> str:
    """Take away the punctuation that a text begins with."""
    for token in neighbours:
        if token.type == "text" and (found := _TOUCHING.match(token.content)):
            token.content = token.content[found.end() :]
            return found[0]
    return ""


def _unbroken(before: str, formula: Token, after: str) -> list[Token]:
    opening = new_token("unbroken_open", "span", 1)
    opening.attrs["class"] = "unbroken"
    texts = [[new_token("text", "", 0, content=text)] if text else [] for text in (before, after)]
    return [opening, *texts[0], formula, *texts[1], new_token("unbroken_close", "span", -1)]


def _replace(tokens: list[Token], *, guillemets: bool, apostrophe: str) -> None:
    marks = {**_REPLACED, "'": apostrophe, **(_GUILLEMETS if guillemets else {})}
    in_autolink = False
    for token in tokens:
        if token.info == "auto":
            in_autolink = token.type == "link_open"
        if token.type == "text" and not in_autolink and _has_marks(token.content):
            token.content = _MARKS.sub(lambda found: marks.get(found[0], found[0]), token.content)


def _render_open(*_: object) -> str:
    return '<span class="unbroken">'


def _render_close(*_: object) -> str:
    return "</span>"
