"""Tests for front matter."""

from __future__ import annotations

from datetime import date

from liquid_texts import BERLIN
from tuftenotes.diagnostics import Severity
from tuftenotes.liquid.matter import has_matter, read_matter


def test_split() -> None:
    """The body knows its first line; Windows line ends and a byte order mark don't matter."""
    found = read_matter("\ufeff---\r\ntitle: A\r\nday: 2020-01-02\r\n---\r\nBody\r\n", "a.md", BERLIN)
    assert found.data == {"title": "A", "day": date(2020, 1, 2)}
    assert (found.body, found.body.first_line) == ("Body\n", 5)
    assert found.diagnostics == ()


def test_without() -> None:
    """A text without front matter is all body; an empty one is no problem."""
    assert read_matter("text", "a.md", BERLIN).body == "text"
    assert read_matter("---\n# only comments\n---\nx", "a.md", BERLIN).data == {}
    assert read_matter("---\n---\nx", "a.md", BERLIN).body == "x"
    assert has_matter(b"---\nx") is True
    assert has_matter(b"----\n") is False


def test_broken() -> None:
    """Of broken front matter the lines that can be read are kept, with a warning."""
    found = read_matter('---\nlayout: page\ntitle: "a" b\nn: 5\n---\nx', "a.md", BERLIN)
    assert found.data == {"layout": "page", "title": 'a" b', "n": 5}
    assert [(d.severity, d.location.line) for d in found.diagnostics] == [(Severity.WARNING, 3)]


def test_not_a_mapping() -> None:
    """A list is no front matter."""
    found = read_matter("---\n- a\n---\nx", "a.md", BERLIN)
    assert (found.data, found.diagnostics[0].severity) == ({}, Severity.WARNING)
