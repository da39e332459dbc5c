"""Tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures, page, shown
from tuftenotes.diagnostics import Code

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


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("| 1 | 2 | lost |", "3:11"),
        ("| 1 | 2 | | lost | too", "3:13"),
        ("1 | 2 | *lost*", "3:9"),
        (r"| \\| x | 2 | lost", "3:15"),
    ],
)
@pytest.mark.parametrize("before", ["", "> ", "- "])
def test_a_cell_too_many_is_reported(before: str, row: str, place: str) -> None:
    """A table has the columns of its head: the first cell that is lost is named, wherever it is."""
    inside = before.replace("-", " ")
    document = page(f"{before}| a | b |\n{inside}|---|---|\n{inside}{row}\n")
    line, column = map(int, place.split(":"))
    assert [problem.code for problem in document.diagnostics] == [Code.MISPLACED]
    assert str(document.diagnostics[0].location) == f"a.md:{line}:{column + len(before)}"


def test_a_cell_too_many_in_a_note() -> None:
    """A note may hold a table."""
    problems = page("Text{% sidenote 'a' 'b\n\n| a |\n|---|\n| 1 | 2 |\n' %}").diagnostics
    assert [str(problem.location) for problem in problems] == ["a.md:5:7"]


@pytest.mark.parametrize("row", ["| 1 | 2 | |", "| 1 | 2 ||", r"| 1 \| 1 | 2 |", "| `|` | $|x|$ |", "1 |"])
def test_a_row_that_loses_nothing(row: str) -> None:
    """Empty cells are no loss, and a pipe that is text parts no cells."""
    assert not page(f"| a | b |\n|---|---|\n{row}").diagnostics


def test_a_row_of_a_jekyll_page() -> None:
    """It is what kramdown makes of it."""
    assert not page("| a | b |\n|---|---|\n| 1 | 2 | 3 |", dialect="jekyll").diagnostics
