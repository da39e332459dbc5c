"""``{% epigraph 'text' 'author' 'source' %}``: a quotation at the head of a chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.markdown.plugins.attributes import with_attributes
from tuftenotes.markdown.plugins.tag import Call, Construct, State, declare
from tuftenotes.markdown.plugins.tag_text import tag_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["epigraph_plugin"]


def epigraph_plugin(md: MarkdownIt) -> None:
    """Add ``{% epigraph 'text' 'author' 'source' %}``; author and source may be missing."""
    declare(md, Construct("epigraph", ("text", "author", "source"), _expand, alone="text", block=True))
    md.add_render_rule("epigraph", _render)


def _expand(state: State, call: Call) -> None:
    token = state.push("epigraph", "div", 0)
    token.children = [tag_text(state, call, name) for name in ("text", "author", "source")]


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    parts = (renderer.render([child], options, env).strip() for child in tokens[index].children or ())
    text, author, source = parts
    cite = f"<cite>{source}</cite>" if source else ""
    footer = ", ".join(part for part in (author, cite) if part)
    footer = f"<footer>{footer}</footer>" if footer else ""
    html = f'<div class="epigraph"><blockquote><p>{text}</p>{footer}</blockquote></div>\n'
    return with_attributes(html, tokens[index].attrs)
