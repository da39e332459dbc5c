"""Paragraphs with open tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "paragraph.md"))
def test_paragraph(text: str, html: str) -> None:
    """A paragraph is whole while a tag or formula in it is open."""
    assert shown(page(text)).rstrip() == html.rstrip()
