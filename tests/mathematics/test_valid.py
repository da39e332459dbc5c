"""Style and size of part of a formula, by ``mstyle``."""

from __future__ import annotations

import pytest

from mathematics.rendering import content
from tuftenotes.mathematics.valid import with_mstyle


@pytest.mark.parametrize(
    ("html", "valid"),
    [
        ("<mi>x</mi>", "<mi>x</mi>"),
        ('<mfrac displaystyle="true">a</mfrac>', '<mstyle displaystyle="true"><mfrac>a</mfrac></mstyle>'),
        ('<mrow displaystyle="true">a</mrow>', '<mstyle displaystyle="true">a</mstyle>'),
        (
            '<mtable displaystyle="true" scriptlevel="0"><mtr></mtr></mtable>',
            '<mtable displaystyle="true"><mtr></mtr></mtable>',
        ),
        (
            '<mrow><mtable displaystyle="false" scriptlevel="0"></mtable></mrow>',
            '<mrow><mtable displaystyle="false"></mtable></mrow>',
        ),
        (
            '<msub><mrow/><mtable displaystyle="false" scriptlevel="0"></mtable></msub>',
            '<msub><mrow/><mstyle scriptlevel="0"><mtable displaystyle="false"></mtable></mstyle></msub>',
        ),
        (
            '<mtable scriptlevel="1"><mfrac linethickness="0" displaystyle="true">a</mfrac></mtable>',
            (
                '<mstyle scriptlevel="1"><mtable>'
                '<mstyle displaystyle="true"><mfrac linethickness="0">a</mfrac></mstyle></mtable></mstyle>'
            ),
        ),
    ],
)
def test_with_mstyle(html: str, valid: str) -> None:
    """Tables keep their ``displaystyle``, and a size that changes nothing goes."""
    assert with_mstyle(html) == valid


@pytest.mark.parametrize(
    "tex", [r"\dfrac{a}{b}", r"\substack{a\\\\b}", r"\begin{align} a &= \tfrac12 \end{align}"]
)
def test_formulas(tex: str) -> None:
    """No other element of a formula has either attribute."""
    html = content(tex).replace("<mstyle displaystyle=", "").replace("<mstyle scriptlevel=", "")
    assert "scriptlevel" not in html
    assert html.count("displaystyle") == html.count("<mtable displaystyle")
