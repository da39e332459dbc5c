"""Keep a paragraph whole while a tag or a formula in it is open.

A side note may run over several lines, and one of these may look like a list item, a heading or the end of
the paragraph. In Jekyll the tag is read before Markdown sees any line; here this rule takes the paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.markdown.landmarks import gap_between, next_place
from tuftenotes.markdown.plugins.tag import construct_end

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

__all__ = ["open_until", "paragraph_plugin"]

_OPENERS = re.compile(r"\\.|(`+)|\{%|\$\$")
_UNDERLINE = re.compile(r"[ \t]*(?:=+|-+)[ \t]*\Z")
_OPENING_SIGNS = (r"\{%", r"\$\$")


def paragraph_plugin(md: MarkdownIt) -> None:
    """Add the rule in front of the setext heading, which would cut such a paragraph too."""
    md.block.ruler.before("lheading", "open_paragraph", _rule)


def open_until(state: StateBlock, line: int) -> int:
    """Return the line in which the tag or formula ends that is open at the end of `line`, else `line`."""
    position = state.bMarks[line]
    while _may_be_open(state, line):
        position = _scan(state, position, state.eMarks[line])
        closing = _line_at(state, line, position)
        if closing == line or position > state.eMarks[closing]:
            break
        line = closing
    return line


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if silent or not _may_be_open(state, start_line):
        return False
    terminators = state.md.block.ruler.getRules("paragraph")
    old_parent, state.parentType = state.parentType, "paragraph"
    line, position, kept_open = start_line, state.bMarks[start_line], False
    while line < state.lineMax:
        position = _scan(state, position, state.eMarks[line])
        closing = _line_at(state, line, position)
        if closing > line and position <= state.eMarks[closing]:
            line, kept_open = closing, True
            continue
        position = min(position, state.eMarks[line])  # what closes outside the block around us is not open
        line += 1
        if line >= state.lineMax or state.isEmpty(line):
            break
        inside = state.sCount[line] >= 0 and state.sCount[line] - state.blkIndent <= 3
        if inside and not kept_open and _UNDERLINE.match(state.src, state.bMarks[line], state.eMarks[line]):
            break  # this is a heading
        if inside and any(rule(state, line, end_line, True) for rule in terminators):
            break
    state.parentType = old_parent
    if kept_open:
        _push_paragraph(state, start_line, line)
    return kept_open


def _may_be_open(state: StateBlock, line: int) -> bool:
    start = state.bMarks[line]
    opener = next_place(state.src, _OPENING_SIGNS, start)
    return opener >= 0 and not gap_between(state.src, start, opener)


def _line_at(state: StateBlock, line: int, position: int) -> int:
    while line < state.lineMax - 1 and position > state.eMarks[line]:
        line += 1
    return line


def _scan(state: StateBlock, position: int, limit: int) -> int:
    """Return how far the text is read when everything that opens before `limit` is closed.

    That is beyond `limit` where something is open there, and `limit` where nothing is.
    """
    text = state.src
    while position < limit and (found := _OPENERS.search(text, position, limit)):
        position = found.end()
        if found[1]:
            close = re.compile(rf"(?<!`){found[1]}(?!`)").search(text, position, limit)
            position = close.end() if close else position
        elif found[0] == "{%":
            position = construct_end(state.md, text, found.start()) or position
        elif found[0] == "$$":
            close_at = text.find("$$", position)
            position = close_at + 2 if text.find("\n\n", position, close_at) < 0 <= close_at else position
    return max(position, limit)


def _push_paragraph(state: StateBlock, start_line: int, line: int) -> None:
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start_line, line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    token.map = [start_line, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
