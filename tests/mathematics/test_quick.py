"""Formulas that need nothing from us."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics.quick import is_quick
from tuftenotes.mathematics.scope import Scope


@pytest.mark.parametrize(
    "tex",
    [
        r"p_\theta(x)",
        r"\frac{a}{b}",
        r"\mathbf{x}^\top",
        r"\left( x \right)",
        r"\mathbf{x} + \mathcal B + \beta",
        r"\operatorname{tr} K + \operatorname*{argmin} f",
    ],
)
def test_plain_formulas(tex: str) -> None:
    """Most formulas in running text are given to math-core as they are."""
    assert is_quick(tex, Scope())


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{a}",
        r"a\\b",
        r"\mathbf{\beta}",
        r"\mathbf\beta",
        r"\mathbf{{\beta}}",
        r"\operatorname{a b}",
        r"\operatorname{tr} \operatorname\R",
        r"\left< x \right>",
        "x'",
        "a % b",
        r"\R",
        "{" * 100 + "}" * 100,
    ],
)
def test_formulas_with_something_of_ours(tex: str) -> None:
    """What we change, define, count or measure goes the long way."""
    assert not is_quick(tex, Scope.of((("R", 0, r"\mathbb{R}"),)))
