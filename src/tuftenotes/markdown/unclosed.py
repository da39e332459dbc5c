"""Blocks that nothing closes: CommonMark lets them run on to the end of the page, in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.page import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from tuftenotes.markdown.page import Page

__all__ = ["report_unclosed"]

_MOST_ENDS = 20
"""Tokens that close something around the last block; deeper nesting is not looked into."""


def report_unclosed(page: Page, tokens: Sequence[Token]) -> None:
    """Report a fence or a comment without an end. Only the last block of a page can be one."""
    for token in reversed(tokens[-_MOST_ENDS:]):
        if token.nesting < 0:
            continue
        if token.map and token.type == "fence" and not _has_closing_fence(page, token):
            message = "nothing closes this block of code; it takes the rest of the page"
            _report(page, token, message, f"put a line {token.markup} behind its last line")
        if (
            token.map
            and token.type == "html_block"
            and token.content.rfind("<!--") > token.content.rfind("-->")
        ):
            _report(
                page, token, "nothing closes this comment; it hides the rest of the page", "it ends with -->"
            )
        return


def _has_closing_fence(page: Page, token: Token) -> bool:
    first, end = token.map or (0, 0)
    lines = page.block.text.count("\n") + 1
    if end < len(page.block.text.rstrip().split("\n")) or end - first < 2:
        return end < lines
    last = page.block.line(end - 1).strip(" \t>")
    return len(last) >= len(token.markup) and not last.strip(token.markup[0])


def _report(page: Page, token: Token, message: str, hint: str) -> None:
    line = token.map[0] if token.map else 0
    text = page.block.line(line)
    place = Place(page.block, page.block.starts[line] + len(text) - len(text.lstrip(" \t>")))
    page.report(Code.UNCLOSED, place, message, hint)
