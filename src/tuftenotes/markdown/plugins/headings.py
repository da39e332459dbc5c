"""Ids of headings, and what the page's list of contents shows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.markdown.headings import heading_id
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.plain_text import plain_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

__all__ = ["headings_plugin"]


def headings_plugin(md: MarkdownIt) -> None:
    """Give every heading an id made of its text (without notes), unless the author gave one."""
    md.core.ruler.push("heading_ids", _rule)


def _rule(state: StateCore) -> None:
    page = page_of(state.env)
    for index, token in enumerate(state.tokens):
        if token.type != "heading_open":
            continue
        given = token.attrGet("id")
        text = plain_text(state.tokens[index + 1].children or (), tex=True)
        token.attrSet("id", page.unique_id(str(given) if given else heading_id(text) or "section"))
