"""Frames around wide tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "table_frames.md"))
def test_table_frames(text: str, html: str) -> None:
    """A wide table scrolls in a frame, and an empty head cell is an ordinary one."""
    assert shown(page(text)).rstrip() == html.rstrip()
