"""Struck text."""

from __future__ import annotations

from markdown_pages import page, shown


def test_struck_text_is_deleted_text() -> None:
    """It may have attributes like any other span."""
    assert shown(page("~~a *b*~~{: .c}")) == '<p><del class="c">a <em>b</em></del></p>\n'
