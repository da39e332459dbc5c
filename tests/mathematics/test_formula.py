"""The values that go into the mathematics of a page and come out of it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import EquationLabel, Formula, FormulaError, MathPage, Problem


def test_a_formula_has_no_label_unless_it_is_given_one() -> None:
    """Equal TeX shown in the same way is the same formula; a label makes it another."""
    formula = Formula("x", display=True)
    assert formula.label == ""
    assert formula == Formula("x", display=True)
    assert formula not in {Formula("x", display=False), Formula("x", display=True, label="eq-x")}


def test_a_page_may_have_formulas_without_labels_or_problems() -> None:
    """Only the HTML must be given."""
    assert MathPage(("<math></math>",)) == MathPage(html=("<math></math>",), labels=(), problems=())


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Formula("x", display=False), "tex"),
        (Problem(0, 1, Code.MATH_SYNTAX, "wrong"), "offset"),
        (EquationLabel("a", "eq-a", "1", 0, 0), "number"),
        (MathPage(()), "html"),
    ],
)
def test_the_values_never_change(value: object, name: str) -> None:
    """They are shared between pages and builds, so nobody may write to them."""
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)


def test_an_error_reads_as_its_message() -> None:
    """The place and the command that nobody knows are for whoever reports it."""
    error = FormulaError(3, Code.MATH_UNKNOWN_COMMAND, "unknown command \\frc", unknown="\\frc")
    assert (str(error), error.offset, error.unknown) == ("unknown command \\frc", 3, "\\frc")
    assert FormulaError(0, Code.MATH_SYNTAX, "wrong").unknown == ""
