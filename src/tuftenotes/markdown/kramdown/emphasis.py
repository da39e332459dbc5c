"""kramdown's emphasis: it may begin and end inside words, and holds no emphasis of its own strength.

``**Note:**text`` is strong, and the asterisks in ``_*a*_`` are shown (kramdown 2.4, its parser of emphasis).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline.state_inline import Delimiter

from tuftenotes.markdown.nested import inline_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = ["emphasis_plugin"]

_IN_WORD = re.compile(r"[^\W\d_]-?[^\W\d_]*\Z")
_FEWEST = 4
"""Signs of emphasis in a text in which one emphasis may hold another."""


def emphasis_plugin(md: MarkdownIt) -> None:
    """Replace the rule for emphasis."""
    md.inline.ruler.at("emphasis", _emphasis)
    md.core.ruler.after("inline", "nested_emphasis", _show_nested)


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos else ""
    after = state.src[end] if end < state.posMax else ""
    in_word = marker == "_" and _IN_WORD.search(state.src, max(0, state.pos - 80), state.pos) is not None
    can_open = bool(after) and not after.isspace() and not in_word
    can_close = bool(before) and not before.isspace() and not (marker == "_" and after.isalnum())
    for _ in range(length := end - state.pos):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), length, len(state.tokens) - 1, -1, can_open, can_close)
        )
    state.pos = end
    return True


def _show_nested(state: StateCore) -> None:
    """Show the signs of emphasis in emphasis of the same strength."""
    for token in inline_tokens(state.tokens):
        text = token.content
        if ("*" in text or "_" in text) and text.count("*") + text.count("_") >= _FEWEST and token.children:
            for tag in ("em", "strong"):
                _show_in(token.children, tag)


def _show_in(children: Sequence[Token], tag: str) -> None:
    """Show what is inside; the first sign that can end the outer one does, if nothing else is between."""
    waiting: list[Token] = []
    outer: Token | None = None
    is_text: dict[int, bool] = {}
    for child in children:
        if child.nesting > 0:
            if child.tag == tag and outer:
                ends_outer = waiting[-1] is outer and child.markup == outer.markup
                is_text |= {id(child): not ends_outer} | ({id(outer): True} if ends_outer else {})
                _show(child)
            elif child.tag == tag:
                outer = child
            waiting.append(child)
        elif child.nesting < 0 and waiting:
            opening = waiting.pop()
            if is_text.get(id(opening)):
                _show(child)
            elif opening is outer or id(opening) in is_text:
                outer = None


def _show(token: Token) -> None:
    token.type, token.tag, token.nesting, token.content = "text", "", 0, token.markup
