r"""Environments: those that count their lines, and those that math-core lacks or bends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.columns import Columns, read_columns, with_columns
from tuftenotes.mathematics.diagrams import diagram
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.lines import (
    NO_NUMBER,
    NUMBER,
    merge_marks,
    number_line,
    record_labels,
    report_empty_line,
    take_marks,
    with_outer_label,
)
from tuftenotes.mathematics.numbering import Marks
from tuftenotes.mathematics.numcases import NUMBERED_CASES, numbered_cases
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.rows import (
    Row,
    cells,
    cut_rows,
    with_full_rule,
    with_pair_gaps,
    wrap,
    write_rows,
)
from tuftenotes.mathematics.tokens import Token, source, split_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["ENVIRONMENT_COMMANDS", "gathered"]


@dataclass(frozen=True, slots=True)
class Kind:
    """How an environment is made.

    `core` is the one of math-core that does it; `takes` are its arguments: ``o`` a position in brackets,
    ``n`` a number of columns, ``s`` a column specification, ``a`` an alignment in brackets for all columns;
    `counted` is ``rows`` for a number on each row, ``whole`` for one in all.
    """

    core: str
    takes: str = ""
    counted: str = ""
    left: str = ""
    right: str = ""


_FENCES = {"p": ("(", ")"), "b": ("[", "]"), "B": ("\\{", "\\}"), "v": ("|", "|"), "V": ("\\|", "\\|")}
_SAME = "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix cases dcases rcases drcases"

_KINDS: dict[str, Kind] = {
    **{name: Kind(name) for name in _SAME.split()},
    "aligned": Kind("aligned", "o"),
    "alignedat": Kind("aligned", "on"),
    "split": Kind("aligned"),
    "gathered": Kind("gathered", "o"),
    "lgathered": Kind("gathered", "o"),
    "rgathered": Kind("gathered", "o"),
    "multlined": Kind("gathered", "oo"),
    "array": Kind("array", "os"),
    "darray": Kind("darray", "os"),
    "subarray": Kind("subarray", "s"),
    "smallmatrix": Kind("subarray"),
    **{f"{letter}smallmatrix": Kind("subarray", "", "", *fence) for letter, fence in _FENCES.items()},
    "matrix*": Kind("array", "a"),
    **{f"{letter}matrix*": Kind("array", "a", "", *fence) for letter, fence in _FENCES.items()},
    "math": Kind("gathered"),
    "equation": Kind("equation*", "", "whole"),
    "displaymath": Kind("equation*", "", "whole"),
    "align": Kind("align*", "", "rows"),
    "alignat": Kind("align*", "n", "rows"),
    "xalignat": Kind("align*", "n", "rows"),
    "xxalignat": Kind("align*", "n", "rows"),
    "flalign": Kind("align*", "", "rows"),
    "eqnarray": Kind("align*", "", "rows"),
    "gather": Kind("gather*", "", "rows"),
    "multline": Kind("multline*", "", "whole"),
}
"""A starred form follows from each environment that counts."""

_WITHOUT_NUMBERS = {"equation*": "", "align*": "aligned", "gather*": "gathered", "multline*": "multline*"}


_TEXT_CASES = frozenset({"cases*", "dcases*", "rcases*", "drcases*"})
"""Those of mathtools whose conditions are text."""


def _begin(work: Work, reader: Reader, begin: Token) -> list[Token]:
    name = reader.name(begin)
    body = reader.environment(begin, name)
    if name == "CD":
        return environment(work, Reader(diagram(body)), begin, "matrix")
    if name == "subequations":
        return _subequations(work, body)
    if name in _TEXT_CASES:
        return environment(work, Reader(_second_column_text(body, begin.at)), begin, name[:-1])
    if name in NUMBERED_CASES:
        return numbered_cases(work, Reader(body), begin, parts=name == "subnumcases")
    return environment(work, Reader(body), begin, name)


def environment(work: Work, body: Reader, begin: Token, name: str) -> list[Token]:
    """Return the environment `name` as math-core can make it; `body` begins with its arguments."""
    plain = name.removesuffix("*")
    kind = _KINDS.get(name)
    if kind is None and plain in _KINDS and _KINDS[plain].counted:
        kind = _KINDS[plain]
    if kind is None:
        message = f"unknown environment {name}"
        raise FormulaError(begin.at, Code.MATH_UNKNOWN_COMMAND, message, unknown=name)
    columns = _arguments(body, begin, kind)
    rows = cut_rows(work, body.tokens[body.position :])
    if plain == "eqnarray":
        rows = [replace(row, tokens=_two_columns(row.tokens)) for row in rows]
    if kind.core in {"align*", "aligned"} and "n" not in kind.takes:
        rows = [with_pair_gaps(work, row) for row in rows]
    if kind.counted:
        starred = name.endswith("*") or name == "displaymath"
        return _display(work, rows, begin, kind, counted=work.numbered and work.display and not starred)
    spec = columns.spec
    if kind.core in {"array", "subarray"} and "s" not in kind.takes:
        spec = (spec or "c") * max((len(cells(row.tokens)) for row in rows), default=1)
    filled = with_columns(rows, columns, begin)
    core = wrap(kind.core, spec, write_rows(work, with_full_rule(filled)), begin.at)
    return _fenced(kind, core, begin.at)


def _arguments(body: Reader, begin: Token, kind: Kind) -> Columns:
    """Read the arguments of an environment and return the columns they tell of."""
    columns = Columns()
    for letter in kind.takes:
        if letter == "o":
            body.optional()
        elif letter == "a":
            columns = Columns(source(body.optional() or []))
        elif letter == "n":
            body.argument(begin)
        else:
            columns = read_columns(body.argument(begin), begin)
            columns.spec = columns.spec or "c"
    return columns


def _fenced(kind: Kind, core: list[Token], at: int) -> list[Token]:
    if not kind.left:
        return core
    left = [Token("\\left", at), Token(kind.left, at)]
    return [*left, *core, Token("\\right", at), Token(kind.right, at)]


def _two_columns(row: Sequence[Token]) -> list[Token]:
    """Join the relation of an ``eqnarray`` row with its right side: between columns there is no space."""
    parts = split_at(row, frozenset({"&"}))
    output: list[Token] = []
    for number, (cell, end) in enumerate(parts):
        output += cell
        if end is not None and number != 1:
            output.append(end)
    return output


def _display(work: Work, rows: list[Row], begin: Token, kind: Kind, *, counted: bool) -> list[Token]:
    """Return a display whose lines may have numbers."""
    work.taggable = True
    parted = [take_marks(row.tokens) for row in rows]
    numbers: list[list[Token]]
    if kind.counted == "whole":
        merged = merge_marks([marks for _, marks in parted])
        number = number_line(work, with_outer_label(work, merged), counted=counted)
        numbers = [*([] for _ in rows[1:]), number]
    else:
        numbers = []
        for row, (kept, marks) in zip(rows, parted, strict=True):
            if counted:
                report_empty_line(work, kept, marks, row.end)
            own = [] if row.prose else number_line(work, with_outer_label(work, marks), counted=counted)
            numbers.append(own)
    columns = max((len(cells(kept)) for kept, _ in parted), default=1)
    lines = [
        replace(row, tokens=[*kept, *_missing_cells(row, kept, columns, number), *number])
        for row, (kept, _), number in zip(rows, parted, numbers, strict=True)
    ]
    written = write_rows(work, lines)
    numbered = any(number and number[0].text == NUMBER for number in numbers)
    core = kind.core if numbered else _WITHOUT_NUMBERS[kind.core]
    if kind.core == "equation*" and len(rows) > 1:
        written = wrap("gathered", "", written, begin.at) if not numbered else written
    if not core:
        return [Token("{", begin.at), *written, Token("}", begin.at)]
    work.wide += numbered
    return wrap(core, "", written, begin.at)


def _missing_cells(row: Row, kept: list[Token], columns: int, number: list[Token]) -> list[Token]:
    """Return the cells that a short row lacks, so that its number stands below those of the others."""
    if row.prose or not number:
        return []
    return [Token("&", number[0].at)] * (columns - len(cells(kept)))


def _subequations(work: Work, body: list[Token]) -> list[Token]:
    outer, work.marks = work.marks, Marks()
    with work.numbering.subequations(counted=work.numbered and work.display) as number:
        content = work.rewrite(work, body)
    own, work.marks = work.marks, outer
    anchor = record_labels(work, own, number or NO_NUMBER)
    begin = [work.slot(f'<mspace id="{escape(anchor)}"/>', own.labels[0][1])] if anchor else []
    return [*begin, *content]


def gathered(work: Work, tokens: Sequence[Token], at: int) -> list[Token]:
    r"""Return a display that is broken by ``\\`` outside any environment, as centred lines."""
    return wrap("gathered", "", write_rows(work, cut_rows(work, tokens)), at)


def _substack(work: Work, reader: Reader, command: Token) -> list[Token]:
    rows = cut_rows(work, reader.argument(command))
    return wrap("subarray", "c", write_rows(work, rows), command.at)


_OLD_FORMS = {
    "\\matrix": "matrix",
    "\\pmatrix": "pmatrix",
    "\\cases": "cases",
    "\\eqalign": "aligned",
    "\\displaylines": "gathered",
}
r"""Plain TeX's forms with an argument and ``\cr``."""


def _old_form(work: Work, reader: Reader, command: Token) -> list[Token]:
    argument = reader.argument(command)
    if command.text == "\\cases":
        argument = _second_column_text(argument, command.at)
    return environment(work, Reader(argument), command, _OLD_FORMS[command.text])


def _second_column_text(tokens: Sequence[Token], at: int) -> list[Token]:
    r"""Set the conditions of plain TeX's ``\cases`` as text, as it does."""
    output: list[Token] = []
    for row, end in split_at(tokens, frozenset({"\\\\", "\\cr"})):
        value, *conditions = cells(row)
        output += value
        for condition in conditions:
            opening = [Token("&", at), Token("\\text", at), Token("{", at)]
            output += [*opening, *condition, Token("}", at)]
        output += [end] if end is not None else []
    return output


ENVIRONMENT_COMMANDS: dict[str, Handler] = {
    "\\begin": _begin,
    "\\substack": _substack,
    "\\crampedsubstack": _substack,
    **dict.fromkeys(_OLD_FORMS, _old_form),
}
