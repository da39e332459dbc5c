"""Footnotes as side notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "footnotes.md"))
def test_footnotes(text: str, html: str) -> None:
    """A footnote stands in the margin where it is first referred to."""
    assert shown(page(text)).rstrip() == html.rstrip()


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "footnotes_jekyll.md"))
def test_footnotes_jekyll(text: str, html: str) -> None:
    """A Jekyll site keeps kramdown's end notes."""
    assert shown(page(text, dialect="jekyll", dollars=False, footnotes="endnotes")).rstrip() == html.rstrip()
