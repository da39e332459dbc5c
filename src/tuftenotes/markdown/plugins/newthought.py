"""``{% newthought 'Opening words' %}``: small capitals where a new thought begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_inline import StateInline

from tuftenotes.markdown.nested import inline_token, parse_inlines
from tuftenotes.markdown.plugins.tag import Call, Construct, State, declare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

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


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    text = renderer.render(tokens[index].children or (), options, env)
    return f'<span class="newthought">{text}</span>'
