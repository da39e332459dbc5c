"""What kramdown has and CommonMark hasn't, for Jekyll sites only; a native build never imports this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.markdown.kramdown.extensions import extensions_plugin
from tuftenotes.markdown.kramdown.lists import lists_plugin
from tuftenotes.markdown.kramdown.tables import tables_plugin
from tuftenotes.markdown.kramdown.toc import toc_plugin

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

__all__ = ["kramdown_plugin"]


def kramdown_plugin(md: MarkdownIt) -> None:
    """Add kramdown's tables, lists, table of contents and extensions (kramdown 2.4, GFM parser)."""
    tables_plugin(md)
    lists_plugin(md)
    toc_plugin(md)
    extensions_plugin(md)
