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


def test_tags_that_nothing_closes() -> None:
    """Many openings that nothing closes hide no pipe, and stay what they are."""
    html = shown(page("|a|\n|-|\n|{% x|y %}|\n" + "|{% c|\\(|\n" * 40))
    assert html.count("<td>{% c</td>") == 40
    assert "x|y" in html
    assert not any("\ufdd0" <= sign <= "\ufdef" for sign in html)
