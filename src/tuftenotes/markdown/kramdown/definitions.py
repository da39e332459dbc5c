"""kramdown's definition lists: the lines of a paragraph are terms, ``: `` begins what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuftenotes.markdown.kramdown.items import Indentation, first_line
from tuftenotes.markdown.kramdown.lines import (
    ends_lazy_text,
    ends_with_construct,
    is_end_mark,
    line_of,
    nested_blocks,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

__all__ = ["definitions_plugin"]

_START = re.compile(r"( {0,3}:)([\t |].*)")


@dataclass(slots=True)
class _Definition:
    """What one colon begins; `is_loose` where a blank line stands above it."""

    line: int
    shape: Indentation
    is_loose: bool
    lines: list[str] = field(default_factory=list)


def definitions_plugin(md: MarkdownIt) -> None:
    """Add the rule in front of the paragraph: it asks whether the paragraph that begins is one of terms."""
    md.block.ruler.before("open_paragraph", "definitions", _rule)


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if silent:
        return False
    first = _first_definition(state, start_line)
    if first is None:
        return False
    after_terms = first - 1 if state.isEmpty(first - 1) else first
    definitions, line = _gather(state, first, loose=after_terms != first)
    if state.tokens and state.tokens[-1].type == "dl_close":
        state.tokens.pop()
        state.level += 1
    else:
        state.push("dl_open", "dl", 1).map = [start_line, line]
    for number in range(start_line, after_terms):
        _push_term(state, number)
    for definition in definitions:
        _push_definition(state, definition)
    state.push("dl_close", "dl", -1)
    state.line = line
    return True


def _first_definition(state: StateBlock, line: int) -> int | None:
    """Return the line in which the paragraph that begins at `line` is followed by a definition."""
    terminators = state.md.block.ruler.getRules("paragraph")
    line = ends_with_construct(state, line) + 1
    while line < state.lineMax and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = line_of(state, line)
        if _START.match(text):
            return line
        if ends_lazy_text(text) or any(rule(state, line, state.lineMax, True) for rule in terminators):
            return None
        line = ends_with_construct(state, line) + 1
    below = line + 1
    if (
        below < state.lineMax
        and state.isEmpty(line)
        and not state.src[state.bMarks[line] : state.eMarks[line]]
    ):
        return (
            below if state.sCount[below] >= state.blkIndent and _START.match(line_of(state, below)) else None
        )
    return None


def _gather(state: StateBlock, line: int, *, loose: bool) -> tuple[list[_Definition], int]:
    definitions: list[_Definition] = []
    start = _START
    after_blank = False
    while line < state.lineMax and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        text = line_of(state, line)
        found = start.match(text)
        if found:
            content, shape, _ = first_line(len(found[1]), found[2])
            definitions.append(_Definition(line, shape, loose or after_blank, [content]))
            start = re.compile(rf"( {{0,{min(shape.width - 1, 3)}}}:)([\t |].*)")
            loose = False
        elif is_end_mark(text):
            break
        elif not text.strip():
            definitions[-1].lines.append("")
        elif definitions[-1].shape.holds(text) or (
            not after_blank and definitions[-1].shape.may_be_lazy(text)
        ):
            definitions[-1].lines.append(definitions[-1].shape.strip(text)[0])
        else:
            break
        after_blank = not text.strip()
        end = ends_with_construct(state, line)
        for inside in range(line + 1, end + 1):
            definitions[-1].lines.append(definitions[-1].shape.strip(line_of(state, inside))[0])
        line = end + 1
    return definitions, line


def _push_term(state: StateBlock, line: int) -> None:
    state.push("dt_open", "dt", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = line_of(state, line).strip(), [line, line + 1], []
    state.push("dt_close", "dt", -1)


def _push_definition(state: StateBlock, definition: _Definition) -> None:
    state.push("dd_open", "dd", 1).map = [definition.line, definition.line + len(definition.lines)]
    tokens: list[Token] = nested_blocks(state, "\n".join(definition.lines), definition.line)
    if not definition.is_loose and tokens and tokens[0].type == "paragraph_open":
        tokens[0].hidden = tokens[2].hidden = True
    state.tokens.extend(tokens)
    state.push("dd_close", "dd", -1)
