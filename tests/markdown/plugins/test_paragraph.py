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


def test_what_closes_outside_the_block_is_not_open() -> None:
    """A tag that begins in a quote and closes behind it once held the parser up for ever."""
    html = shown(page("> a {% b\n> c\n\nd %} e\n"))
    assert html.startswith("<blockquote>")
