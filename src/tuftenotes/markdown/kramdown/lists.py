"""kramdown's lists: each item is loose or tight on its own, any bullet goes on, every number counts from 1.

What differs from CommonMark in real pages: a numbered item may begin anywhere, whatever its number; a list in
an item needs no more indentation than a blank; a paragraph is one only where a blank line follows it in its
own item; a heading right below an item belongs to the item (kramdown 2.4, parser/kramdown/list.rb).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuftenotes.markdown.kramdown.attribute_lists import attributes_of
from tuftenotes.markdown.kramdown.items import Indentation, first_line
from tuftenotes.markdown.kramdown.lines import (
    ITEM_START,
    ends_with_construct,
    is_end_mark,
    line_of,
    nested_blocks,
)
from tuftenotes.markdown.kramdown.task_lists import take_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

__all__ = ["lists_plugin"]

_BULLET = r"[+*-]"
_NUMBER = r"\d+\."
_RULE = re.compile(r" {0,3}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\Z")


@dataclass(slots=True)
class _Item:
    """One item: the line it begins in and its text, cut where a nested list begins right below its text."""

    line: int
    shape: Indentation
    attributes: str = ""
    parts: list[list[str]] = field(default_factory=lambda: [[]])
    holds_list: bool = False

    @property
    def lines(self) -> list[str]:
        return [line for part in self.parts for line in part]


@dataclass(slots=True)
class _Shape:
    """What decides whether an item's first paragraph is shown as one."""

    begins_with_paragraph: bool
    followed_by_blank: bool
    has_more: bool
    is_plain: bool = False


def lists_plugin(md: MarkdownIt) -> None:
    """Replace the list rule, and add the end-of-block marker."""
    alt: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    md.block.ruler.at("list", _rule, alt)
    md.block.ruler.before("list", "end_of_block", _end_of_block, {"alt": ["paragraph"]})


def _end_of_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if not is_end_mark(line_of(state, start_line)):
        return False
    if not silent:
        state.line = start_line + 1
    return True


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    first = line_of(state, start_line)
    if not ITEM_START.match(first):
        return False
    if silent:
        return True
    kind = _BULLET if first.lstrip()[0] in "+*-" else _NUMBER
    items, line, marked = _gather(state, start_line, kind)
    tag = "ul" if kind == _BULLET else "ol"
    name = "bullet_list" if tag == "ul" else "ordered_list"
    opening = state.push(f"{name}_open", tag, 1)
    opening.map = [start_line, line]
    shapes: list[_Shape] = []
    for item in items:
        take_box(opening, _push_item(state, item, shapes, is_last=item is items[-1], marked=marked))
    state.push(f"{name}_close", tag, -1)
    state.line = line
    return True


def _gather(state: StateBlock, line: int, kind: str) -> tuple[list[_Item], int, bool]:
    """Return the items, the first line behind them, and whether an end-of-block mark ended the list."""
    items: list[_Item] = []
    start = re.compile(rf"( {{0,3}}{kind})([\t |].*)")
    after_blank = False
    while line < state.lineMax and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        text = line_of(state, line)
        if after_blank and _RULE.match(text):
            break
        if items and is_end_mark(text):
            return items, line + 1, True
        found = start.match(text)
        if found:
            content, shape, attributes = first_line(len(found[1]), found[2])
            items.append(_Item(line, shape, attributes, [[content]], bool(ITEM_START.match(content))))
            start = re.compile(rf"( {{0,{min(shape.width - 1, 3)}}}{kind})([\t |].*)")
        elif not text.strip():
            items[-1].holds_list = True
            items[-1].parts[-1].append("")
        elif not _continue(items[-1], text, after_blank=after_blank):
            break
        after_blank = not text.strip()
        line = _take_construct(state, items[-1], line) + 1
    return items, line, False


def _continue(item: _Item, text: str, *, after_blank: bool) -> bool:
    """Add a line to an item if it belongs there: indented, or right below and nothing else."""
    if not item.shape.holds(text) and (after_blank or not item.shape.may_be_lazy(text)):
        return False
    content, indented = item.shape.strip(text)
    if ITEM_START.match(content):
        if indented and not item.holds_list:
            item.parts.append([])
            item.holds_list = True
        elif not indented and item.holds_list:
            content = " " * (item.shape.width + 4) + content
    item.parts[-1].append(content)
    return True


def _take_construct(state: StateBlock, item: _Item, line: int) -> int:
    """Add the lines of a tag or formula that is open at the end of `line`; return its last line."""
    end = ends_with_construct(state, line)
    for inside in range(line + 1, end + 1):
        item.parts[-1].append(item.shape.strip(line_of(state, inside))[0])
    return end


def _push_item(
    state: StateBlock, item: _Item, shapes: list[_Shape], *, is_last: bool, marked: bool
) -> list[Token]:
    """Push the tokens of an item and return them, without the last."""
    opening = state.push("list_item_open", "li", 1)
    opening.map = [item.line, item.line + len(item.lines)]
    opening.attrs.update(attributes_of(item.attributes, state.env))
    tokens, line = [], item.line
    for part in item.parts:
        tokens += nested_blocks(state, "\n".join(part), line)
        line += len(part)
    shape = _shape(item, tokens)
    shape.is_plain = _is_plain(shape, shapes, is_last=is_last, marked=marked)
    if shape.is_plain:
        tokens[0].hidden = tokens[2].hidden = True
    shapes.append(shape)
    state.tokens.extend(tokens)
    state.push("list_item_close", "li", -1)
    return [opening, *tokens]


def _shape(item: _Item, tokens: Sequence[Token]) -> _Shape:
    begins = bool(tokens) and tokens[0].type == "paragraph_open" and bool(item.parts[0][0].strip())
    if not begins or not tokens[0].map:
        return _Shape(begins_with_paragraph=False, followed_by_blank=False, has_more=len(tokens) > 0)
    after = tokens[0].map[1] - item.line
    lines = item.lines
    blank = after < len(lines) and not lines[after].strip()
    return _Shape(begins, blank, has_more=any(line.strip() for line in lines[after:]))


def _is_plain(shape: _Shape, before: Sequence[_Shape], *, is_last: bool, marked: bool) -> bool:
    """Return whether an item's first paragraph is shown without being one."""
    if not shape.begins_with_paragraph:
        return False
    ends_with_blank = shape.followed_by_blank and not shape.has_more
    if shape.followed_by_blank and not (is_last and ends_with_blank and not marked):
        return False
    return not is_last or not before or any(not s.begins_with_paragraph or s.is_plain for s in before)
