r"""Formulas for a MathJax in the reader's browser, with the same macros, numbers and labels as ours.

Macros are expanded here and every line has its number as ``\tag``, so that any MathJax shows the same page.
"""

from __future__ import annotations

from contextlib import nullcontext
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.mathematics.lines import NO_NUMBER, merge_marks, record_labels, report_empty_line, take_marks
from tuftenotes.mathematics.numbering import Marks
from tuftenotes.mathematics.numcases import NUMBERED_CASES
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.rows import read_gap
from tuftenotes.mathematics.tokens import Token, join, source, split_at, strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.formula import Formula
    from tuftenotes.mathematics.work import Work

__all__ = ["client_html"]

_ROW_ENDS = frozenset({"\\\\", "\\cr"})
_COUNTED = {
    "equation": "whole",
    "multline": "whole",
    "align": "rows",
    "alignat": "rows",
    "flalign": "rows",
    "gather": "rows",
    "eqnarray": "rows",
}
_REFERENCES = {"\\ref": "tex-number", "\\eqref": "tex-eqref"}


def client_html(work: Work, formula: Formula, tokens: Sequence[Token], *, all_numbered: bool) -> str:
    """Return the HTML that MathJax turns into the formula; `tokens` have their macros expanded."""
    written = _written(work, tokens)
    if formula.display and not work.taggable:
        kept, marks = take_marks(written)
        if work.outer_label:
            marks.labels.append((work.outer_label, 0))
        counted = work.numbered and (bool(work.outer_label) or all_numbered)
        written = [*kept, *_number(work, marks, counted=counted)]
    tex = escape(join(written).strip(), quote=False)
    if formula.display:
        return f'<div class="math display">\\[{tex}\\]</div>'
    return f'<span class="math inline">\\({tex}\\)</span>'


def _written(work: Work, tokens: Sequence[Token]) -> list[Token]:
    reader = Reader(tokens)
    output: list[Token] = []
    while reader:
        token = reader.next()
        if token.text == "\\begin":
            output += _environment(work, reader, token)
        elif token.text in _REFERENCES:
            name = reader.name(token)
            output.append(Token(f"\ufdd0{_REFERENCES[token.text]}@{token.at}:{name}\ufdd1", token.at))
        else:
            output.append(token)
    return output


def _environment(work: Work, reader: Reader, begin: Token) -> list[Token]:
    name = reader.name(begin)
    body = reader.environment(begin, name)
    if name == "subequations":
        return _subequations(work, body)
    if name in NUMBERED_CASES and work.display:
        return _numbered_cases(work, Reader(body), begin, parts=name == "subnumcases")
    plain = name.removesuffix("*")
    if plain not in _COUNTED or not work.display:
        return _around(name, _written(work, body), begin.at)
    work.taggable = True
    counted = work.numbered and name == plain
    parts = split_at(body, _ROW_ENDS)
    if len(parts) > 1 and not strip(parts[-1][0]):
        parts.pop()
    parted = [take_marks(_written(work, part)) for part, _ in parts]
    numbers: list[list[Token]]
    if _COUNTED[plain] == "whole":
        whole = _number(work, merge_marks([marks for _, marks in parted]), counted=counted)
        numbers = [*([] for _ in parted[1:]), whole]
    else:
        if counted:
            _report_empty_lines(work, parted, parts)
        numbers = [_number(work, marks, counted=counted) for _, marks in parted]
    output: list[Token] = []
    for (kept, _), number, (_, end) in zip(parted, numbers, parts, strict=True):
        output += [*kept, *number, *([end] if end is not None else [])]
    return _around(plain + "*", output, begin.at)


def _report_empty_lines(
    work: Work, parted: Sequence[tuple[list[Token], Marks]], rows: Sequence[tuple[list[Token], Token | None]]
) -> None:
    r"""Report the lines with nothing on them; the length behind the ``\\`` before a line is not on it."""
    before = None
    for (kept, marks), (_, end) in zip(parted, rows, strict=True):
        reader = Reader(kept)
        if before is not None and before.text == "\\\\":
            read_gap(reader)
        report_empty_line(work, kept[reader.position :], marks, end and end.at)
        before = end


def _numbered_cases(work: Work, body: Reader, begin: Token, *, parts: bool) -> list[Token]:
    r"""Return ``numcases`` with a ``\tag`` on each line, in its formula: what is behind ``&`` is text."""
    work.taggable = True
    at = begin.at
    left, own = take_marks(_written(work, body.argument(begin)))
    rows = split_at(body.tokens[body.position :], _ROW_ENDS)
    if len(rows) > 1 and not strip(rows[-1][0]):
        rows.pop()
    parted = [take_marks(_written(work, row)) for row, _ in rows]
    if own.labels and not parts:
        parted[0][1].labels[:0] = own.labels
    if work.numbered:
        _report_empty_lines(work, parted, rows)
    with work.numbering.subequations(counted=work.numbered) if parts else nullcontext("") as whole:
        numbers = [_number(work, marks, counted=work.numbered) for _, marks in parted]
    landing = _landing(record_labels(work, own, whole or NO_NUMBER), own) if parts else []
    output = [Token("{", at), *landing, *left, Token("}", at)]
    for (kept, _), number, (_, end) in zip(parted, numbers, rows, strict=True):
        if not any(token.text.startswith("\\tag") for token in number):
            number.append(Token("\\notag", at))
        place = next((place for place, token in enumerate(kept) if token.text == "&"), len(kept))
        output += [*kept[:place], *number, *kept[place:], *([end] if end is not None else [])]
    return _around("numcases", output, at)


def _around(name: str, body: list[Token], at: int) -> list[Token]:
    return [Token(f"\\begin{{{name}}}", at), *body, Token(f"\\end{{{name}}}", at)]


def _subequations(work: Work, body: list[Token]) -> list[Token]:
    kept, own = _own_labels(body)
    with work.numbering.subequations(counted=work.numbered and work.display) as number:
        content = _written(work, kept)
    anchor = record_labels(work, own, number or NO_NUMBER)
    return [*_landing(anchor, own), *content]


def _landing(anchor: str, marks: Marks) -> list[Token]:
    """Return an empty element with an id for MathJax, if there is one."""
    return [Token(f"\\cssId{{{anchor}}}{{}}", marks.labels[0][1])] if anchor else []


def _own_labels(body: list[Token]) -> tuple[list[Token], Marks]:
    """Part the labels before the first environment, which stand for the whole, from the rest."""
    reader = Reader(body)
    marks = Marks()
    while reader.peek() == "\\label":
        reader.skip_blanks()
        token = reader.next()
        marks.labels.append((reader.name(token), token.at))
    return list(reader.tokens[reader.position :]), marks


def _number(work: Work, marks: Marks, *, counted: bool) -> list[Token]:
    r"""Return a line's ``\tag`` and, for its labels, an empty element with their id."""
    tag: list[Token] = []
    number = ""
    at = marks.labels[0][1] if marks.labels else 0
    if marks.tag is not None:
        number = source(marks.tag)
        tag = [Token("\\tag*" if marks.bare else "\\tag", at), Token("{", at), *marks.tag, Token("}", at)]
    elif counted and not marks.silent:
        number = work.numbering.next()
        tag = [Token(f"\\tag{{{number}}}", at)]
    anchor = record_labels(work, marks, number or NO_NUMBER)
    return [*tag, *_landing(anchor, marks)]
