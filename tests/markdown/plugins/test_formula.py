"""Formulas in every spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import complaints, fixtures, page, shown
from tuftenotes.diagnostics import Code

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "formula.md"))
def test_formula(text: str, html: str) -> None:
    """A formula is found where its author meant one, and Markdown never touches it."""
    assert shown(page(text)).rstrip() == html.rstrip()


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "formula_jekyll.md"))
def test_formula_jekyll(text: str, html: str) -> None:
    """A Jekyll site has kramdown's formulas and no others."""
    assert shown(page(text, dialect="jekyll", dollars=False, footnotes="endnotes")).rstrip() == html.rstrip()


@pytest.mark.parametrize(
    ("text", "column"), [("Let $$x = 1$ be", 5), ("Let $x = 1$$ be", 5), ("$$x = 1$", 1), ("*$x = 1$$*", 2)]
)
def test_two_dollars_on_one_side(text: str, column: int) -> None:
    """The formula is there, and a dollar beside it."""
    (problem,) = page(text).diagnostics
    assert problem.code is Code.FOREIGN_SYNTAX
    assert str(problem.location) == f"a.md:1:{column}"


@pytest.mark.parametrize(
    "text", ["$x$$y$", "$x$$$y$$", "$$x$$$y$", r"\$$x$", r"$x$\$", "$$5 and US$6", "`$$x$`", "US$ $x$"]
)
def test_dollars_side_by_side(text: str) -> None:
    """Two formulas may touch, and a dollar may be one."""
    assert "one dollar is shown" not in complaints(page(text))
