"""Definition lists; cases.txt compares with kramdown."""

from __future__ import annotations

from markdown_pages import page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes"))


def test_each_line_above_is_a_term() -> None:
    """And a definition without a blank line above it is no paragraph."""
    assert _shown("a\nb\n: c\n").count("<dt>") == 2
    assert "<dd>c</dd>" in _shown("a\n: c\n")


def test_a_blank_line_makes_a_paragraph() -> None:
    """As in kramdown, of the first definition below it."""
    assert "<p>c</p>" in _shown("a\n\n: c\n")


def test_lists_that_follow_each_other_are_one() -> None:
    """A blank line between a definition and the next term does not end the list."""
    assert _shown("a\n: b\n\nc\n: d\n").count("<dl>") == 1


def test_what_ends_a_list() -> None:
    """A paragraph, or the mark for it."""
    assert "<p>text</p>" in _shown("a\n: b\n\ntext\n")
    assert _shown("a\n: b\n^\n").count("<dl>") == 1


def test_a_tag_over_several_lines_stays_in_its_definition() -> None:
    """Its second line may look like a definition."""
    html = _shown("a\n: b {% newthought 'one\n: two' %} c\n")
    assert html.count("<dd>") == 1
    assert "two" in html


def test_text_before_a_heading_is_no_term() -> None:
    """A colon further down belongs to what is above it."""
    assert "<dl>" not in _shown("a\n# b\n: c\n").split("<h1")[0]
