"""Where notes go."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "note_placement.md"))
def test_note_placement(text: str, html: str) -> None:
    """A note stays beside its mark unless its container can't hold it; then only the mark stays."""
    assert shown(page(text)).rstrip() == html.rstrip()
