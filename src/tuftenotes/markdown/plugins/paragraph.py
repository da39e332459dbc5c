"""Keep a paragraph whole while a tag or a formula in it is open.

A side note may run over several lines, and one of these may look like a list item, a heading or the end of
the paragraph. In Jekyll the tag is read before Markdown sees any line; here this rule takes the paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.markdown.tags import match_tag

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

__all__ = ["paragraph_plugin"]

_OPENERS = re.compile(r"\\.|(`+)|\{%|\$\$")
_ENDS = {"math": "endmath", "m": "em"}


def paragraph_plugin(md: MarkdownIt) -> None:
    """Add the rule in front of the setext heading, which would cut such a paragraph too."""
    md.block.ruler.before("lheading", "open_paragraph", _rule)


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if silent or not _may_be_open(state, start_line):
        return False
    terminators = state.md.block.ruler.getRules("paragraph")
    old_parent, state.parentType = state.parentType, "paragraph"
    line, kept_open = start_line, False
    while line < state.lineMax:
        end = _open_until(state, start_line, line)
        if end > line:
            kept_open, line = True, end
            continue
        line += 1
        if line >= state.lineMax or state.isEmpty(line):
            break
        if 0 <= state.sCount[line] - state.blkIndent <= 3 and any(
            rule(state, line, end_line, True) for rule in terminators
        ):
            break
    state.parentType = old_parent
    if not kept_open:
        return False
    _push_paragraph(state, start_line, line)
    return True


def _may_be_open(state: StateBlock, line: int) -> bool:
    while line < state.lineMax and not state.isEmpty(line):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        if "{%" in text or "$$" in text:
            return True
        line += 1
    return False


def _open_until(state: StateBlock, start_line: int, line: int) -> int:
    """Return the line in which what is open at the end of `line` is closed, `line` where nothing is."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    end = _scan(state.src, start, state.eMarks[line])
    while line < state.lineMax and end > state.eMarks[line]:
        line += 1
    return min(line, state.lineMax - 1)


def _scan(text: str, position: int, limit: int) -> int:
    """Return where the construct that is open at offset `limit` ends, or `limit` where none is."""
    while found := _OPENERS.search(text, position, limit):
        position = found.end()
        if found[1]:
            close = re.compile(rf"(?<!`){found[1]}(?!`)").search(text, position, limit)
            position = close.end() if close else position
        elif found[0] == "{%":
            position = _tag_end(text, found.start()) or position
        elif found[0] == "$$":
            blank = text.find("\n\n", position)
            close_at = text.find("$$", position, blank if blank >= 0 else len(text))
            position = close_at + 2 if close_at >= 0 else position
        if position > limit:
            return position
    return limit


def _tag_end(text: str, start: int) -> int | None:
    tag = match_tag(text, start)
    if tag is None:
        return None
    if tag.name not in _ENDS:
        return tag.end
    end = re.compile(rf"\{{%-?\s*{_ENDS[tag.name]}\s*-?%\}}").search(text, tag.end)
    return end.end() if end else None


def _push_paragraph(state: StateBlock, start_line: int, line: int) -> None:
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start_line, line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    token.map = [start_line, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
