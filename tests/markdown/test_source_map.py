"""Where a character stands in its file."""

from __future__ import annotations

import pytest

from markdown_pages import page
from tuftenotes.markdown.source_map import inline_region, nested_region, whole_region

PLACES = {
    "a paragraph": "one\ntwo [l](x.md)",
    "a quote": "> one\n> two [l](x.md)",
    "a list": "- one\n  two [l](x.md)",
    "a nested list": "1. one\n   - two\n     three [l](x.md)",
    "a table cell": "| a | b |\n|---|---|\n| a | a [l](x.md) |",
    "a heading": "### two [l](x.md)",
    "a setext heading": "two [l](x.md)\n===",
    "emphasis": "one *two [l](x.md)*",
    "a lazy line": "> one\ntwo [l](x.md)",
    "a note": "one {% sidenote 'a' 'two [l](x.md)' %}",
    "a note over lines": "one {% sidenote 'a' 'two\n  three [l](x.md)' %}",
    "a list in a note": "one {% sidenote 'a' 'two\n\n- three [l](x.md)' %}",
    "a footnote": "one[^1]\n\n[^1]: two\n\n    three [l](x.md)",
    "a caption": "{% fullwidth 'http://a.b/c.png' 'two [l](x.md)' %}",
    "a page with front matter": "---\ntitle: x\n---\n\ntwo [l](x.md)",
    "a note in a heading in a quote": "> ## one {% sidenote 'a' 'two [l](x.md)' %}",
    "the line after a figure tag": "{% fullwidth 'http://a.b/c.png' 'c' %}\ntwo [l](x.md)",
    "Windows line ends": "one\r\ntwo [l](x.md)",
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
def test_a_link_is_where_its_author_wrote_it(text: str) -> None:
    """Line and column are exact in every container, nested ones too."""
    link = next(p for p in page(text).placeholders if p.target == "x.md")
    lines = text.replace("\r\n", "\n").split("\n")
    assert lines[link.location.line - 1][link.location.column - 1 :].startswith("[l](x.md)")
    assert link.excerpt == lines[link.location.line - 1]


def test_lines_count_from_the_first_line_of_the_body() -> None:
    """The front matter counts."""
    region = whole_region("ab\ncd", 5)
    assert [region.locate(offset) for offset in (0, 1, 3, 4)] == [(5, 1), (5, 2), (6, 1), (6, 2)]


def test_a_nested_text_is_led_back_through_its_parent() -> None:
    """An offset in the inner text is that in the outer plus where the inner begins."""
    outer = whole_region("ab\ncdef", 1)
    assert nested_region(outer, 4, "de").locate(1) == (2, 3)


def test_text_that_was_changed_on_the_way_is_found_by_its_first_word() -> None:
    """A cell with an escaped pipe differs from its source; its beginning still shows where it was."""
    block = whole_region(r"| ab \| c |", 1)
    assert inline_region(block, "ab | c", 0).locate(0) == (1, 3)


def test_an_empty_text_is_at_its_line() -> None:
    """Nothing to look for means the beginning of the line."""
    assert inline_region(whole_region("x\n\n", 1), "", 1).locate(0) == (2, 1)


def test_a_line_that_was_indented_on_the_way_keeps_its_columns() -> None:
    """Blanks that the source does not have are at the beginning of the line, all of them."""
    region = inline_region(whole_region("* {% a %}", 1), "        * {% a %}", 0)
    assert [region.locate(offset) for offset in (0, 7, 8, 10)] == [(1, 1), (1, 1), (1, 1), (1, 3)]
