"""Figure tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "figures.md"))
def test_figures(text: str, html: str) -> None:
    """A figure tag makes a figure with its caption, in the column, wide or in the margin."""
    assert shown(page(text)).rstrip() == html.rstrip()
