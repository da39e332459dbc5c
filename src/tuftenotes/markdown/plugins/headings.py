"""Ids of headings, and what the page's list of contents shows of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tuftenotes.markdown.headings import heading_id
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from tuftenotes.model import Dialect

__all__ = ["headings_plugin"]


def headings_plugin(md: MarkdownIt, *, dialect: Dialect) -> None:
    """Give every heading an id made of its text (without notes and images), unless the author gave one.

    kramdown keeps the blanks around what is left out (``# Name ![](a.png)`` is ``name-``) and gives the first
    heading of nothing but punctuation no id; a native heading of nothing but an image is called by the
    image's alternative text, and one of punctuation ``section``.
    """
    md.core.ruler.push("heading_ids", partial(_rule, keep_blanks=dialect == "jekyll"))


def _rule(state: StateCore, *, keep_blanks: bool) -> None:
    page = page_of(state.env)
    for index, token in enumerate(state.tokens):
        if token.type != "heading_open":
            continue
        given = token.attrGet("id")
        if not given and not page.options.auto_ids:
            continue
        name = str(given) if given else _made(state.tokens[index + 1].children or (), keep_blanks=keep_blanks)
        prefix = "" if given else page.options.id_prefix
        name = page.unique_id(prefix + (name or ("" if keep_blanks else "section")))
        if name:
            token.attrSet("id", name)


def _made(tokens: Sequence[Token], *, keep_blanks: bool) -> str:
    text = plain_text(tokens, tex=True, alt=False)
    if keep_blanks:
        return heading_id(text)
    return heading_id(text.strip() or plain_text(tokens, tex=True).strip())
