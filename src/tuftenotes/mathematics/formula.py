"""What goes into the mathematics of a page and what comes out, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuftenotes.diagnostics import Code

__all__ = ["EquationLabel", "Formula", "FormulaError", "MathPage", "Problem"]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as the author wrote it: `tex` is what stood between the delimiters, untouched.

    `label` is the name of a ``{#eq-name}`` attribute behind a display formula, empty where there is none.
    """

    tex: str
    display: bool
    label: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with formula number `formula` (0-based) at character `offset` (0-based) of its TeX."""

    formula: int
    offset: int
    code: Code
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class EquationLabel:
    r"""A line that can be referred to: `number` is the text that ``\ref`` shows, without parentheses.

    `anchor` is an id in the page's HTML; `formula` and `offset` say where the label was written.
    `number` may hold a chapter mark (``\ufdd0chapter:\ufdd1``), and is ``???`` for a line without a number,
    as MathJax shows such references.
    """

    name: str
    anchor: str
    number: str
    formula: int
    offset: int


@dataclass(frozen=True, slots=True)
class MathPage:
    """The rendered formulas of a page, in their order.

    `html` is empty for a formula that only defines macros.
    """

    html: tuple[str, ...]
    labels: tuple[EquationLabel, ...] = ()
    problems: tuple[Problem, ...] = ()


class FormulaError(Exception):
    """A formula cannot be rendered; `offset` is 0-based in the author's TeX.

    `unknown` is the command or environment that nobody knows, if that is the trouble; else `hint` may say
    what to write.
    """

    def __init__(self, offset: int, code: Code, message: str, *, unknown: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.offset = offset
        self.code = code
        self.message = message
        self.unknown = unknown
        self.hint = hint
