"""What is said of a line's number."""

from __future__ import annotations

from mathematics.rendering import made
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
