"""Hostile text takes bounded work: no sign makes a reader go through all that follows, again and again.

Work is the number of calls of functions, ours and built-in ones, so that it is the same on every machine.
What one call does (a regular expression, a native library) it does not see: `bench/hostile.py` measures the
seconds of the same texts up to a megabyte.
"""

from __future__ import annotations

import cProfile
from typing import TYPE_CHECKING

import pytest

from hostile_texts import BY_READER, Text
from readers import READERS

if TYPE_CHECKING:
    from readers import Reader

SIZES = (500, 2000, 8000)
"""Characters. Most texts are measured at the first two only."""
LINEAR = 7.0
"""What four times as many characters may cost: 4 where the work is linear, 16 where it is quadratic."""
FREE = 25
"""Calls for a character; with fewer, nothing has been looked at again and again."""
HALVES = {"markdown": slice(0, None, 2), "kramdown": slice(1, None, 2)}
"""Both dialects are read by one parser, so that each gets every other text."""


def calls(read: Reader, text: str) -> int:
    """Return how many functions are called while a text is read."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        read(text)
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def steep(read: Reader, make: Text) -> str:
    """Return how the work grows if it grows too fast at every step, else nothing.

    One step may be steep where a reader has a shorter way for short texts.
    """
    read(make(100))
    said, before = "", calls(read, make(SIZES[0]))
    for size in SIZES[1:]:
        now = calls(read, make(size))
        if now <= LINEAR * before or now <= FREE * size:
            return ""
        said, before = f"{said} {before} calls become {now} at {size};", now
    return said


@pytest.mark.parametrize("reader", BY_READER)
def test_work(reader: str) -> None:
    """Four times the text is about four times the work, for every text of the table."""
    read, texts = READERS[reader], list(BY_READER[reader].items())
    chosen = texts[HALVES[reader]] if reader in HALVES else texts
    found = {name: growth for name, make in chosen if (growth := steep(read, make))}
    assert found == {}


@pytest.mark.parametrize("reader", sorted(set(BY_READER) - {"markdown", "kramdown"}))
def test_it_ends(reader: str) -> None:
    """A text of 10 KB is read to its end; one that takes minutes is seen by whoever waits for the tests."""
    for make in BY_READER[reader].values():
        READERS[reader](make(10_000))


def test_quadratic_work_is_noticed() -> None:
    """The measure tells a reader that looks at all that follows from each sign."""

    def careless(text: str) -> tuple[()]:
        for start in range(0, len(text), 4):
            for sign in text[start::4]:
                sign.isalpha()
        return ()

    assert steep(careless, lambda size: "a" * size)
