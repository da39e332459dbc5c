r"""``numcases`` and ``subnumcases``: cases behind one brace, each with a number of its own."""

from __future__ import annotations

import re
from contextlib import nullcontext
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.mathematics.lines import (
    NO_NUMBER,
    NUMBER,
    number_line,
    record_labels,
    report_empty_line,
    take_marks,
    with_outer_label,
)
from tuftenotes.mathematics.rows import cells, cut_rows, wrap
from tuftenotes.mathematics.text import text_group
from tuftenotes.mathematics.tokens import Token, strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.work import Work

__all__ = ["NUMBERED_CASES", "numbered_cases"]

_AT_END = re.compile(r' rspace="0"(?=>[^<]*</mo></mrow>\Z)')
"""Something follows the relation, although it is the last of its row."""
NUMBERED_CASES = frozenset({"numcases", "subnumcases"})


def numbered_cases(work: Work, body: Reader, begin: Token, *, parts: bool) -> list[Token]:
    """Return the environment as a table for math-core; with `parts` the cases are parts of one number.

    `body` begins with the left side. The conditions are text, as the package has them.
    """
    left, own = take_marks(body.argument(begin))
    rows = cut_rows(work, body.tokens[body.position :])
    parted = [take_marks(row.tokens) for row in rows]
    work.taggable = True
    counted = work.numbered and work.display
    for row, (kept, marks) in zip(rows, parted, strict=True):
        if counted:
            report_empty_line(work, kept, marks, row.end)
    if own.labels and not parts:
        parted[0][1].labels[:0] = own.labels
    with work.numbering.subequations(counted=counted) if parts else nullcontext("") as whole:
        lines = [with_outer_label(work, marks) for _, marks in parted]
        numbers = [number_line(work, marks, counted=counted) for marks in lines]
    anchor = record_labels(work, own, whole or NO_NUMBER) if parts else ""
    made = [_case(work, kept, begin.at) for kept, _ in parted]
    landing = f'<mspace id="{escape(anchor)}"/>' if anchor else ""
    brace = f"{landing}{_AT_END.sub('', work.row(left))}<mo>{{</mo>"
    if not any(number and number[0].text == NUMBER for number in numbers):
        spots = [work.slot(work.fill(number[0].text), begin.at) for number in numbers if number]
        table = _table(made, "")
        return [work.slot(f"<mrow>{brace}{table}</mrow>", begin.at), *spots]
    work.wide += 1
    return wrap("align*", "", _numbered(work, brace, made, numbers, begin.at), begin.at)


def _case(work: Work, tokens: Sequence[Token], at: int) -> tuple[str, str]:
    """Return the MathML of a value and of its condition."""
    value, *conditions = cells(tokens)
    condition = strip([token for cell in conditions for token in cell])
    shown = work.render(text_group(work, condition, at)) if condition else ""
    return work.row([Token("\\textstyle", at), *value]), f"<mrow>{shown}</mrow>"


def _table(made: Sequence[tuple[str, str]], attributes: str) -> str:
    rows = "".join(f"<mtr><mtd>{value}</mtd><mtd>{condition}</mtd></mtr>" for value, condition in made)
    return f"<mtable{attributes}>{rows}</mtable>"


def _numbered(
    work: Work, brace: str, made: Sequence[tuple[str, str]], numbers: Sequence[list[Token]], at: int
) -> list[Token]:
    """Return the rows: beside the first the brace, which an unseen copy of all cases makes tall enough."""
    copy = _table(made, ' displaystyle="true"')
    tall = f'<mpadded width="0"><mphantom>{copy}</mphantom></mpadded>'
    output: list[Token] = []
    for row, ((value, condition), number) in enumerate(zip(made, numbers, strict=True)):
        first = (
            f'<mrow class="math-brace-{len(made)}">{brace}{tall}</mrow>'
            if row == 0
            else '<mrow class="math-below"/>'
        )
        parts = (first, "&", value, "&", "&", condition)
        output += [Token("\\\\", at)] if row else []
        output += [Token(part, at) if part == "&" else work.slot(part, at) for part in parts]
        output += number
    return output
