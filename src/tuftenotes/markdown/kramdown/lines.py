"""The lines of a page as kramdown's block parsers see them, and the shapes that end a block.

kramdown cuts a page line by line with regular expressions: a list, a quotation or a definition gathers its
lines first, and what is left of these without their indentation is parsed as a page of its own (kramdown
2.4, parser/kramdown). The rules here do so on the lines of markdown-it's state, so that text keeps its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.markdown.nested import OPEN_END, block_tokens
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.plugins.paragraph import open_until
from tuftenotes.markdown.source_map import inline_region

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from tuftenotes.markdown.source_map import Region

__all__ = [
    "EXTENSION_LINE",
    "ITEM_START",
    "after_boundary",
    "before_boundary",
    "blocks_of",
    "ends_lazy_text",
    "ends_with_construct",
    "is_end_mark",
    "line_of",
    "nested_blocks",
]

_DEEPEST = 30
"""Blocks inside blocks; what is deeper is left out. Every level takes a few frames of Python's stack."""
_DEPTH = "kramdown_depth"
_SPANS = (
    "a|abbr|acronym|b|big|bdo|br|button|cite|code|del|dfn|em|i|img|input|ins|kbd|label|mark|option|q|rb|rbc|rp|"
    "rt|rtc|ruby|samp|select|small|span|strong|sub|sup|tt|u|var|script"
)
ITEM_START = re.compile(r" {0,3}(?:[+*-]|\d+\.)[\t |]")
"""A line that begins an item of a list."""
EXTENSION_LINE = re.compile(r" {0,3}\{:(?![:/])(?:\\\}|[^}])+\}\s*\Z")
"""A line of nothing but attributes, an inline attribute list."""
_LAZY_END = re.compile(rf"\s*\Z|{EXTENSION_LINE.pattern}|\^\s*\Z| {{0,3}}</?(?!(?:{_SPANS})\b)[A-Za-z_]")


def line_of(state: StateBlock, number: int) -> str:
    """Return a line without the indentation of the block around it."""
    return state.getLines(number, number + 1, state.blkIndent, False)


def ends_with_construct(state: StateBlock, number: int) -> int:
    """Return the line in which the tag or formula ends that is open at the end of a line, else the line."""
    return open_until(state, number)


def is_end_mark(line: str) -> bool:
    """Return whether a line is the mark that ends a block: a caret."""
    return line.startswith("^") and not line[1:].strip()


def ends_lazy_text(line: str) -> bool:
    """Return whether a line that goes on without indentation ends the block before it."""
    return _LAZY_END.match(line) is not None


def after_boundary(state: StateBlock, line: int) -> bool:
    """Return whether a block boundary is above `line`: nothing, a blank line, attributes for what follows."""
    above = line - 1
    if above < 0 or state.isEmpty(above) or state.sCount[above] < state.blkIndent:
        return True
    text = line_of(state, above)
    if is_end_mark(text):
        return True
    return EXTENSION_LINE.match(text) is not None and after_boundary(state, above)


def before_boundary(state: StateBlock, line: int) -> bool:
    """Return whether `line`, the first behind a block, is blank, attributes, or no line of its container."""
    if line >= state.lineMax:
        return state.env.get(OPEN_END) is not state.src
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return True
    text = line_of(state, line)
    return is_end_mark(text) or EXTENSION_LINE.match(text) is not None


def nested_blocks(state: StateBlock, text: str, first: int) -> list[Token]:
    """Parse `text` as blocks of their own; its lines are those of `state` from `first` on, one for one."""
    return blocks_of(state, inline_region(page_of(state.env).block, text, first), first)


def blocks_of(state: StateBlock, region: Region, first: int, *, open_end: bool = False) -> list[Token]:
    """Parse the text of `region`, which begins in line `first`, as blocks; nothing where it is too deep.

    With `open_end` something follows right below the text (the closing tag of the element around it), so that
    its end is no boundary of a block.
    """
    depth, outer = state.env.get(_DEPTH, 0), state.env.get(OPEN_END)
    if depth >= _DEEPEST:
        return []
    state.env[_DEPTH] = depth + 1
    state.env[OPEN_END] = region.text if open_end else outer
    tokens = block_tokens(state.md, state.env, region)
    state.env[_DEPTH], state.env[OPEN_END] = depth, outer
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + first, token.map[1] + first]
    return tokens
