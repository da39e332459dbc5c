"""Lines and boundaries of blocks."""

from __future__ import annotations

import pytest

from markdown_pages import page, shown
from tuftenotes.markdown.kramdown.lines import ends_lazy_text, is_end_mark


@pytest.mark.parametrize("line", ["", "  ", "{:.x}", "^", "<div>", "</p>", "   <table>"])
def test_what_ends_lazy_text(line: str) -> None:
    """A blank line, attributes, the end mark, and elements of blocks."""
    assert ends_lazy_text(line)


@pytest.mark.parametrize("line", ["a", "<b>a</b>", "<script>", "# a", "- a", "{:/}", "    <div>"])
def test_what_does_not(line: str) -> None:
    """Anything else, spans and scripts among it."""
    assert not ends_lazy_text(line)


def test_the_end_mark() -> None:
    """A caret in the first column."""
    assert is_end_mark("^ ")
    assert not is_end_mark(" ^")


def test_a_table_needs_boundaries() -> None:
    """A blank line, attributes for it, the end mark or nothing above; the like below."""
    table = "|a|b|\n"
    for above in ("", "x\n\n", "x\n\n{:.c}\n", "^\n"):
        assert "<table" in shown(page(above + table, dialect="jekyll"))
    assert "<table" not in shown(page("x\n{:.c}\n" + table, dialect="jekyll"))
    assert "<table" not in shown(page(table + "x\n", dialect="jekyll"))
    assert "<table" in shown(page(table + "^\n", dialect="jekyll"))


def test_nothing_is_too_deep() -> None:
    """What is nested deeper than a person would is left out, not a crash."""
    assert "<ul>" in shown(page("- " * 500 + "a", dialect="jekyll"))
    assert "<blockquote>" in shown(page("> " * 500 + "a", dialect="jekyll"))
