"""Smart typography."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "typography.md"))
def test_typography(text: str, html: str) -> None:
    """Straight quotes and hyphens become what a printer would set, but not in code."""
    assert shown(page(text)).rstrip() == html.rstrip()


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "typography_jekyll.md"))
def test_typography_jekyll(text: str, html: str) -> None:
    """A Jekyll site has kramdown's guillemets."""
    assert shown(page(text, dialect="jekyll", dollars=False, footnotes="endnotes")).rstrip() == html.rstrip()


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "typography_plain.md"))
def test_typography_plain(text: str, html: str) -> None:
    """Without smart typography everything stays as typed."""
    assert shown(page(text, smart=False)).rstrip() == html.rstrip()
