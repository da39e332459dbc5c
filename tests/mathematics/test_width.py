"""Estimating the width of formulas."""

from __future__ import annotations

import pytest

from mathematics.rendering import content, made
from tuftenotes.mathematics.width import WIDE, width_if_wide

SUM = "+".join(f"x_{{{index}}}" for index in range(12))


@pytest.mark.parametrize(
    ("tex", "width"),
    [
        (SUM, 23.3),
        (r"\frac{" + SUM + "}{2}", 23.4),
        (r"\sqrt{" + SUM + "}", 24.2),
        (r"\begin{aligned} a &= " + SUM + r" \\ &= 0 \end{aligned}", 24.9),
        (r"\text{if and only if the network has converged}", 16.1),
        (r"a \hspace{20em} b \text{ and something else}", 28.6),
    ],
)
def test_width(tex: str, width: float) -> None:
    """It is within a tenth of what Chromium makes of the formula in Libertinus Math."""
    assert width_if_wide(content(tex)) == pytest.approx(width, rel=0.1)


@pytest.mark.parametrize(
    "tex", ["x", r"p_\theta(x \mid z)", r"\sum_{i=1}^{n} \frac{a_i + b_i}{c_i + d_i} = 0"]
)
def test_short_formulas(tex: str) -> None:
    """What fits on a phone has no width."""
    assert width_if_wide(content(tex)) == 0.0


def test_html_in_a_formula() -> None:
    """Where the content is no XML, its text counts."""
    assert width_if_wide("<mtext><br>" + "m" * 40 + "</mtext>") > WIDE


def test_long_chains_scroll() -> None:
    """What is wide without much markup scrolls as well: elements count, not characters."""
    chain = made("2nd + n + d = 784{,}000 + 784 + 500 = 785{,}284", display=False).html[0]
    assert chain.startswith('<span class="mathlong" tabindex="0" role="group"')


def test_many_elements() -> None:
    """However many different elements were measured, a width stays the same."""
    width = width_if_wide(content(SUM))
    for number in range(5000):
        width_if_wide(f"<mn>{number}</mn>")
    assert width_if_wide(content(SUM)) == width


def test_what_takes_no_room() -> None:
    """What hangs out of a formula does not count, and an element without content has no width."""
    chain = "<mi>x</mi>" * 100
    assert width_if_wide(f'<mpadded width="0">{chain}</mpadded>') == 0.0
    empty = "<msub></msub><mfrac></mfrac><msqrt></msqrt><mtable></mtable><mrow></mrow>"
    assert width_if_wide(chain + empty) == width_if_wide(chain) > WIDE
