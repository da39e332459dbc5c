"""Tests for texts that know their places."""

from __future__ import annotations

from liquid.token import Token

from tuftenotes.diagnostics import Code, Location, Severity
from tuftenotes.liquid.source_text import SourceText, diagnose


def test_places() -> None:
    """A place counts the lines before the text; the first column matters in its first line only."""
    text = SourceText("one\ntwo\r\nthree", "a.md", 5, 3)
    assert text.locate(0) == (Location("a.md", 5, 3), "one")
    assert text.locate(5) == (Location("a.md", 6, 2), "two")
    assert text.locate(99) == (Location("a.md", 7, 6), "three")


def test_diagnostics() -> None:
    """A diagnostic stands where its token does; without one it is about the file."""
    token = Token("tag", "x", 4, SourceText("one\ntwo", "a.md"))
    found = diagnose(token, Code.TEMPLATE, "bad", severity=Severity.NOTE, hint="h")
    assert (str(found.location), found.excerpt, found.severity) == ("a.md:2:1", "two", Severity.NOTE)
    assert diagnose(None, Code.TEMPLATE, "bad", path="b.md").location == Location("b.md")
    assert diagnose(Token("tag", "x", 0, "plain"), Code.TEMPLATE, "bad").severity == Severity.ERROR
