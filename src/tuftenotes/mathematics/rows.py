r"""The rows and cells of an environment: cutting them apart and writing them for math-core."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tuftenotes.mathematics.lengths import css_length, in_em
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.text import text_pieces
from tuftenotes.mathematics.tokens import Token, source, split_at, strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuftenotes.mathematics.work import Work

__all__ = [
    "Row",
    "cells",
    "cut_rows",
    "read_gap",
    "with_full_rule",
    "with_pair_gaps",
    "wrap",
    "write_rows",
]

_ROW_ENDS = frozenset({"\\\\", "\\cr"})
_CELL_ENDS = frozenset({"&"})
_PROSE = frozenset({"\\intertext", "\\shortintertext"})
_RULES = frozenset({"\\hline", "\\hdashline"})
_TEXT = re.compile(r"<mtext>(.*)</mtext>", re.DOTALL)
_INNER_BLANK = re.compile("(?<=[^>])\xa0(?=[^<])")
"""A line may break there; Firefox sets what is behind an outer one above the text before it."""
_PAIR_GAP = '<mspace width="2em"/>'


@dataclass(frozen=True, slots=True)
class Row:
    r"""One row: its tokens, and the extra space below that ``\\[2em]`` asks for (a CSS length)."""

    tokens: list[Token]
    gap: str = ""
    prose: bool = False
    r"""Whether it is an ``\intertext`` between the rows."""
    end: int | None = None
    r"""The offset of the ``\\`` behind it; None for the last."""


def cut_rows(work: Work, body: Sequence[Token]) -> list[Row]:
    r"""Return the rows of a body; an empty one behind the last ``\\`` does not count, as in MathJax."""
    rows: list[Row] = []
    gap = ""
    for part, end in split_at(body, _ROW_ENDS):
        reader = Reader(part)
        if rows and gap != "plain":
            rows[-1] = replace(rows[-1], gap=read_gap(reader))
        rows += _with_prose(work, reader.tokens[reader.position :], None if end is None else end.at)
        gap = "plain" if end is None or end.text == "\\cr" else ""
    if len(rows) > 1 and not strip(rows[-1].tokens):
        rows.pop()
    return rows


def read_gap(reader: Reader) -> str:
    r"""Read the star and the length that may stand directly behind ``\\``."""
    if reader and reader.tokens[reader.position].text == "*":
        reader.position += 1
    if not reader or reader.tokens[reader.position].text != "[":
        return ""
    gap = css_length(source(reader.optional() or [])) or ""
    # The space is measured from the bottom of a usual line, which lies .3em below its baseline.
    return f"{in_em(gap) + 0.3:g}em" if gap else ""


def _with_prose(work: Work, tokens: Sequence[Token], end: int | None) -> list[Row]:
    r"""Return the row that `end` ends, with each ``\intertext`` in it as a row of its own."""
    parts = split_at(tokens, _PROSE)
    rows: list[Row] = []
    command = None
    for part, following in parts:
        reader = Reader(part)
        if command is not None:
            slot = work.slot(_prose(work, reader.argument(command), command.at), command.at)
            rows.append(Row([slot], prose=True))
        rest = list(reader.tokens[reader.position :])
        if following is None or strip(rest):
            rows.append(Row(rest, end=end))
        command = following
    return rows


def _prose(work: Work, tokens: Sequence[Token], at: int) -> str:
    """Return a text in HTML, which breaks into lines, with its formulas in it."""
    pieces = [work.render(piece) for piece in text_pieces(work, tokens, at)]
    texts = [
        _INNER_BLANK.sub(" ", text[1]) if (text := _TEXT.fullmatch(piece)) else f"<math>{piece}</math>"
        for piece in pieces
    ]
    return f'<mtext class="math-intertext"><span>{"".join(texts)}</span></mtext>'


def cells(row: Sequence[Token]) -> list[list[Token]]:
    """Return the cells of a row."""
    return [cell for cell, _ in split_at(row, _CELL_ENDS)]


def write_rows(work: Work, rows: Iterable[Row]) -> list[Token]:
    """Return rows as math-core takes them: one rule at most above each, no lengths behind the row ends."""
    output: list[Token] = []
    for number, row in enumerate(rows):
        if number:
            output.append(Token("\\\\", output[-1].at if output else 0))
        tokens = row.tokens if row.prose else work.rewrite(work, _one_rule(row.tokens))
        output += tokens
        if row.gap and not row.gap.startswith("-"):
            at = tokens[-1].at if tokens else 0
            output.append(work.slot(f'<mspace depth="{row.gap}"/>', at))
    return output


def with_pair_gaps(work: Work, row: Row) -> Row:
    """Set the pairs of columns of ``align`` apart, as amsmath does (``alignat`` leaves it to the author)."""
    parts = split_at(row.tokens, _CELL_ENDS)
    output: list[Token] = []
    for number, (cell, end) in enumerate(parts, 1):
        output += cell
        if end is not None:
            gap = [work.slot(_PAIR_GAP, end.at)] if number % 2 == 0 else []
            output += [*gap, end]
    return replace(row, tokens=output)


def with_full_rule(rows: list[Row]) -> list[Row]:
    """Let a rule below the last row reach over all columns: math-core draws it cell by cell."""
    last = strip(rows[-1].tokens)
    if not last or any(token.text not in _RULES | {" "} for token in last):
        return rows
    columns = max(len(cells(row.tokens)) for row in rows)
    return [*rows[:-1], replace(rows[-1], tokens=[*last, *[Token("&", last[-1].at)] * (columns - 1)])]


def _one_rule(tokens: Sequence[Token]) -> list[Token]:
    reader = Reader(tokens)
    rules: list[Token] = []
    while reader.peek() in _RULES:
        reader.skip_blanks()
        rules.append(reader.next())
    return [*rules[:1], *reader.tokens[reader.position :]]


def wrap(name: str, argument: str, body: list[Token], at: int) -> list[Token]:
    """Return an environment of math-core, with an argument if there is one."""
    opening = ["\\begin", "{", name, "}", *(["{", argument, "}"] if argument else [])]
    closing = ["\\end", "{", name, "}"]
    return [*(Token(text, at) for text in opening), *body, *(Token(text, at) for text in closing)]
