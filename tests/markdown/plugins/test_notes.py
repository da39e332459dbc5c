"""Side notes and margin notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "notes.md"))
def test_notes(text: str, html: str) -> None:
    """A note becomes mark, toggle and text, in every container, whatever it holds."""
    assert shown(page(text)).rstrip() == html.rstrip()
