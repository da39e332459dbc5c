r"""A ``|`` inside mathematics, code or a tag never makes a table and never splits a cell.

kramdown and GFM split at every ``|``, which destroys ``$|x|$`` in real pages. The table rule itself stays
markdown-it's: it reads the source with those pipes replaced by a noncharacter, one for one, so that no
position moves; they are put back when the blocks are known. What a row has beyond its head is reported: GFM
drops it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markdown_it.rules_block import table

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.nested import walk
from tuftenotes.markdown.page import Place, page_of
from tuftenotes.mathematics import TEXT_INSIDE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

    from tuftenotes.model import Dialect

__all__ = ["table_plugin"]

_PIPE_INSIDE = "\ufdd4"
_FAR = (("{%", "%}", "\ufdea\ufdea"), ("\\(", "\\)", "\ufdeb\ufdeb"))
"""What may end anywhere below: how it opens and closes, and what stands for the opening meanwhile."""
_FEW = 20
_CELL = re.compile(r"(?:[^|]|(?<=\\)\|)*+")
_DELIMITER_ROW = re.compile(r"\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\||\n|\Z)")
_OPAQUE = re.compile(
    r"(?P<ticks>(?<!`)`+(?!`))(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)"
    r"|\$\$(?:(?!\n[ \t]*\n).)*?\$\$"
    rf"|\$(?![\s$])(?:[^$\\\n]++|{TEXT_INSIDE}|\\[^\n])*+(?<![\s\\])\$(?!\d)"
    r"|\\\(.*?\\\)|\{%.*?%\}",
    re.DOTALL,
)


def table_plugin(md: MarkdownIt, *, dialect: Dialect) -> None:
    """Hide such pipes from the block rules of a page that may hold a table; kramdown's need no header."""
    md.core.ruler.before("block", "hide_pipes", partial(_hide, headless=dialect == "jekyll"))
    md.core.ruler.after("block", "show_pipes", _show)
    if dialect == "native":
        md.block.ruler.at("table", _rule, {"alt": ["paragraph", "reference"]})


def _hide(state: StateCore, *, headless: bool) -> None:
    if "|" in state.src and (headless or _DELIMITER_ROW.search(f"\n{state.src}")):
        text = _OPAQUE.sub(lambda found: found[0].replace("|", _PIPE_INSIDE), _without_unclosed(state.src))
        for opening, _, mark in _FAR:
            text = text.replace(mark, opening)
        state.src = text


def _without_unclosed(text: str) -> str:
    """Return the text with marks for openings that nothing closes: each would be looked for to the end."""
    for opening, closing, mark in _FAR:
        last = text.rfind(closing) + 1
        if text.count(opening, last) > _FEW:
            text = text[:last] + text[last:].replace(opening, mark)
    return text


def _show(state: StateCore) -> None:
    if _PIPE_INSIDE not in state.src:
        return
    state.src = state.src.replace(_PIPE_INSIDE, "|")
    for token in walk(state.tokens):
        token.content = token.content.replace(_PIPE_INSIDE, "|")
        if "tex" in token.meta:
            token.meta["tex"] = token.meta["tex"].replace(_PIPE_INSIDE, "|")


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    before = len(state.tokens)
    if not table(state, start_line, end_line, silent):
        return False
    if not silent:
        rows = [token.map[0] for token in state.tokens[before:] if token.type == "tr_open" and token.map]
        columns = sum(token.type == "th_open" for token in state.tokens[before:])
        for line in rows:
            _report_lost_cell(state, line, columns)
    return True


def _report_lost_cell(state: StateBlock, line: int, columns: int) -> None:
    """Report the first cell of a row that has something in it and no column to stand in."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    start += state.src.startswith("|", start)
    number = 0
    while start < end:
        number += 1
        cell = _CELL.match(state.src, start, end)
        assert cell is not None  # noqa: S101 - it matches anywhere
        text = cell[0].lstrip()
        if number > columns and text:
            page = page_of(state.env)
            place = Place(page.block, cell.end() - len(text))
            message = "this cell is left out: the head of the table has fewer columns"
            hint = "add a column to its first two lines; a | in a text is \\|"
            page.report(Code.MISPLACED, place, message, hint)
            return
        start = cell.end() + 1
