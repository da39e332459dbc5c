r"""The columns of an ``array``: how each is aligned, and what stands in all of its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.tokens import Token, split_at, strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.rows import Row

__all__ = ["Columns", "read_columns", "with_columns"]

_MOST_COLUMNS = 1000
_MOST_ADDED = 2000
"""Tokens that columns may add to all cells of an array."""
_PLAIN_COLUMNS = re.compile(r"[^lcr|:]")
_ALIGNED = frozenset("lcr")
_ADDING = frozenset("@!<>")
_SPACES = frozenset({" ", "~", *("\\" + name for name in (*",:>;! ", "quad", "qquad", "enspace", "hfill"))})
_LENGTHS = frozenset({"\\hspace", "\\hskip", "\\kern", "\\mspace", "\\mkern", "\\extracolsep"})
_RULES = frozenset({"\\hline", "\\hdashline", " "})


@dataclass(slots=True)
class Columns:
    """What the argument of an ``array`` says, as far as it was read."""

    spec: str = ""
    """``l``, ``c``, ``r``, bars and colons, as math-core knows them."""
    before: dict[int, list[Token]] = field(default_factory=dict)
    """What each cell of a column (0-based) begins with."""
    behind: dict[int, list[Token]] = field(default_factory=dict)
    """What it ends with."""

    @property
    def count(self) -> int:
        """How many columns were read."""
        return sum(map(self.spec.count, _ALIGNED))

    @property
    def added(self) -> int:
        """How many tokens go into the cells of a row that has all columns."""
        return sum(map(len, (*self.before.values(), *self.behind.values())))


def read_columns(tokens: Sequence[Token], begin: Token) -> Columns:
    r"""Return the columns of an array.

    What ``@{…}`` and ``!{…}`` show stands in the column behind them, or in the last one. The room between two
    columns stays as it is.
    """
    columns = _read(Reader(tokens), begin)
    last = columns.count - 1
    if last + 1 in columns.before:
        columns.behind.setdefault(max(last, 0), []).extend(columns.before.pop(last + 1))
    return columns


def _read(reader: Reader, begin: Token) -> Columns:
    columns = Columns()
    while reader:
        text = reader.next().text
        if text == "*":
            count = reader.name(begin)
            if not count.isdecimal() or int(count) > 100:
                raise FormulaError(begin.at, Code.MATH_SYNTAX, f"an array repeats columns “{count}” times")
            _repeat(columns, _read(Reader(reader.argument(begin)), begin), int(count), begin)
        elif text in _ADDING:
            _add(text, reader.argument(begin), columns)
        elif text in {"p", "m", "b", "X"}:
            if reader.peek() == "{":
                reader.argument(begin)
            columns.spec += "l"
        elif text != " ":
            columns.spec += _PLAIN_COLUMNS.sub("c", text)
        if len(columns.spec) > _MOST_COLUMNS:
            raise FormulaError(begin.at, Code.MATH_SYNTAX, f"an array has more than {_MOST_COLUMNS} columns")
    return columns


def _repeat(columns: Columns, part: Columns, count: int, begin: Token) -> None:
    if count * part.added > _MOST_ADDED:
        raise _too_much(begin)
    for _ in range(count if part.spec or part.added else 0):
        first = columns.count
        columns.spec += part.spec
        for place, tokens in part.before.items():
            columns.before.setdefault(first + place, []).extend(tokens)
        for place, tokens in part.behind.items():
            columns.behind.setdefault(first + place if part.count else max(first - 1, 0), []).extend(tokens)


def _add(where: str, tokens: list[Token], columns: Columns) -> None:
    if where == "<":
        columns.behind.setdefault(max(columns.count - 1, 0), []).extend(tokens)
    else:
        added = tokens if where == ">" else _visible(tokens)
        columns.before.setdefault(columns.count, []).extend(added)


def _too_much(begin: Token) -> FormulaError:
    return FormulaError(begin.at, Code.MATH_SYNTAX, "the columns of this array add too much to its cells")


def _visible(tokens: list[Token]) -> list[Token]:
    """Return what stands between two columns without the spaces around it; nothing if there is only space."""
    shown = [place for place, token in enumerate(tokens) if token.text not in _SPACES]
    if not shown or tokens[shown[0]].text in _LENGTHS:
        return []
    return tokens[shown[0] : shown[-1] + 1]


def with_columns(rows: Sequence[Row], columns: Columns, begin: Token) -> list[Row]:
    """Return rows with what their columns put into each cell."""
    if not columns.added:
        return list(rows)
    if len(rows) * columns.added > _MOST_ADDED:
        raise _too_much(begin)
    return [replace(row, tokens=_with_columns(row.tokens, columns)) for row in rows]


def _with_columns(row: list[Token], columns: Columns) -> list[Token]:
    """Return a row with all that belongs into its cells, below the rules above it."""
    rules = next((place for place, token in enumerate(row) if token.text not in _RULES), len(row))
    if rules == len(row):
        return row
    output = row[:rules]
    for number, (cell, end) in enumerate(split_at(row[rules:], frozenset("&"))):
        around = strip(columns.before.get(number, [])), strip(columns.behind.get(number, []))
        output += [*around[0], *cell, *around[1]]
        output += [] if end is None else [end]
    return output
