"""What kramdown has and CommonMark hasn't, for Jekyll sites only; a native build never imports this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.markdown.kramdown.attribute_lists import attribute_lists_plugin
from tuftenotes.markdown.kramdown.definitions import definitions_plugin
from tuftenotes.markdown.kramdown.emphasis import emphasis_plugin
from tuftenotes.markdown.kramdown.extensions import extensions_plugin
from tuftenotes.markdown.kramdown.html_blocks import html_blocks_plugin
from tuftenotes.markdown.kramdown.leaves import leaves_plugin
from tuftenotes.markdown.kramdown.lists import lists_plugin
from tuftenotes.markdown.kramdown.named_texts import named_texts_plugin
from tuftenotes.markdown.kramdown.raw_spans import raw_spans_plugin
from tuftenotes.markdown.kramdown.spans import spans_plugin
from tuftenotes.markdown.kramdown.tables import tables_plugin
from tuftenotes.markdown.kramdown.tag_attributes import tag_attributes_plugin
from tuftenotes.markdown.kramdown.task_lists import task_lists_plugin
from tuftenotes.markdown.kramdown.toc import lower_headings, toc_plugin

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

__all__ = ["kramdown_plugin"]


def kramdown_plugin(md: MarkdownIt) -> None:
    """Read blocks and text as kramdown does (2.4, with its GFM parser 1.1)."""
    md.disable(["footnote_inline", "span", "tag_after_bracket"])
    leaves_plugin(md)
    html_blocks_plugin(md)
    tables_plugin(md)
    lists_plugin(md)
    task_lists_plugin(md)
    definitions_plugin(md)
    named_texts_plugin(md)
    emphasis_plugin(md)
    spans_plugin(md)
    raw_spans_plugin(md)
    attribute_lists_plugin(md)
    tag_attributes_plugin(md)
    toc_plugin(md)
    extensions_plugin(md)
    md.core.ruler.after("toc", "heading_offset", lower_headings)
