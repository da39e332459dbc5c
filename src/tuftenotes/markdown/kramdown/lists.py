"""kramdown's lists: every numbered list counts from 1, ``1)`` is no list item, and ``^`` ends a list."""

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
    return not _PARENTHESIS.match(state.src, start) and rule(state, start_line, end_line, silent)


def _end_of_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if state.src[start : state.eMarks[start_line]].strip(" \t") != "^":
        return False
    if not silent:
        state.line = start_line + 1
    return True


def _count_from_one(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "ordered_list_open":
            token.attrs.pop("start", None)
