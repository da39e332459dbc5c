"""What is gathered while a page is parsed."""

from __future__ import annotations

from tuftenotes.markdown.page import Page, take_out_marks
from tuftenotes.markdown.source_map import whole_region
from tuftenotes.model import ParseOptions


def _page(text: str) -> Page:
    region = whole_region(text, 1)
    return Page(path="a.md", lines=text.split("\n"), options=ParseOptions(), block=region, inline=region)


def test_an_id_is_given_out_once() -> None:
    """A repeated id gets the first free number."""
    page = _page("")
    assert [page.unique_id(name) for name in ("a", "a", "a-1", "a")] == ["a", "a-1", "a-1-1", "a-2"]


def test_our_own_marks_never_come_from_a_source() -> None:
    """NUL and noncharacters are replaced one for one, so that no position moves."""
    assert take_out_marks("a\0b\ufdd0c\ufdefd") == "a\ufffdb\ufffdc\ufffdd"


def test_a_placeholder_knows_its_line() -> None:
    """The site can report a missing image where the page names it."""
    page = _page("one\ntwo")
    assert page.placeholder("image", "x.png", page.place(4)) == "\ufdd00\ufdd1"
    assert (page.placeholders[0].location.line, page.placeholders[0].excerpt) == (2, "two")
