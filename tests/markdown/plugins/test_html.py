"""Raw HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "html.md"))
def test_html(text: str, html: str) -> None:
    """An HTML block ends where its element ends."""
    assert shown(page(text)).rstrip() == html.rstrip()


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "html_jekyll.md"))
def test_html_jekyll(text: str, html: str) -> None:
    """In a Jekyll site an HTML block runs to its closing tag, over blank lines too."""
    assert shown(page(text, dialect="jekyll", dollars=False, footnotes="endnotes")).rstrip() == html.rstrip()
