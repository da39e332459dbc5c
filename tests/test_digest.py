"""Digests."""

from __future__ import annotations

from tuftenotes.digest import digest


def test_parts_are_kept_apart() -> None:
    """Moving a character over a border changes the digest."""
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")


def test_strings_count_as_their_utf8_bytes() -> None:
    """Text and its bytes have one digest; a lone surrogate of a file name is no error."""
    assert digest("é") == digest("é".encode())
    assert len(digest("\udcff")) == 32
