"""Quick looks at the lines below, for block rules that may start with any character.

A guard returns False only where its rule would do so as well; where it returns True the rule decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.markdown.landmarks import gap_between, next_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.rules_block import StateBlock

    Guard = Callable[[StateBlock, int, int, bool], bool]

__all__ = ["GUARDS", "Guard"]

_OPENERS = (r"\{%", r"\$\$")
_UNDERLINE = (r"\n[^\w\n=-]*[=-]",)
"""The end before a line that may underline another: only blanks and marks of quotes before its first sign."""

_COLON = (r"\n[^\w\n:]*:",)
"""A line that may begin a definition: only blanks and marks of what is around stand before its colon."""


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
    if line + 1 < end:
        underline = next_place(state.src, _UNDERLINE, state.eMarks[line])
        if underline >= 0 and not gap_between(state.src, state.eMarks[line], underline):
            return True
    # markdown-it's rule leaves this behind where it finds no underline, and rules may look at it.
    state.parentType = "paragraph"
    return False


def _open_paragraph(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    if silent:
        return False
    start = state.bMarks[line]
    opener = next_place(state.src, _OPENERS, start)
    return opener >= 0 and not gap_between(state.src, start, opener)


def _kramdown_table(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    return not silent and state.src.find("|", state.bMarks[line], state.eMarks[line]) >= 0


def _definitions(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    return not silent and next_place(state.src, _COLON, state.eMarks[line]) >= 0


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
    "definitions": _definitions,
}
