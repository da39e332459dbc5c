"""kramdown's lists."""

from __future__ import annotations

from markdown_pages import complaints, page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll"))


def test_lists_count_from_one() -> None:
    """Whatever number the first item has."""
    assert _shown("3. a\n4. b\n").startswith("<ol>")


def test_a_parenthesis_makes_no_item() -> None:
    """CommonMark would have it."""
    assert _shown("1) a\n").startswith("<p>")


def test_a_caret_ends_a_list() -> None:
    """Two lists instead of one."""
    assert _shown("- a\n^\n- b\n").count("<ul>") == 2


def test_problems_of_an_item_that_is_taken_for_text() -> None:
    """They are where the author wrote them, however deep kramdown takes the line to be."""
    assert complaints(page("1. x\n\n    }\n* {% sidenot 'a' %}", dialect="jekyll")).startswith("a.md:4:3:")
