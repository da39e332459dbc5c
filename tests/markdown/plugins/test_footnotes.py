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
