"""Lengths of TeX."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics.lengths import css_length, in_em


@pytest.mark.parametrize(
    ("tex", "css"),
    [
        ("1em", "1em"),
        (" -1.5 ex", "-1.5ex"),
        ("18mu", "1em"),
        ("10pt", "1em"),
        ("+,5cm", "1.423em"),
        *[(text, None) for text in ("3", "1km", "wide", "")],
    ],
)
def test_css_length(tex: str, css: str | None) -> None:
    """TeX's absolute units become shares of the type size; what is no length is none."""
    assert css_length(tex) == css


@pytest.mark.parametrize(("css", "em"), [("1em", 1.0), ("-0.25em", -0.25), ("2ex", 0.9)])
def test_in_em(css: str, em: float) -> None:
    """An ex is the height of an x in the font of the formulas."""
    assert in_em(css) == pytest.approx(em)
