"""``<div markdown="1">``: Markdown inside an HTML element, as kramdown and Python-Markdown have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.markdown.nested import block_tokens, inline_token
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.source_map import inline_region, nested_region

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

__all__ = ["holds_markdown", "push_markdown_element"]

_OPENING = re.compile(r"<\w+(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>")
_ATTRIBUTE = re.compile(r"""\s+markdown\s*=\s*(["']?)(1|block|span)\1(?=[\s/>])""", re.IGNORECASE)
_PHRASING = re.compile(r"<(?:p|h[1-6]|dt|summary|figcaption|legend|caption)\b", re.IGNORECASE)


def holds_markdown(text: str, start: int) -> bool:
    """Return whether the element whose opening tag begins at `start` asks for its text to be Markdown."""
    opening = _OPENING.match(text, start)
    return opening is not None and _ATTRIBUTE.search(opening[0]) is not None


def push_markdown_element(state: StateBlock, content: str, start_line: int, line: int) -> None:
    """Push an element's tags as HTML, and what is between them as parsed Markdown.

    `content` is the whole element, which goes from `start_line` to `line`. Elements that hold running text
    only, and ``markdown="span"``, are parsed as such.
    """
    opening = _OPENING.match(content)
    closing = content.rfind("</")
    attribute = _ATTRIBUTE.search(opening[0]) if opening else None
    if opening is None or attribute is None:
        return
    inner = content[opening.end() : closing]
    region = nested_region(inline_region(page_of(state.env).block, content, start_line), opening.end(), inner)
    inline = attribute[2] == "span" or _PHRASING.match(content)
    tokens = [inline_token(region)] if inline else block_tokens(state.md, state.env, region)
    tag = opening[0][: attribute.start()] + opening[0][attribute.end() :]
    for html, before in ((tag if inline else f"{tag}\n", True), (content[closing:], False)):
        token = state.push("html_block", "", 0)
        token.content, token.map = html, [start_line, line + 1]
        if before:
            state.tokens.extend(tokens)
