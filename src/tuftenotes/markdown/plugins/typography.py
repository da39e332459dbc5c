"""Smart typography: quotes, dashes and ellipses as a printer would set them, in notes and captions too.

markdown-it's own rules do the work; they only look at the top level of the token stream, so they are given
every inline token of the tree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_core import StateCore, smartquotes, text_join
from markdown_it.token import Token

from tuftenotes.markdown.nested import inline_tokens

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from tuftenotes.model import Dialect

__all__ = ["typography_plugin"]

_MARKS = re.compile(r"---?(?!-)(?<!----)|\.\.\.|<<|>>|(?<!\w)'(?=\d\ds?\b)")
_HINTS = ("--", "...", "'", "<<", ">>")
"""One of these is in every text that `_MARKS` finds something in; looking for them is quicker."""
_REPLACED = {"---": "—", "--": "–", "...": "…", "'": "’"}
_TOUCHING = re.compile(r"[.,;:!?…)\]’”»]+|[-–—](?=\w)\w*")
_LONGEST = 20_000
"""Characters of a paragraph up to which quotes are set; markdown-it's rule takes quadratic time."""


def typography_plugin(md: MarkdownIt, *, dialect: Dialect, smart: bool) -> None:
    """Replace straight quotes, ``--``, ``---`` and ``...``; a Jekyll site has ``<< >>`` as well."""
    for name in ("linkify", "replacements", "smartquotes", "text_join"):
        md.core.ruler.disable(name)
    md.core.ruler.push("typography", _smart if smart else _join)
    md.core.ruler.push("unbroken", _keep_punctuation)
    md.options["guillemets"] = dialect == "jekyll"


def _join(state: StateCore) -> None:
    state.tokens, tokens = inline_tokens(state.tokens), state.tokens
    text_join(state)
    state.tokens = tokens


def _smart(state: StateCore) -> None:
    state.tokens, tokens = inline_tokens(state.tokens), state.tokens
    guillemets = bool(state.md.options.get("guillemets"))
    for token in state.tokens:
        if any(hint in token.content for hint in _HINTS):
            _replace(token.children or [], guillemets=guillemets)
    bounded = [token for token in state.tokens if len(token.content) <= _LONGEST]
    everything, state.tokens = state.tokens, bounded
    smartquotes(state)
    state.tokens = everything
    text_join(state)
    state.tokens = tokens


def _keep_punctuation(state: StateCore) -> None:
    """Keep a formula and the punctuation that touches it on one line; browsers break there otherwise."""
    for token in inline_tokens(state.tokens):
        children = token.children or []
        if any(child.type == "formula" for child in children):
            token.children = _with_punctuation(children)


def _with_punctuation(children: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in children:
        before = kept[-1] if kept else None
        touching = _TOUCHING.match(token.content) if token.type == "text" else None
        if touching is None or before is None or before.type != "formula" or before.meta["display"]:
            kept.append(token)
            continue
        kept[-1:] = [
            Token("unbroken_open", "span", 1, attrs={"class": "unbroken"}),
            before,
            Token("text", "", 0, content=touching[0]),
            Token("unbroken_close", "span", -1),
        ]
        token.content = token.content[touching.end() :]
        kept.append(token)
    return kept


def _replace(tokens: list[Token], *, guillemets: bool) -> None:
    in_autolink = False
    for token in tokens:
        if token.info == "auto":
            in_autolink = token.type == "link_open"
        if token.type == "text" and not in_autolink:
            token.content = _MARKS.sub(lambda found: _typeset(found[0], guillemets=guillemets), token.content)


def _typeset(mark: str, *, guillemets: bool) -> str:
    if mark in ("<<", ">>"):
        return {"<<": "«", ">>": "»"}[mark] if guillemets else mark
    return _REPLACED[mark]
