"""``~~text~~`` is deleted text, as GitHub and kramdown have it; markdown-it's ``<s>`` means irrelevant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["strikethrough_plugin"]


def strikethrough_plugin(md: MarkdownIt) -> None:
    """Turn markdown-it's strikethrough on, and render it as deleted text."""
    md.enable("strikethrough")
    md.add_render_rule("s_open", _render)
    md.add_render_rule("s_close", _render)


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return f"<del{renderer.renderAttrs(tokens[index])}>" if tokens[index].nesting > 0 else "</del>"
