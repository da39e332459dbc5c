"""Epigraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "epigraph.md"))
def test_epigraph(text: str, html: str) -> None:
    """An epigraph is a block of its own with author and source where they are given."""
    assert shown(page(text)).rstrip() == html.rstrip()
