"""kramdown's tables: without a header, with several bodies and a foot, without outer pipes.

A block is a table if every line of it has a ``|`` that is not escaped, and blank lines are around it
(kramdown 2.4, parser/kramdown/table.rb); right under text or a heading it is text. The pipes inside formulas,
code and tags are hidden by then: there kramdown destroys the page, and we don't.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tuftenotes.markdown.kramdown.lines import after_boundary, before_boundary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

__all__ = ["tables_plugin"]

_MOST_FILLED = 1 << 16
"""Cells that are added to the short rows of a table, as in GFM: kramdown makes the square of them."""
_PIPE = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"[+|: \t-]*-[+|: \t-]*\Z")
_FOOT = re.compile(r"[+|: \t=]*=[+|: \t=]*\Z")
_OTHER_BLOCK = re.compile(r">|#{1,6}[ \t]|(?:[-*+]|\d+\.)[ \t]|```|~~~")
_ALIGNMENT = re.compile(r"(:?)-+(:?)")
_ALIGNMENTS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


class _Section(NamedTuple):
    """A part of a table (``thead``, ``tbody``, ``tfoot``) and its lines as (number, text)."""

    name: str
    rows: list[tuple[int, str]]


def tables_plugin(md: MarkdownIt) -> None:
    """Read kramdown's tables instead of GFM's."""
    md.block.ruler.before("table", "kramdown_table", _rule)
    md.disable("table")


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if silent or state.is_code_block(start_line) or not after_boundary(state, start_line):
        return False
    if _OTHER_BLOCK.match(state.src, state.bMarks[start_line] + state.tShift[start_line]):
        return False
    lines = _lines(state, start_line)
    if not lines or not any(not _is_separator(text) for _, text in lines):
        return False
    sections, alignments = _sections(lines)
    _push(state, start_line, len(lines), sections, alignments)
    return True


def _lines(state: StateBlock, line: int) -> list[tuple[int, str]]:
    """Return the lines of the table that begins at `line`, none if there is no table."""
    lines: list[tuple[int, str]] = []
    while line < state.lineMax and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
        if not _PIPE.search(text):
            break
        lines.append((line, text))
        line += 1
    return lines if before_boundary(state, line) else []


def _is_separator(text: str) -> bool:
    return bool(_SEPARATOR.match(text) or _FOOT.match(text))


def _sections(lines: Sequence[tuple[int, str]]) -> tuple[list[_Section], list[str]]:
    """Return the parts of a table and the alignment of its columns (empty where nothing says)."""
    sections = [_Section("tbody", [])]
    alignments: list[str] = []
    has_foot = False
    for number, text in lines:
        rows = sections[-1].rows
        if _SEPARATOR.match(text):
            if rows and not alignments and not has_foot:
                sections[-1] = _Section("thead", rows)
                alignments = [_ALIGNMENTS[pair] for pair in _ALIGNMENT.findall(text)]
            if rows:
                sections.append(_Section("tbody", []))
        elif _FOOT.match(text):
            has_foot = True
            sections.append(_Section("tfoot", []))
        else:
            rows.append((number, text))
    return [section for section in sections if section.rows], alignments


def _cells(text: str) -> list[str]:
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(text)]
    if cells and not cells[0] and text.startswith("|"):
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells


def _push(
    state: StateBlock, start_line: int, count: int, sections: Sequence[_Section], alignments: Sequence[str]
) -> None:
    counts = [len(_cells(text)) for section in sections for _, text in section.rows]
    columns = max(counts)
    is_filled = columns * len(counts) - sum(counts) <= _MOST_FILLED
    state.push("table_open", "table", 1).map = [start_line, start_line + count]
    for name, rows in sections:
        state.push(f"{name}_open", name, 1)
        for number, text in rows:
            cells = _cells(text)
            state.push("tr_open", "tr", 1).map = [number, number + 1]
            for column in range(columns if is_filled else len(cells)):
                alignment = alignments[column] if column < len(alignments) else ""
                _push_cell(state, number, cells[column] if column < len(cells) else "", name, alignment)
            state.push("tr_close", "tr", -1)
        state.push(f"{name}_close", name, -1)
    state.push("table_close", "table", -1)
    state.line = start_line + count


def _push_cell(state: StateBlock, line: int, text: str, section: str, alignment: str) -> None:
    tag = "th" if section == "thead" else "td"
    opening = state.push(f"{tag}_open", tag, 1)
    if alignment:
        opening.attrSet("style", f"text-align:{alignment}")
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text, [line, line + 1], []
    state.push(f"{tag}_close", tag, -1)
