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


def test_empty_heads_in_a_jekyll_site() -> None:
    """They stay what kramdown makes: style sheets of sites ask for ``thead th``."""
    html = shown(page("|   | a |\n|---|---|\n| x | 1 |\n", dialect="jekyll"))
    assert html.count("<th>") == 2
    assert html.count("<td>") == 2
