"""The text of a tag that makes a block: Markdown, or HTML as it is where kramdown would leave it alone.

The plugins of a Jekyll site put captions and epigraphs into raw HTML, in which kramdown reads no Markdown and
MathJax finds the formulas. What a tag in the middle of a paragraph says is Markdown in any case.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tuftenotes.markdown.nested import inline_token, parse_inlines
from tuftenotes.markdown.page import Page, Place, page_of
from tuftenotes.mathematics import Formula, split_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.markdown.plugins.tag import Call, State
    from tuftenotes.markdown.source_map import Region

__all__ = ["tag_text"]

_TAG = re.compile(r"(<!--.*?-->|</?[A-Za-z](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>)", re.DOTALL)


def tag_text(state: State, call: Call, parameter: str) -> Token:
    """Return an inline token of the text of an argument."""
    region = call.argument_region(parameter)
    page = page_of(state.env)
    if isinstance(state, StateInline):
        token = inline_token(region)
        parse_inlines(state.md, state.env, [token])
        return token
    if page.options.dialect == "native" or not region.text:
        return inline_token(region)
    return Token("inline", "", 0, content=region.text, children=list(_raw(page, region)))


def _raw(page: Page, region: Region) -> Iterator[Token]:
    """Yield the tokens of HTML that is shown as it is: tags, texts and formulas."""
    offset = 0
    for part in split_html(region.text, dollars=page.options.dollars):
        if isinstance(part, Formula):
            offset = max(region.text.find(part.tex, offset), offset)
            meta = {
                "tex": part.tex,
                "display": part.display,
                "label": part.label,
                "place": Place(region, offset),
            }
            yield Token("formula", "math", 0, meta=meta)
            continue
        for index, piece in enumerate(_TAG.split(part)):
            if index % 2:
                yield Token("html_inline", "", 0, content=piece)
            elif piece:
                yield Token("text", "", 0, content=unescape(piece))
