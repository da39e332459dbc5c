"""Brackets that a formula opens and does not close."""

from __future__ import annotations

import time

import pytest

from markdown_pages import page

MANY = 60
OPENERS = (
    "(",
    "[",
    r"\{",
    r"\langle ",
    r"\lfloor ",
    r"\bigl(",
    r"\mathopen{(}",
    "⟨",
    "⦇",
    "{(}",
    "{{[}}",
    r"\mathrm(",
    r"\mathbf{(}",
    r"\left(x\right)(",
)
FINE = (
    "(x)" * MANY,
    "(" * MANY + "x" + ")" * MANY,
    "[0,1)" * MANY,
    r"\begin{aligned}" + r"(a &+ b) \\ [c, d) &= \{e \\ " * MANY + r"\end{aligned}",
    r"\bigl(x\bigr)" * MANY,
    "{(}" * 10,
    "(" * 10,
)


def seconds(tex: str) -> tuple[float, list[str]]:
    """Return how long a page with a formula computes, and what it complains of."""
    started = time.process_time()
    document = page(f"$$\n{tex}\n$$\n")
    return time.process_time() - started, [d.message for d in document.diagnostics]


@pytest.mark.parametrize("unit", OPENERS)
@pytest.mark.parametrize("between", ["", "x", "\n", "{a}"])
def test_too_many_open(unit: str, between: str) -> None:
    """Dozens that stay open are refused before math-core sees them, whatever stands between them."""
    took, messages = seconds((unit + between) * MANY)
    assert took < 5
    assert any("not closed" in message or "closes" in message for message in messages)


@pytest.mark.parametrize("tex", FINE)
def test_ordinary(tex: str) -> None:
    """Brackets that are closed, in any number, and a few that are not, are formulas."""
    took, messages = seconds(tex)
    assert took < 5
    assert messages == []
