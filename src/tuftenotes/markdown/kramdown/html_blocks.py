"""HTML between the blocks of a Jekyll page: copied up to its closing tag, Markdown where it asks for that."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tuftenotes.markdown.kramdown.html_elements import OPENING, Element, is_span, read_element
from tuftenotes.markdown.kramdown.lines import blocks_of
from tuftenotes.markdown.kramdown.tag_attributes import OPENING_TAG
from tuftenotes.markdown.nested import inline_token
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.plugins.tag import construct_end
from tuftenotes.markdown.source_map import nested_region

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

__all__ = ["html_blocks_plugin"]

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_VISIBLE = re.compile(r"\S")


def html_blocks_plugin(md: MarkdownIt) -> None:
    """Replace the rule for HTML blocks."""
    md.block.ruler.at("html_block", _rule, {"alt": ["paragraph", "reference"]})


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    start = state.bMarks[start_line] + state.tShift[start_line]
    limit = state.eMarks[state.lineMax - 1]
    element = None if silent else _element(state, start, limit)
    if silent or element is None:
        opening = OPENING.match(state.src, start, limit)
        return bool(silent and opening and _ends_paragraph(opening["name"]))
    line = _push(state, start_line, element)
    while line == start_line and (more := _element(state, state.bMarks[line], limit)):
        line = _push(state, start_line, more)
    if line == start_line:
        _parse_rest(state, line, end_line)
    return True


def _element(state: StateBlock, start: int, limit: int) -> Element | None:
    comment = _COMMENT.match(state.src, start, limit)
    if comment:
        return Element(comment.end(), [comment[0]])
    opening = OPENING.match(state.src, start, limit)
    if opening is None or is_span(opening["name"]):
        return None
    parse_all = page_of(state.env).options.block_html
    call_end = partial(construct_end, state.md, state.src)
    return read_element(state.src, opening, limit, call_end, parse_all=parse_all)


def _ends_paragraph(name: str) -> bool:
    return not is_span(name) and name.lower() != "script"


def _push(state: StateBlock, start_line: int, element: Element) -> int:
    """Push an element; return the line to go on with, which begins behind it where it ends in that line."""
    line = start_line
    while line + 1 < state.lineMax and state.eMarks[line] < element.end:
        line += 1
    first: Token | None = None
    for index, html in enumerate(element.html):
        if index:
            _push_markdown(state, start_line, *element.markdown[index - 1])
        token = state.push("html_block", "", 0)
        token.content, token.map = html, [start_line, line + 1]
        first = first or token
        token.meta[OPENING_TAG] = first
    # A line may hold any number of elements: the rest of it is looked into, not copied, behind each.
    rest = _VISIBLE.search(state.src, element.end, state.eMarks[line])
    if rest is None:
        state.tokens[-1].content += "\n"
        state.line = line + 1
        return state.line
    state.bMarks[line] = rest.start()
    state.tShift[line], state.sCount[line], state.line = 0, state.blkIndent, line
    return line


def _parse_rest(state: StateBlock, line: int, end_line: int) -> None:
    """Read on in the line in which an element ended: no rule may leave the parser in the line it began in."""
    for rule in state.md.block.ruler.getRules(""):
        if rule(state, line, end_line, False):
            break


def _push_markdown(state: StateBlock, start_line: int, start: int, end: int, model: str) -> None:
    region = nested_region(page_of(state.env).block, start, state.src[start:end])
    if model == "span":
        state.tokens.append(inline_token(region))
        return
    shift = state.src.count("\n", state.bMarks[start_line], start)
    open_end = not region.text.endswith("\n\n")
    state.tokens.extend(blocks_of(state, region, start_line + shift, open_end=open_end))
