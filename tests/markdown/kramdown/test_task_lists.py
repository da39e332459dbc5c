"""Task lists; cases.txt compares with kramdown."""

from __future__ import annotations

from markdown_pages import complaints, page, shown


def _page(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes"))


def test_code_in_an_item_has_no_class() -> None:
    """The class is that of the list."""
    html = _page("- [ ] a\n\n  ```python\n  x\n  ```\n- [x] b\n")
    assert html.count('"task-list"') == 1
    assert '<div class="highlight">' in html


def test_in_a_note() -> None:
    """Lists in notes have boxes, too."""
    assert _page("a{% sidenote 's' '- [ ] b\n- [x] c' %}\n").count('<input type="checkbox" class="task') == 2


def test_problems_are_told_where_they_are() -> None:
    """The box that is taken away moves nothing."""
    assert complaints(page("- a\n- [ ] b [^c]\n", dialect="jekyll")).startswith("a.md:2:9: ")
