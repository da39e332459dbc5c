"""Tests for typographic text."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.smartify import smartify


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ('"It\'s" -- a --- b ...', "“It’s” – a — b …"),
        ("'a' b's the '90s", "‘a’ b’s the ’90s"),
        ('<a href="x">"y"</a>', '<a href="x">“y”</a>'),
        ("<<x>> << y >>", "«x» «\xa0y\xa0»"),
        ("a & b &amp; &copy; &nope;", "a &amp; b &amp; © &amp;nope;"),
    ],
)
def test_typography(text: str, result: str) -> None:
    """Quotes, dashes and ellipses are set; tags stay; an ampersand is escaped."""
    assert smartify(text) == result
