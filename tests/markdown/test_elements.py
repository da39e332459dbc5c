"""Words between < and > that no browser shows."""

from __future__ import annotations

import pytest

from markdown_pages import complaints, page


def test_a_word_that_would_vanish_is_named() -> None:
    """It is no element of HTML, and nothing closes it."""
    assert complaints(page("A *List<int>* and <your name>, `<b c>`.")) == (
        "a.md:1:8: warning[unknown-element]: “<int>” is taken for HTML, and nothing of it is shown\n"
        "    A *List<int>* and <your name>, `<b c>`.\n"
        "           ^\n"
        "    hint: write &lt;int>, or put it into `code`\n"
        "a.md:1:19: warning[unknown-element]: “<your>” is taken for HTML, and nothing of it is shown\n"
        "    A *List<int>* and <your name>, `<b c>`.\n"
        "                      ^\n"
        "    hint: write &lt;your>, or put it into `code`"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<b>a</b> <br> <img src='https://a.org/b.png' alt='c'> <wbr> a < b > c",
        "<my-element> <tip>a</tip> <path d='M0'/> <https://a.org> <me@a.org> &lt;int>",
        "<svg><circle r='1'></circle></svg> <U>a</U>",
    ],
)
def test_elements_are_left_alone(text: str) -> None:
    """Known ones, the author's own with a closing tag or a hyphen, and addresses."""
    assert not complaints(page(text))


def test_a_jekyll_page_is_left_alone() -> None:
    """It shows what Jekyll shows."""
    assert not page("List<int>", dialect="jekyll").diagnostics


def test_each_of_several_is_named_where_it_stands() -> None:
    """The second of two that are alike is found behind the first."""
    assert [d.location.column for d in page("<int> and <int>").diagnostics] == [1, 11]
