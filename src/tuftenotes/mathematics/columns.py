r"""The columns of an ``array``: how each is aligned, and what stands in all of its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.tokens import Token, split_at, strip

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Columns", "read_columns", "with_columns"]

_MOST_COLUMNS = 1000
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


def read_columns(tokens: Sequence[Token], begin: Token) -> Columns:
    r"""Return the columns of an array.

    What ``@{…}`` and ``!{…}`` show stands in the column behind them, or in the last one. The room between two
    columns stays as it is.
    """
    columns = Columns()
    _read(Reader(tokens), begin, columns)
    last = columns.count - 1
    if last + 1 in columns.before:
        columns.behind.setdefault(max(last, 0), []).extend(columns.before.pop(last + 1))
    return columns


def _read(reader: Reader, begin: Token, columns: Columns) -> None:
    while reader:
        text = reader.next().text
        if text == "*":
            count = reader.name(begin)
            if not count.isdecimal() or int(count) > 100:
                raise FormulaError(begin.at, Code.MATH_SYNTAX, f"an array repeats columns “{count}” times")
            repeated = reader.argument(begin)
            for _ in range(int(count)):
                _read(Reader(repeated), begin, columns)
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


def _add(where: str, tokens: list[Token], columns: Columns) -> None:
    if where == "<":
        columns.behind.setdefault(max(columns.count - 1, 0), []).extend(tokens)
    else:
        added = tokens if where == ">" else _visible(tokens)
        columns.before.setdefault(columns.count, []).extend(added)


def _visible(tokens: list[Token]) -> list[Token]:
    """Return what stands between two columns without the spaces around it; nothing if there is only space."""
    shown = [place for place, token in enumerate(tokens) if token.text not in _SPACES]
    if not shown or tokens[shown[0]].text in _LENGTHS:
        return []
    return tokens[shown[0] : shown[-1] + 1]


def with_columns(row: list[Token], columns: Columns) -> list[Token]:
    """Return a row with what its columns put into each cell, below the rules above it."""
    rules = next((place for place, token in enumerate(row) if token.text not in _RULES), len(row))
    if not (columns.before or columns.behind) or rules == len(row):
        return row
    output = row[:rules]
    for number, (cell, end) in enumerate(split_at(row[rules:], frozenset("&"))):
        around = strip(columns.before.get(number, [])), strip(columns.behind.get(number, []))
        output += [*around[0], *cell, *around[1]]
        output += [] if end is None else [end]
    return output
