"""kramdown's tables."""

from __future__ import annotations

from markdown_pages import page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll")).replace("\n", "")


def test_bodies_and_a_foot() -> None:
    """Separators part bodies, a line of equals signs begins the foot, columns keep their alignment."""
    html = _shown("|a|b|\n|:-|-:|\n|1|2|\n|--|--|\n|3|\n|==|==|\n|f|g|\n")
    assert html.count("<tbody>") == 2
    assert (
        '<tfoot><tr><td style="text-align:left">f</td><td style="text-align:right">g</td></tr></tfoot>'
        in html
    )
    assert '<td style="text-align:left">3</td><td style="text-align:right"></td>' in html


def test_a_line_without_a_pipe_makes_it_text() -> None:
    """Only a whole block of such lines is a table, and a rule alone is none."""
    assert _shown("a | b\nc\n").startswith("<p>")
    assert "<table" not in _shown("|--|--|\n")


def test_an_escaped_pipe_is_a_pipe() -> None:
    """In a cell and in text."""
    assert _shown(r"| a \| b | c |") == "<table><tbody><tr><td>a | b</td><td>c</td></tr></tbody></table>"
    assert _shown(r"a \| b").startswith("<p>")


def test_short_rows_are_filled_up_to_a_limit() -> None:
    """A row of many cells and many rows of one would make a table of the square of them."""
    assert _shown("|a|b|c|\n|d|\n").count("<td>") == 6
    assert _shown("|a" * 1000 + "|\n" + "|d|\n" * 1000).count("<td>") == 2000
