"""Links, images, references."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "links.md"))
def test_links(text: str, html: str) -> None:
    """What only the site can resolve becomes a placeholder."""
    assert shown(page(text)).rstrip() == html.rstrip()
