"""Fenced and indented code blocks, coloured by Pygments at build time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tuftenotes.highlight import highlight

__all__ = ["code_plugin"]


def code_plugin(md: MarkdownIt) -> None:
    """Render code blocks through `tuftenotes.highlight`; the first word after the fence is the language."""
    md.add_render_rule("fence", _render)
    md.add_render_rule("code_block", _render)


def _render(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:  # noqa: ANN401, ARG001
    token = tokens[index]
    return highlight(token.content, token.info.strip()) + "\n"
