"""Tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "table.md"))
def test_table(text: str, html: str) -> None:
    """Only the pipes that the author meant as borders split cells."""
    assert shown(page(text)).rstrip() == html.rstrip()
