"""Tests for the filters on numbers."""

from __future__ import annotations

import pytest

from liquid_texts import complaints, shown


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("7 | divided_by: 2", "3"),
        ("-7 | divided_by: 2", "-4"),
        ("7 | divided_by: 2.0", "3.5"),
        ("1.0 | divided_by: 0", "Infinity"),
        ("1.0 | divided_by: 0 | times: 0", "NaN"),
        ("0.1 | plus: 0.2", "0.3"),
        ("'2.5' | times: 2", "5.0"),
        ("5 | minus: 'x'", "5"),
        ("-7 | modulo: 3", "2"),
        ("-7.5 | modulo: 2", "0.5"),
        ("2.5 | round", "3"),
        ("-2.5 | round", "-3"),
        ("2.345 | round: 2", "2.35"),
        ("1234 | round: -2", "1200"),
        ("5 | round: 2", "5"),
        ("2.1 | ceil", "3"),
        ("-2.1 | floor", "-3"),
        ("'-3' | abs", "3"),
        ("3 | abs", "3"),
        ("1.5 | at_least: 2", "2"),
        ("1.5 | at_most: 1.2", "1.2"),
    ],
)
def test_arithmetic(expression: str, result: str) -> None:
    """Whole numbers stay whole, fractions are decimal."""
    assert shown(f"{{{{ {expression} }}}}") == result


@pytest.mark.parametrize("expression", ["1 | divided_by: 0", "1 | modulo: 0"])
def test_by_nothing(expression: str) -> None:
    """A whole number cannot be divided by 0."""
    assert complaints(f"{{{{ {expression} }}}}")[0].endswith("divided by 0")


def test_by_nothing_of_nothing() -> None:
    """0.0 by 0 is no number."""
    assert shown("{{ 0.0 | divided_by: 0 }}") == "NaN"
