"""Quick looks at the lines below, for block rules that may start with any character.

A guard returns False only where its rule would do so as well; where it returns True the rule decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.rules_block import StateBlock

    Guard = Callable[[StateBlock, int, int, bool], bool]

__all__ = ["GUARDS", "Guard"]


def _code(state: StateBlock, line: int, _end: int, _silent: bool) -> bool:  # noqa: FBT001 (a rule's arguments)
    return state.sCount[line] - state.blkIndent >= 4


def _table(state: StateBlock, line: int, end: int, _silent: bool) -> bool:  # noqa: FBT001
    return line + 2 <= end and _first_character(state, line + 1) in ("|", "-", ":")


def _deflist(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if silent:
        return state.ddIndent >= 0
    below = line + 1
    if below < end and not _first_character(state, below):
        below += 1
    return below < end and _first_character(state, below) in (":", "~")


def _lheading(state: StateBlock, line: int, end: int, _silent: bool) -> bool:  # noqa: FBT001
    below = line + 1
    while below < end and (first := _first_character(state, below)):
        if first in ("-", "="):
            return True
        below += 1
    # markdown-it's rule leaves this behind where it finds no underline, and rules may look at it.
    state.parentType = "paragraph"
    return False


def _open_paragraph(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    if silent:
        return False
    last = line
    while last + 1 < state.lineMax and not state.isEmpty(last + 1):
        last += 1
    start, stop = state.bMarks[line], state.eMarks[last]
    return state.src.find("{%", start, stop) >= 0 or state.src.find("$$", start, stop) >= 0


def _kramdown_table(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    return not silent and state.src.find("|", state.bMarks[line], state.eMarks[line]) >= 0


def _first_character(state: StateBlock, line: int) -> str:
    """Return the first character of a line that is not a blank, empty where there is none."""
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start] if start < state.eMarks[line] else ""


GUARDS: Mapping[str, Guard] = {
    "code": _code,
    "table": _table,
    "deflist": _deflist,
    "lheading": _lheading,
    "open_paragraph": _open_paragraph,
    "kramdown_table": _kramdown_table,
}
