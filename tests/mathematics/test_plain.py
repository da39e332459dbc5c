"""Formulas as text."""

from __future__ import annotations

import pytest

from mathematics.rendering import made
from tuftenotes.mathematics.plain import formula_text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("x_1^2", "x_1^2"),
        ("x_1 + y^{2n}", "x₁ + y²ⁿ"),
        (r"p_\theta(x) \le 1", r"p_\theta(x) \le 1"),
        (r"\alpha \in \mathbb{R}", "α ∈ ℝ"),
        (r"\log  x", "log x"),
        ("a < b", "a < b"),
        (r"\frac{a}{b}", r"\frac{a}{b}"),
        ("\\sqrt\n2", r"\sqrt 2"),
        (r"\text{if } x", "if x"),
        (r"\ref{a}", r"\ref{a}"),
        (r"\newcommand{\a}{b}", ""),
        (r"\nosuch", r"\nosuch"),
    ],
)
def test_formula_text(tex: str, text: str) -> None:
    """What reads well as characters is characters; of the rest, the author's TeX on one line."""
    assert formula_text(made(tex, display=False).html[0], tex) == text
