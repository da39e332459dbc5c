"""Code blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "code.md"))
def test_code(text: str, html: str) -> None:
    """Code is escaped and can be focused."""
    assert shown(page(text)).rstrip() == html.rstrip()
