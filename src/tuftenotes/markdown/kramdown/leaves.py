"""kramdown's code, quotations, headings and rules, where CommonMark reads them differently.

A fence needs its end and at most one word behind it; text right below indented code belongs to it; text right
below a quotation belongs to that, whatever it looks like; an underlined heading is one line with a blank line
above it, and a rule needs one too (kramdown 2.4 and its GFM parser 1.1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.markdown.kramdown.lines import (
    after_boundary,
    ends_lazy_text,
    ends_with_construct,
    line_of,
    nested_blocks,
)
from tuftenotes.markdown.landmarks import next_place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

__all__ = ["leaves_plugin"]

_FENCE = re.compile(r" {0,3}([~`]{3,})[ \t]*(\S*)[ \t]*\Z")
_INDENTED = re.compile(r"(?:\t| {4})[ \t]*\S")
_QUOTE = re.compile(r"\A {0,3}> ?")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)\Z")
_CLOSING_SIGNS = re.compile(r"[ \t]#+\Z")
_TEXT = re.compile(r" {0,3}[^ \t]")
_UNDERLINE = re.compile(r"([-=])[-=]*[ \t]*\Z")
_RULE = re.compile(r" {0,3}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\Z")


def leaves_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rules for these blocks; the lists of chains say what may end a paragraph."""
    md.block.ruler.at("code", _code)
    md.block.ruler.at("fence", _fence, {"alt": ["paragraph", "reference"]})
    md.block.ruler.at("blockquote", _quote, {"alt": ["paragraph", "reference"]})
    md.block.ruler.at("hr", _rule)
    md.block.ruler.at("heading", _heading, {"alt": ["paragraph", "reference"]})
    md.block.ruler.at("lheading", _underlined)


def _in_block(state: StateBlock, line: int) -> bool:
    return line < state.lineMax and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent)


def _fence(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    opening = _FENCE.match(line_of(state, start_line))
    if opening is None:
        return False
    marks, word = opening[1], opening[2]
    if (
        next_place(state.src, (rf"\n {{0,3}}{marks}{marks[-1]}*[ \t]*(?![^\n])",), state.eMarks[start_line])
        < 0
    ):
        return False
    closing = re.compile(rf" {{0,3}}{marks}{marks[-1]}*\s*\Z")
    line = start_line + 1
    while _in_block(state, line) and not closing.match(line_of(state, line)):
        line += 1
    if not _in_block(state, line):
        return False
    if not silent:
        token = state.push("fence", "code", 0)
        token.info, token.markup, token.map = word.split("?")[0] or word, marks, [start_line, line + 1]
        token.content = "".join(f"{line_of(state, number)}\n" for number in range(start_line + 1, line))
        state.line = line + 1
    return True


def _code(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if not _INDENTED.match(line_of(state, start_line)):
        return False
    lines: list[str] = []
    line, last = start_line, start_line
    while _in_block(state, line):
        text = line_of(state, line)
        if _INDENTED.match(text):
            lines.append(text[1:] if text.startswith("\t") else text[4:])
        elif not text.strip():
            lines.append("")
        elif lines[-1] and not ends_lazy_text(text):
            lines[-1] += f" {text}"
        else:
            break
        line += 1
        last = line if text.strip() else last
    token = state.push("code_block", "code", 0)
    token.content, token.map = "\n".join(lines[: last - start_line]).rstrip("\n") + "\n", [start_line, last]
    state.line = last
    return True


def _quote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if not _QUOTE.match(line_of(state, start_line)):
        return False
    if silent:
        return True
    lines: list[str] = []
    line = start_line
    while _in_block(state, line) and (line == start_line or not ends_lazy_text(line_of(state, line))):
        end = ends_with_construct(state, line)
        lines += (_QUOTE.sub("", line_of(state, number), count=1) for number in range(line, end + 1))
        line = end + 1
    state.push("blockquote_open", "blockquote", 1).map = [start_line, line]
    state.tokens.extend(nested_blocks(state, "\n".join(lines), start_line))
    state.push("blockquote_close", "blockquote", -1)
    state.line = line
    return True


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    text = line_of(state, start_line)
    if not _RULE.match(text):
        return False
    token = state.push("hr", "hr", 0)
    token.map, token.markup = [start_line, start_line + 1], text.strip()
    state.line = start_line + 1
    return True


def _heading(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    found = _HEADING.match(line_of(state, start_line))
    text = _CLOSING_SIGNS.sub("", found[2].rstrip()).strip() if found else ""
    if not found or not text:
        return False
    if not silent:
        _push_heading(state, len(found[1]), text, start_line, start_line + 1)
    return True


def _underlined(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    below = start_line + 1
    text = line_of(state, start_line)
    if not _in_block(state, below) or not _TEXT.match(text) or not after_boundary(state, start_line):
        return False
    underline = _UNDERLINE.match(line_of(state, below))
    if underline is None:
        return False
    _push_heading(state, 1 if underline[1] == "=" else 2, text.strip(), start_line, below + 1)
    return True


def _push_heading(state: StateBlock, level: int, text: str, start_line: int, after: int) -> None:
    opening = state.push("heading_open", f"h{level}", 1)
    opening.markup, opening.map = "#" * level, [start_line, after]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text, [start_line, after], []
    state.push("heading_close", f"h{level}", -1).markup = "#" * level
    state.line = after
