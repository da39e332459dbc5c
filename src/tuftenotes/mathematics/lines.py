r"""The lines of a display: what ``\tag``, ``\label`` and ``\notag`` say of each, and the number it gets."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.numbering import Marks
from tuftenotes.mathematics.plain import plain_text
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.text import text_group
from tuftenotes.mathematics.tokens import Token, has_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.work import Work

__all__ = [
    "NO_NUMBER",
    "NUMBER",
    "merge_marks",
    "number_cell",
    "number_line",
    "record_labels",
    "report_empty_line",
    "take_marks",
    "with_outer_label",
]

_MARKING = frozenset({"\\label", "\\tag", "\\notag", "\\nonumber"})
_EMPTY = frozenset({" ", "&"})
NUMBER = "\\tag*"
"""The command of math-core that puts a number on a line."""
NO_NUMBER = "???"
"""What references to a line without a number show, as in MathJax."""


def take_marks(tokens: Sequence[Token]) -> tuple[list[Token], Marks]:
    r"""Part a line from what it says about its number, at any depth (a ``\label`` inside ``split``)."""
    marks = Marks()
    if not has_any(tokens, _MARKING):
        return list(tokens), marks
    reader = Reader(tokens)
    kept: list[Token] = []
    while reader:
        token = reader.next()
        if token.text == "\\label":
            marks.labels.append((reader.name(token), token.at))
        elif token.text == "\\tag":
            marks.bare = reader.take("*")
            marks.tag = reader.argument(token)
        elif token.text in {"\\notag", "\\nonumber"}:
            marks.silent = True
        else:
            kept.append(token)
    return kept, marks


def merge_marks(several: Sequence[Marks]) -> Marks:
    """Return the marks of an environment that has one number for all of its lines."""
    tagged = next((marks for marks in several if marks.tag is not None), Marks())
    return Marks(
        tag=tagged.tag,
        bare=tagged.bare,
        silent=any(marks.silent for marks in several),
        labels=[label for marks in several for label in marks.labels],
    )


def with_outer_label(work: Work, marks: Marks) -> Marks:
    """Give the label that was written behind the formula to its first line."""
    if work.outer_label:
        marks = replace(marks, labels=[*marks.labels, (work.outer_label, 0)])
        work.outer_label = ""
    return marks


def number_line(work: Work, marks: Marks, *, counted: bool) -> list[Token]:
    r"""Return what to add to a line for math-core: its number; record its labels.

    That is a ``\tag*`` whose text ``@n@`` names slot n, which holds the number's cell; or, for a line that
    has labels and no number, an empty element to land on.
    """
    at = marks.labels[0][1] if marks.labels else 0
    if marks.tag is not None or (counted and not marks.silent):
        work.slot(number_cell(work, marks), at)
        return [Token(text, at) for text in (NUMBER, "{", f"@{len(work.slots) - 1}@", "}")]
    anchor = record_labels(work, marks, NO_NUMBER)
    return [work.slot(f'<mspace id="{escape(anchor)}"/>', at)] if anchor else []


def report_empty_line(work: Work, kept: Sequence[Token], marks: Marks, end: int | None) -> None:
    r"""Report a counted line that has nothing on it: LaTeX makes one of a ``\\`` that is there twice.

    `kept` is the line without its `marks`, `end` the offset of the ``\\`` behind it, None for the last line.
    A tag or ``\notag`` shows that the line is meant.
    """
    if marks.tag is not None or marks.silent or any(token.text not in _EMPTY for token in kept):
        return
    if marks.labels:
        name, at = marks.labels[0]
        message = f"the label “{name}” is alone on its line, which has a number of its own"
        work.problem(at, Code.MATH_EMPTY_LINE, message, "write it before the \\\\ of the line it is for")
    elif end is not None:
        message = "there is nothing on this line, and it has a number"
        hint = "write \\\\ once; \\\\[1em] makes more room below a line"
        work.problem(end, Code.MATH_EMPTY_LINE, message, hint)


def number_cell(work: Work, marks: Marks) -> str:
    r"""Return the cell with the number of a line, that of its ``\tag`` or the next; record its labels."""
    if marks.tag is not None:
        number, shown = _tag(work, marks)
    else:
        number = work.numbering.next()
        shown = f"<mtext>({escape(number)})</mtext>"
    anchor = record_labels(work, marks, number or NO_NUMBER) if marks.labels else ""
    name = f' id="{escape(anchor)}"' if anchor else ""
    return f'<mtd class="eqno"{name}>{shown}</mtd>'


def _tag(work: Work, marks: Marks) -> tuple[str, str]:
    r"""Return the number and the MathML of a ``\tag``."""
    tag = marks.tag or []
    at = tag[0].at if tag else 0
    inner = work.render(text_group(work, tag, at))
    number = plain_text(inner, "".join(token.text for token in tag))
    if marks.bare:
        return number, f"<mrow>{inner}</mrow>"
    around = [Token("(", at), *tag, Token(")", at)]
    return number, f"<mrow>{work.render(text_group(work, around, at))}</mrow>"


def record_labels(work: Work, marks: Marks, number: str) -> str:
    """Record the labels of a line and return the id for it, empty without labels."""
    anchor = ""
    for name, offset in marks.labels:
        label = work.numbering.label(name, number, work.index, offset, anchor)
        if label is None:
            work.problem(offset, Code.LABEL_DUPLICATE, f"the label “{name}” is defined twice on this page")
        else:
            anchor = label.anchor
            if number == NO_NUMBER:
                message = f"the label “{name}” is on a line without a number; references to it show {number}"
                hint = "number the line, or give it a \\tag"
                work.problem(offset, Code.LABEL_UNNUMBERED, message, hint)
    return anchor
