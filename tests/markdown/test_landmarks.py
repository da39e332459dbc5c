"""Where in a text something stands."""

from __future__ import annotations

from tuftenotes.markdown.landmarks import gap_between, last, next_place


def test_last() -> None:
    """The last place of a text in another, or -1."""
    assert (last("abab", "ab"), last("abab", "x"), last("", "a")) == (2, -1, -1)


def test_next_place() -> None:
    """The first match of any pattern at or behind an offset, or -1."""
    assert [next_place("a-b-", ("-",), offset) for offset in range(5)] == [1, 1, 3, 3, -1]
    assert [next_place("b-ab", ("a", "b"), offset) for offset in range(4)] == [0, 2, 2, 3]


def test_gap_between() -> None:
    """A blank line between two offsets is seen, blanks in it or not; another line end is no gap."""
    text = "a\nb\n\nc\n \t\nd"
    gaps = [gap_between(text, text.index(x), text.index(y)) for x, y in ("ab", "bc", "ac", "cd")]
    assert gaps == [False, True, True, True]
