"""The tag rules' complaints."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import complaints, fixtures, page, shown


@pytest.mark.parametrize(("text", "expected"), fixtures(Path(__file__).with_name("tag.md")))
def test_complaints(text: str, expected: str) -> None:
    """A tag that can't be read is reported at its place with a hint."""
    assert complaints(page(text)) == expected.rstrip()


def test_nothing_is_lost() -> None:
    """A tag that can't be read is shown as the text it is."""
    assert "{% sidnote" in shown(page("Text {% sidnote 'a' %}."))
    assert "{% epigraph" in shown(page("{% epigraph 'it's' %}"))


def test_a_sound_page_has_no_complaint() -> None:
    """Every spelling that real courses use passes in silence."""
    assert not page("{%sidenote 'a' 'b'%} {%- newthought 'x' -%} {% m %}a{% em %}").diagnostics
