"""``{% newthought 'Opening words' %}``: small capitals where a new thought begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tuftenotes.markdown.nested import inline_token, parse_inlines
from tuftenotes.markdown.plugins.tag import Call, Construct, State, declare

__all__ = ["newthought_plugin"]


def newthought_plugin(md: MarkdownIt) -> None:
    """Add ``{% newthought 'text' %}``."""
    declare(md, Construct("newthought", ("text",), _expand, alone="text"))
    md.add_render_rule("newthought", _render)


def _expand(state: State, call: Call) -> None:
    token = state.push("newthought", "span", 0)
    token.children = [inline_token(call.argument_region("text"))]
    if isinstance(state, StateInline):
        parse_inlines(state.md, state.env, token.children)


def _render(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:  # noqa: ANN401
    text = renderer.render(tokens[index].children, options, env)
    return f'<span class="newthought">{text}</span>'
