"""Task lists as kramdown's GFM parser makes them: a box in place of the ``[ ]`` that an item begins with.

The brackets are taken away before the text is parsed: with a link behind them they would be its text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.markdown.nested import inline_tokens
from tuftenotes.markdown.source_map import nested_region
from tuftenotes.markdown.tokens import new_token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

__all__ = ["take_box", "task_lists_plugin"]

_BOX = re.compile(r"\[([ xX])\]\s+")
_CHECKED = "kramdown_checked"


def task_lists_plugin(md: MarkdownIt) -> None:
    """Add the rule that puts the boxes into the text; `take_box` is for the one of lists."""
    md.core.ruler.after("inline", "task_lists", _put_boxes)


def take_box(opening: Token, item: Sequence[Token]) -> None:
    """Take the brackets out of the text that an item of the list begins with that `opening` opens.

    From the first box on, every item that begins with text has the class.
    """
    if [token.type for token in item[1:2]] != ["paragraph_open"]:
        return
    inline = item[2]
    if found := _BOX.match(inline.content):
        inline.content = inline.content[found.end() :]
        inline.meta["region"] = nested_region(inline.meta["region"], found.end(), inline.content)
        inline.meta[_CHECKED] = found[1] != " "
        opening.attrs["class"] = "task-list"
    if opening.attrs:
        item[0].attrs["class"] = f"task-list-item {item[0].attrs.get('class', '')}".rstrip()


def _put_boxes(state: StateCore) -> None:
    for token in inline_tokens(state.tokens):
        if _CHECKED in token.meta:
            checked = ' checked="checked"' if token.meta[_CHECKED] else ""
            box = f'<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"{checked}>'
            token.children = [new_token("html_inline", "", 0, 0, box), *(token.children or ())]
