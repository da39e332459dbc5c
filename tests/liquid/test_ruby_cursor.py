"""Tests for reading tokens from left to right."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.ruby_cursor import END, Cursor
from tuftenotes.liquid.ruby_tokens import UnreadableError, tokens_of


def test_going_on() -> None:
    """A cursor goes on over what it is told to expect, and stands at the end for ever."""
    cursor = Cursor(tokens_of("a\n\n+ 'a'"), 0)
    assert cursor.take().text == "a"
    cursor.lines()
    cursor.expect("+")
    assert not cursor.accept("a")
    cursor.take()
    assert cursor.token is END
    with pytest.raises(UnreadableError):
        cursor.expect("+")
