"""Literals of JavaScript."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics.javascript import Literal, read_literal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{a: 1, 'b': [true, false, null], \"c\": {}}", {"a": 1.0, "b": [True, False, None], "c": {}}),
        (r"'\\mathbb{R}\n\x41\u0042\q'", "\\mathbb{R}\nABq"),
        ("`x` ", "x"),
        ("/* a */ [ // b\n 1.5, -2, ]", [1.5, -2.0]),
        ("undefined", None),
        ("''", ""),
    ],
)
def test_read_literal(text: str, value: Literal) -> None:
    """Data is read as JavaScript reads it, with comments and trailing commas."""
    assert read_literal(text, 0) == value


@pytest.mark.parametrize(
    "text", ["{a 1}", "{a: f()}", "[1 2]", "{,}", "!", "[" * 50, "'open", "{a: function(){}}"]
)
def test_what_is_not_data_is_refused(text: str) -> None:
    """Calls, functions and broken tables raise."""
    with pytest.raises(ValueError):  # noqa: PT011 -- the message is for no one
        read_literal(text, 0)
