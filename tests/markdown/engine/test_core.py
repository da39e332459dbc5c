"""The passes over a whole page that mostly find nothing to do."""

from __future__ import annotations

import pytest

from engine_oracle import bare_parsers


@pytest.mark.parametrize("text", ["a\r\nb\rc\nd", "a\0b", "a\nb"])
def test_line_ends_and_nul(text: str) -> None:
    """Line ends of all systems become line ends, and NUL becomes U+FFFD."""
    fast, stock = bare_parsers()
    assert fast.render(text) == stock.render(text)
