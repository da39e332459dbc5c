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


@pytest.mark.parametrize(
    "text",
    [
        "> ::: fullwidth\n> > ***\n> > :::\n> ",
        "- ::: fullwidth\n  x\n  ",
        "> ::: fullwidth\n>",
        "::: fullwidth",
    ],
)
def test_a_container_that_the_end_of_the_text_ends(text: str) -> None:
    """A last line without a character is none of its content (found by fuzzing)."""
    assert '<div class="fullwidth">' in shown(page(text))
