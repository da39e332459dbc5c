"""kramdown's lists (kramdown 2.4, parser/kramdown/list.rb).

Every numbered list counts from 1, ``1)`` is no list item, ``^`` ends a list, another bullet goes on with it,
and whether an item is set as a paragraph is each item's own affair.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markdown_it.rules_block import list_block

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

__all__ = ["lists_plugin"]

_PARENTHESIS = re.compile(r"\d+\)")


def lists_plugin(md: MarkdownIt) -> None:
    """Change the list rule, and add the end-of-block marker."""
    alt: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    md.block.ruler.at("list", partial(_list_rule, rule=list_block), alt)
    md.block.ruler.before("list", "end_of_block", _end_of_block, {"alt": ["paragraph", "list", "blockquote"]})
    md.core.ruler.after("block", "list_starts", _count_from_one)


def _list_rule(
    state: StateBlock,
    start_line: int,
    end_line: int,
    silent: bool,
    *,
    rule: Callable[[StateBlock, int, int, bool], bool],
) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if _PARENTHESIS.match(state.src, start):
        return False
    first = len(state.tokens)
    if not rule(state, start_line, end_line, silent):
        return False
    if not silent:
        first = _joined_to_last(state, first)
        _set_items(state, first, followed_by_mark=_is_end_mark(state, state.line, end_line))
    return True


def _joined_to_last(state: StateBlock, first: int) -> int:
    """Join the list at `first` to one of another bullet right before it; return where the list begins."""
    tokens = state.tokens
    if not first or tokens[first].type != "bullet_list_open" or tokens[first - 1].type != "bullet_list_close":
        return first
    level, start = tokens[first].level, first - 2
    while tokens[start].level != level:
        start -= 1
    before, after = tokens[start].map, tokens[first].map
    assert before is not None and after is not None  # noqa: S101, PT018 - markdown-it's lists have a map
    if any(_is_end_mark(state, line, after[0]) for line in range(before[1] - 1, after[0])):
        return first
    before[1] = after[1]
    del tokens[first - 1 : first + 1]
    return start


def _set_items(state: StateBlock, first: int, *, followed_by_mark: bool) -> None:
    """Show the first paragraph of each item, or its text alone, as kramdown does item by item.

    The text stands alone unless a blank line is right under it. What is under the last item does not count,
    but where all items before it are paragraphs, it is one too.
    """
    tokens, level = state.tokens, state.tokens[first].level + 1
    items = [
        i
        for i in range(first, len(tokens))
        if tokens[i].type == "list_item_open" and tokens[i].level == level
    ]
    some_alone = len(items) == 1
    for item in items:
        is_last = item == items[-1]
        paragraph = tokens[item + 1]
        if paragraph.type != "paragraph_open":
            some_alone = True
            continue
        assert paragraph.map is not None  # noqa: S101 - as above
        end = paragraph.map[1]
        blank = end < state.lineMax and state.isEmpty(end)
        if blank and is_last and not followed_by_mark and tokens[item + 4].level == level:
            blank = False
        alone = not blank and (not is_last or some_alone)
        some_alone |= alone
        _show_paragraphs(tokens, item + 1, level + 1)
        paragraph.hidden = tokens[item + 3].hidden = alone


def _show_paragraphs(tokens: list[Token], start: int, level: int) -> None:
    for token in tokens[start:]:
        if token.level < level:
            return
        if token.level == level and token.type in {"paragraph_open", "paragraph_close"}:
            token.hidden = False


def _end_of_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if not _is_end_mark(state, start_line, end_line):
        return False
    if not silent:
        state.line = start_line + 1
    return True


def _is_end_mark(state: StateBlock, line: int, end_line: int) -> bool:
    if line >= end_line:
        return False
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start : state.eMarks[line]].strip(" \t") == "^"


def _count_from_one(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "ordered_list_open":
            token.attrs.pop("start", None)
