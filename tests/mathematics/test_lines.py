"""What is said of a line's number."""

from __future__ import annotations

import pytest

from mathematics.rendering import made, shown
from tuftenotes.mathematics.lines import merge_marks, take_marks
from tuftenotes.mathematics.numbering import Marks
from tuftenotes.mathematics.tokens import join, tokenize


def test_marks_are_parted_from_the_line() -> None:
    """Labels, tags and notag go, at any depth; the rest stays."""
    kept, marks = take_marks(tokenize(r"a \begin{split} b \label{x} \end{split} \tag*{T} \nonumber c"))
    assert "label" not in join(kept)
    assert [marks.labels, join(marks.tag or []), marks.bare, marks.silent] == [[("x", 18)], "T", True, True]


def test_an_environment_with_one_number_gathers_its_marks() -> None:
    """The tag of any line, and all labels, are those of the whole."""
    merged = merge_marks(
        [Marks(labels=[("a", 1)]), Marks(tag=[], bare=True), Marks(silent=True, labels=[("b", 2)])]
    )
    assert merged == Marks(tag=[], bare=True, silent=True, labels=[("a", 1), ("b", 2)])


def test_the_number_of_a_tag_is_text() -> None:
    """A reference shows what the tag shows, as text: formulas in it become characters."""
    page = made(r"\begin{align} a \tag{$\star$} \label{s} \\ b \tag*{[A]} \label{a} \label{b} \end{align}")
    assert [(label.name, label.number, label.anchor) for label in page.labels] == [
        ("s", "⋆", "eq-s"),
        ("a", "[A]", "eq-a"),
        ("b", "[A]", "eq-a"),
    ]


@pytest.mark.parametrize("renderer", ["mathml", "mathjax"])
@pytest.mark.parametrize(
    ("tex", "offsets"),
    [
        (r"\begin{align} a &= b \\ \\ c &= d \end{align}", [24]),
        (r"\begin{gather} a \\\\ b \\\\ \end{gather}", [19, 26]),
        (r"\begin{eqnarray} a \\ & & \\ b \end{eqnarray}", [26]),
        (r"\begin{align} \\ a \tag{1} \end{align}", [14]),
        (r"\begin{numcases}{x} a \\ \\ b \end{numcases}", [25]),
        (r"\begin{gather} a \\[2em] \\* b \\ c \end{gather}", [25]),
        (r"\begin{gather} [a] \\ b \cr [c] \\ d \end{gather}", []),
        (r"\begin{align} a \\ b \\ \end{align}", []),
        (r"\begin{align} a \\ \notag \\ b \end{align}", []),
        (r"\begin{gather} a \\ \tag{x} \\ b \end{gather}", []),
        (r"\begin{align*} a \\ \\ b \end{align*}", []),
        (r"\begin{multline} a \\ \\ b \end{multline}", []),
        (r"\begin{gather} \begin{aligned} a \\ \\ b \end{aligned} \end{gather}", []),
        (r"x = \begin{cases} a \\ \\ b \end{cases}", []),
        (r"a \\ \\ b", []),
    ],
)
def test_a_numbered_line_with_nothing_on_it_is_reported(tex: str, offsets: list[int], renderer: str) -> None:
    r"""At the ``\\`` behind it, unless a tag or ``\notag`` shows that it is meant."""
    found = [entry for entry in made(tex, renderer=renderer).problems if "label" not in entry.code.slug]
    assert [shown(entry) for entry in found] == [
        f"math-empty-line at {offset}: there is nothing on this line, and it has a number "
        r"(write \\ once; \\[1em] makes more room below a line)"
        for offset in offsets
    ]


@pytest.mark.parametrize("renderer", ["mathml", "mathjax"])
@pytest.mark.parametrize("environment", ["align", "gather", "numcases"])
def test_a_label_that_is_alone_on_its_line_is_reported(environment: str, renderer: str) -> None:
    r"""A ``\\`` before it gives it a line and a number of its own."""
    argument = "{f}" if environment == "numcases" else ""
    tex = rf"\begin{{{environment}}}{argument} a \\ \label{{y}} \end{{{environment}}}"
    (found,) = made(tex, renderer=renderer).problems
    assert found.offset == tex.index("\\label")
    assert found.message == "the label “y” is alone on its line, which has a number of its own"


def test_lines_of_a_page_without_numbers_may_be_empty() -> None:
    """Where nothing is counted, an empty line is only room."""
    assert not made(r"\begin{align} a \\ \\ b \end{align}", numbering="none").problems
