"""Footnotes as side notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import complaints, fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "footnotes.md"))
def test_footnotes(text: str, html: str) -> None:
    """A footnote stands in the margin where it is first referred to."""
    assert shown(page(text)).rstrip() == html.rstrip()


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "footnotes_jekyll.md"))
def test_footnotes_jekyll(text: str, html: str) -> None:
    """A Jekyll site keeps kramdown's end notes."""
    assert shown(page(text, dialect="jekyll", dollars=False, footnotes="endnotes")).rstrip() == html.rstrip()


def test_a_mark_without_a_footnote_is_reported() -> None:
    """The mark stays as text, and the nearest footnote is suggested."""
    assert complaints(page("a[^nte]\n\nb[^note]\n\n[^note]: x\n")).splitlines() == [
        "a.md:1:2: warning[footnote]: no footnote is called “nte”",
        "    a[^nte]",
        "     ^",
        "    hint: did you mean “note”?",
    ]


def test_a_footnote_without_a_mark_is_reported() -> None:
    """Its text would silently be missing from the page."""
    assert complaints(page("a\n\n> b\n\n[^note]: x\n")).startswith(
        "a.md:5:1: warning[footnote]: nothing refers to the footnote “note”"
    )


def test_a_second_text_of_a_footnote_is_reported() -> None:
    """At its place, with the line of the first; a Jekyll site's lines are not known yet."""
    text = "a[^1]\n\n[^1]: x\n\n    y\n\n[^1]: z\n"
    assert complaints(page(text)).splitlines() == [
        "a.md:7:1: warning[footnote]: the footnote “1” is defined twice, first in line 3",
        "    [^1]: z",
        "    ^",
        "    hint: give one of the two another name",
    ]
    assert complaints(page(text, dialect="jekyll", footnotes="endnotes")).startswith(
        "a.md:7:1: warning[footnote]: the footnote “1” is defined twice; the last text counts"
    )


def test_a_second_text_of_an_unused_footnote_is_reported_once() -> None:
    """The first is told to be unused, the second to be one too many."""
    found = [problem.message for problem in page("a\n\n[^1]: x\n\n> [^1]: z\n").diagnostics]
    assert found == [
        "nothing refers to the footnote “1”; its text is not shown",
        "the footnote “1” is defined twice, first in line 3",
    ]


def test_where_the_problems_of_a_note_in_the_text_are() -> None:
    """They are inside the note, and in a note inside of it, whatever else the page has."""
    text = "First.\n\nText^[a $\\foo$ and\n  [[wiki]] ^[in $\\fop$ [[w]] [a](b.md)] {% x %}] and $\\foq$."
    document = page(text, dialect="native")
    places = [str(problem.location).removeprefix("a.md:") for problem in document.diagnostics]
    assert places == ["3:10", "4:3", "4:18", "4:41", "4:55"]
    assert [str(p.location) for p in document.placeholders] == ["a.md:4:30"]
