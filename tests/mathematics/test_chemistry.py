r"""Chemical formulas; those of the torture file are compared with MathJax's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathematics.rendering import content, made, problem

_TAG = re.compile(r"<(?:mphantom.*?</mphantom|[^>]*)>")


def seen(tex: str) -> str:
    """Return the characters of a formula, without its structure."""
    return _TAG.sub("", content(rf"\ce{{{tex}}}"))


@pytest.mark.parametrize(
    ("tex", "letters"),
    [
        ("2H2O", "2H2O"),
        ("1/2 O2", "12O2"),
        ("A - B", "A−B"),
        ("A-B=C#D", "A−B=C≡D"),
        ("B v", "B↓"),
        ("A + B ^", "A+B↑"),
        ("CuSO4*5H2O", "CuSO4⋅5H2O"),
        ("NaCl(s)", "NaCl(s)"),
        (r"\Delta H", "ΔH"),
        ("", ""),
    ],
)
def test_what_is_seen(tex: str, letters: str) -> None:
    """Signs are operators between substances, charges behind them and bonds within."""
    assert re.sub(r"[\s\u00a0]", "", seen(tex)) == letters


def test_scripts_stand_on_their_atoms() -> None:
    """An atom is the base of its index, so that screen readers know; the charge stands behind it."""
    html = content(r"\ce{SO4^2-}")
    assert re.search(r"<msub>(?:<mrow><mspace/>)?<mi[^>]*>O</mi>(?:</mrow>)?<mn>4</mn></msub>", html)
    assert re.search(r"<msup><mrow></mrow><mrow><mn>2</mn><mo[^>]*>−</mo></mrow></msup>", html)


def test_isotopes_have_their_numbers_before_them() -> None:
    """Mass and charge number belong to the atom that follows."""
    html = content(r"\ce{^{227}_{90}Th+}")
    assert html.index("Th") < html.index("<mprescripts/>") < html.index("<mn>90</mn>") < html.index("227")


def test_text_on_arrows() -> None:
    """What is above and below an arrow is chemistry, too."""
    html = content(r"\ce{A ->[H2O][{slowly}] B <=>[a] C}")
    assert html.count("<msub>") == 1
    assert "slowly" in html
    assert "⇌" in html


def test_formulas_in_formulas() -> None:
    r"""``\ce`` stands in a formula as a letter would, and a formula between dollars stands in ``\ce``."""
    assert "<mi>x</mi>" in content(r"K=\frac{\ce{$x$ H2O}}{\ce{H+}}")


@pytest.mark.parametrize(
    ("tex", "told"),
    [
        (r"\ce{H2 + X^}", "math-syntax at 10: \\ce has nothing behind this “^”"),
        (r"\ce{A\bond{~-}B}", "math-unsupported at 5: \\bond has the kind “~-”"),
        (r"\ce{H2 + \foo}", "math-unknown-command at 9: unknown command \\foo"),
    ],
)
def test_mistakes_are_told_at_their_place(tex: str, told: str) -> None:
    """An error points to the author's character inside the formula."""
    assert problem(made(tex)).startswith(told)


@settings(deadline=None, max_examples=200)
@given(st.text("HNaO23+-^_{}()[]$\\ .*=#<>v1/2,'%\"µ", max_size=30))
def test_any_text_is_a_formula_or_a_problem(text: str) -> None:
    """Whatever stands in the braces, a page comes out."""
    page = made(rf"\ce{{{text}}}")
    assert page.problems or "math" in page.html[0] or not page.html[0]
