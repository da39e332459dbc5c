"""Opening words."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "newthought.md"))
def test_newthought(text: str, html: str) -> None:
    """The words are set in small capitals and may hold Markdown."""
    assert shown(page(text)).rstrip() == html.rstrip()
