r"""A ``|`` inside mathematics, code or a tag never makes a table and never splits a cell.

kramdown and GFM split at every ``|``, which destroys ``$|x|$`` in real pages. The table rule itself stays
markdown-it's: it reads the source with those pipes replaced by a noncharacter, one for one, so that no
position moves; they are put back when the blocks are known.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tuftenotes.markdown.nested import walk
from tuftenotes.mathematics import TEXT_INSIDE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

    from tuftenotes.model import Dialect

__all__ = ["table_plugin"]

_PIPE_INSIDE = "\ufdd4"
_FAR = (("{%", "%}", "\ufdea\ufdea"), ("\\(", "\\)", "\ufdeb\ufdeb"))
"""What may end anywhere below: how it opens and closes, and what stands for the opening meanwhile."""
_FEW = 20
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
