"""Figure tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown
from tuftenotes.markdown import parse_inline
from tuftenotes.model import ParseOptions

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "figures.md"))
def test_figures(text: str, html: str) -> None:
    """A figure tag makes a figure with its caption, in the column, wide or in the margin."""
    assert shown(page(text)).rstrip() == html.rstrip()


def test_a_title_is_no_figure() -> None:
    """An image that is all of a page's title is in no paragraph, and stays an image."""
    assert "<figure" not in parse_inline('![a](b.png "c")', ParseOptions())
