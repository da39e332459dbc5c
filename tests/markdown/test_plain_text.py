"""Text without marks."""

from __future__ import annotations

from markdown_pages import page


def test_notes_and_html_stay_out_of_plain_text() -> None:
    """A heading's text is what a reader would say aloud."""
    heading = page("## A *b* `c` <i>d</i>{% sidenote 'x' 'note' %} ![e](http://a.b/c.png)\n").headings[0]
    assert heading.text == "A b c d e"


def test_a_line_break_is_a_blank() -> None:
    """Two lines of a paragraph become one line of a description."""
    assert page("one\ntwo  \nthree").description == "one two three"
