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


def test_a_dot_in_the_next_line() -> None:
    """A call goes on in a later line that begins with its dot."""
    assert Cursor(tokens_of("\n\n.a"), 0).dot_follows()
    assert not Cursor(tokens_of("\n'.'"), 0).dot_follows()
    assert not Cursor(tokens_of("\n"), 0).dot_follows()
