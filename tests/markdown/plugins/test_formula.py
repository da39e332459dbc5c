"""Formulas in every spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "formula.md"))
def test_formula(text: str, html: str) -> None:
    """A formula is found where its author meant one, and Markdown never touches it."""
    assert shown(page(text)).rstrip() == html.rstrip()


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "formula_jekyll.md"))
def test_formula_jekyll(text: str, html: str) -> None:
    """A Jekyll site has kramdown's formulas and no others."""
    assert shown(page(text, dialect="jekyll", dollars=False, footnotes="endnotes")).rstrip() == html.rstrip()
