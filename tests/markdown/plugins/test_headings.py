"""Headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "headings.md"))
def test_headings(text: str, html: str) -> None:
    """Ids are GitHub's, unique in the page, without notes."""
    assert shown(page(text)).rstrip() == html.rstrip()
