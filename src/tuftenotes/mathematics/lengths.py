"""TeX lengths as CSS lengths that follow the size of the formula."""

from __future__ import annotations

import re

__all__ = ["css_length", "in_em"]

_POINTS = {
    "pt": 1.0,
    "bp": 1.00375,
    "pc": 12.0,
    "in": 72.27,
    "cm": 28.45274,
    "mm": 2.845274,
    "px": 0.75,
    "dd": 1.07,
    "cc": 12.84,
    "sp": 1 / 65536,
}
_X_HEIGHT = 0.45
"""Em, in the font of the formulas."""
_LENGTH = re.compile(r"([-+]?)\s*(\d+(?:[.,]\d*)?|[.,]\d+)\s*([a-z]{2})")


def css_length(length: str) -> str | None:
    """Return a TeX length in em or ex, or None if it is none.

    TeX's absolute units become shares of an em of 10 pt, so that a formula keeps its shape at any size.
    """
    match = _LENGTH.match(length.strip())
    if match is None:
        return None
    sign, digits, unit = match.groups()
    number = float(digits.replace(",", ".")) * (-1 if sign == "-" else 1)
    if unit in {"em", "ex"}:
        return f"{number:g}{unit}"
    if unit == "mu":
        return f"{number / 18:.4g}em"
    return f"{number * _POINTS[unit] / 10:.4g}em" if unit in _POINTS else None


def in_em(length: str) -> float:
    """Return a length that `css_length` made as a number of em."""
    return float(length[:-2]) * (_X_HEIGHT if length.endswith("ex") else 1)
