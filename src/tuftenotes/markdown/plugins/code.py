"""Fenced and indented code blocks, coloured by Pygments at build time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.highlight import highlight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["code_plugin"]


def code_plugin(md: MarkdownIt) -> None:
    """Render code blocks through `tuftenotes.highlight`; the first word after the fence is the language."""
    md.add_render_rule("fence", _render)
    md.add_render_rule("code_block", _render)


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    return highlight(token.content, token.info.strip()) + "\n"
