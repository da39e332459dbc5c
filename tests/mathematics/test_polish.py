"""Mended MathML."""

from __future__ import annotations

import re

import pytest

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


@pytest.mark.parametrize(
    ("made", "mended"),
    [
        ("<msqrt><mi>x</mi></msqrt>", "<msqrt>#<mi>x</mi></msqrt>"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "<mroot><mrow>#<mi>x</mi></mrow><mn>3</mn></mroot>"),
        (
            "<mroot><mrow><mi>x</mi></mrow><mn>3</mn></mroot>",
            "<mroot><mrow>#<mi>x</mi></mrow><mn>3</mn></mroot>",
        ),
        (
            "<mroot><msub><mi>x</mi><mi>i</mi></msub><mn>3</mn></mroot>",
            "<mroot><mrow>#<msub><mi>x</mi><mi>i</mi></msub></mrow><mn>3</mn></mroot>",
        ),
        (
            "<mroot><mfrac><mi>x</mi><mi>y</mi></mfrac><mn>3</mn></mroot>",
            "<mroot><mfrac><mi>x</mi><mi>y</mi></mfrac><mn>3</mn></mroot>",
        ),
    ],
)
def test_roots_are_held_up(made: str, mended: str) -> None:
    """A strut keeps a root over a low letter from hanging below the line; a high base needs none."""
    assert polish(made, []) == mended.replace("#", '<mspace height="0.56em"/>')


def test_accents_do_not_stretch() -> None:
    """Small accents say so, and the wide tilde is the accent, not the sign between words."""
    over = '<mover accent="true"><mi>x</mi>{}</mover>'
    assert polish(over.format("<mo>˙</mo>"), []) == over.format('<mo stretchy="false">˙</mo>')
    assert polish(over.format("<mo>→</mo>"), []) == over.format("<mo>→</mo>")
    wide = '<mo stretchy="true">{}</mo>'
    assert polish(over.format(wide.format("~")), []) == over.format(wide.format("˜"))


def test_signs_that_are_scripts_have_no_room_around_them() -> None:
    """WebKit would keep the room that a sign has between two things."""
    assert content("x^+") == '<msup><mi>x</mi><mo lspace="0" rspace="0">+</mo></msup>'
    assert content("x^*_-").count('lspace="0" rspace="0"') == 2
    assert content("f'") == "<msup><mi>f</mi><mo>′</mo></msup>"


@pytest.mark.parametrize(
    ("tex", "stretchy"),
    [
        (r"\left(x\right)", 0),
        (r"a\left[0,1\right]b", 0),
        (r"\left|-x\right|", 0),
        (r"\left\lfloor x\right\rfloor", 0),
        (r"\left(x_i\right)", 2),
        (r"\left(\sum x\right)", 2),
        (r"\left(\frac12\right)", 2),
    ],
)
def test_fences_around_letters_do_not_stretch(tex: str, stretchy: int) -> None:
    """WebKit sets stretchy fences too high where nothing between them reaches below the line."""
    fences = re.findall(r"<mo[^>]*>[(\[|)\]⌊⌋]</mo>", content(tex))
    assert len(fences) == 2
    assert len([fence for fence in fences if 'stretchy="false"' not in fence]) == stretchy
