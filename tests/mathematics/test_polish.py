"""Mended MathML."""

from __future__ import annotations

from mathematics.rendering import content
from tuftenotes.mathematics.polish import polish


def test_dots_are_one_character() -> None:
    """Three full stops in a row are read aloud as such, and copied."""
    assert [content(tex).count("…") for tex in (r"a,\ldots,b", r"\dots", r"a\ldots b")] == [1, 1, 1]
    assert "⋯" in content(r"a+\dots+b")


def test_numbers_are_cells() -> None:
    """A number's cell takes the place of the mark; beside a multline it stays narrow."""
    cell = '<mtd style="width: {}%;text-align: right;justify-items: end;"><mtext>@0@</mtext></mtd>'
    slots = ['<mtd class="eqno">(1)</mtd>']
    assert polish("<mtable>" + cell.format("50"), slots) == '<mtable><mtd class="eqno">(1)</mtd>'
    assert (
        polish("<mtable>" + cell.format("7.5"), slots)
        == '<mtable><mtd class="eqno" style="width: 7.5%">(1)</mtd>'
    )


def test_a_line_that_goes_on_with_a_sign() -> None:
    """After an alignment mark a sign stands between two things, as amsmath has it; in a matrix not."""
    html = content(r"\begin{aligned} a &= b \\ & + c \\ & - d \\ -e &= -f \end{aligned}")
    assert html.count('<mo form="infix">') == 2
    assert '<mo form="infix">+</mo>' in html
    assert "infix" not in content(r"\begin{pmatrix} a & -b \\ +c & d \end{pmatrix}")


def test_entities_are_characters() -> None:
    """XML knows no named entity, and feeds are XML."""
    assert content(r"\log x").count("\u2061") == 1
