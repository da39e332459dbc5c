"""Containers between lines of colons."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "containers.md"))
def test_containers(text: str, html: str) -> None:
    """A note container becomes a note of the paragraph above, with whatever blocks it holds."""
    assert shown(page(text)).rstrip() == html.rstrip()
