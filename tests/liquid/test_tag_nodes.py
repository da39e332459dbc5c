"""Tests for the parts that all tags share."""

from __future__ import annotations

from liquid_texts import complaints, shown


def test_blank_blocks_print_nothing() -> None:
    """A block without output loses its white space, in all branches or in none."""
    assert (
        shown("{% if true %} {% assign a = 1 %} {% endif %}|{% if true %} {% else %}x{% endif %}|") == "| |"
    )


def test_unclosed_and_stray_tags() -> None:
    """A block that is never closed, an end without a beginning, an else alone: each is reported."""
    assert complaints("{% if true %}") == ["page.md:1:1: “if” is never closed by “{% endif %}”"]
    assert complaints("{% endif %}") == ["page.md:1:1: “endif” has no “if” before it"]
    assert complaints("{% else %}") == ["page.md:1:1: “else” stands outside of the tag it belongs to"]


def test_unknown_block_is_reported_once() -> None:
    """The end of an unknown block is not another problem."""
    assert complaints("{% nope %}x{% endnope %}") == ["page.md:1:1: unknown tag “nope”"]
    assert complaints("{% endwhat %}") == ["page.md:1:1: “endwhat” has no “what” before it"]


def test_the_rest_of_a_broken_block_is_skipped() -> None:
    """After an error in its head, a block is skipped with all that is nested in it."""
    assert complaints("{% for x %}{% for y in z %}{% endfor %}{% oops %}{% endfor %}{% if %}{% endif %}") == [
        "page.md:1:1: a for loop is written “for item in list”",
        "page.md:1:62: the condition is missing",
    ]
