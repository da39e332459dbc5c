"""Formulas that need nothing from us."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics.quick import is_quick
from tuftenotes.mathematics.vocabulary import commands_of


@pytest.mark.parametrize(
    "tex",
    [
        r"p_\theta(x)",
        r"\frac{a}{b}",
        r"\mathbf{x}^\top",
        r"\left( x \right)",
        r"\mathbf{x} + \mathcal B + \beta",
        r"\operatorname{tr} K + \operatorname*{argmin} f",
        r"\text{if } x - \text{one-sided}",
        r"x' + y_{n}'^2",
        r"\big( x_{<i} \big)",
        r"\left( a \right)" * 3 + "(x)" * 14,
    ],
)
def test_plain_formulas(tex: str) -> None:
    """Most formulas in running text are given to math-core as they are."""
    assert is_quick(tex, commands_of(tex))


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{a $x$}",
        r"\text{a  b}",
        r"\text{a--b}",
        r"\mathbf\text{a}",
        r"a\\b",
        r"\mathbf{\beta}",
        r"\mathbf\beta",
        r"\mathbf{{\beta}}",
        r"\operatorname{a b}",
        r"\operatorname{tr} \operatorname\R",
        r"\left< x \right>",
        "x^2'",
        r"x^{a_{b}} '",
        r"x^\alpha '",
        r"\big{ < x",
        "a % b",
        r"\newcommand",
        "{" * 101 + "}" * 101,
        "(" * 17,
        "⟦" * 17,
    ],
)
def test_formulas_with_something_of_ours(tex: str) -> None:
    """What we change, define, count or measure goes the long way."""
    assert not is_quick(tex, commands_of(tex))
