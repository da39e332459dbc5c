"""The font of the formulas, as scripts/subset_math_font.py makes it."""

from __future__ import annotations

from io import BytesIO
from itertools import chain
from typing import Any

import pytest

from tuftenotes.font_stage import MATH_FONT, kept_characters, subset_font
from tuftenotes.theme import theme_folder

WHOLE = (theme_folder() / MATH_FONT).read_bytes()
SLANTED = [chr(point) for point in chain(range(0x1D434, 0x1D44E), range(0x1D6FC, 0x1D714))]
"""Italic capitals and Greek letters, as a browser shows a lone V or θ."""


def opened(data: bytes) -> Any:  # noqa: ANN401 - fonttools has no types
    """Return a font (WOFF2)."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (not always there)

    return TTFont(BytesIO(data))


@pytest.fixture(autouse=True)
def _fonttools() -> None:
    for module in ("fontTools", "brotli"):
        pytest.importorskip(module)


@pytest.fixture(params=["all", "own"])
def font(request: pytest.FixtureRequest) -> Any:  # noqa: ANN401 - likewise
    """Return the whole font, and one that a site has for itself."""
    return opened(WHOLE if request.param == "all" else subset_font(WHOLE, kept_characters(SLANTED)))


def rightmost(font: Any, name: str) -> float:  # noqa: ANN401 - likewise
    """Return where the ink of a glyph ends."""
    from fontTools.pens.boundsPen import BoundsPen  # noqa: PLC0415 (likewise)

    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return float(pen.bounds[2])


def adjustments(font: Any, tag: str) -> dict[str, int]:  # noqa: ANN401 - likewise
    """Return by how much a feature widens each glyph."""
    table = font["GPOS"].table
    (feature,) = [each.Feature for each in table.FeatureList.FeatureRecord if each.FeatureTag == tag]
    found: dict[str, int] = {}
    for subtable in table.LookupList.Lookup[feature.LookupListIndex[0]].SubTable:
        names = subtable.Coverage.glyphs
        values = [subtable.Value] * len(names) if subtable.Format == 1 else subtable.Value
        found |= {name: value.XAdvance for name, value in zip(names, values, strict=True)}
    return found


def test_nothing_runs_into_a_slanted_letter(font: Any) -> None:  # noqa: ANN401 - likewise
    """The width of a letter is where its ink ends."""
    names = [font.getBestCmap()[ord(letter)] for letter in SLANTED]
    assert [name for name in names if rightmost(font, name) > font["hmtx"][name][0]] == []


def test_scripts_are_near_the_letter(font: Any) -> None:  # noqa: ANN401 - likewise
    """One feature lets a subscript begin below the ink, the other leaves a superscript most of its room."""
    name = font.getBestCmap()[ord("𝑉")]
    width = font["hmtx"][name][0]
    assert width + adjustments(font, "ss20")[name] == 508
    assert 0 <= rightmost(font, name) - (width + adjustments(font, "ss19")[name]) <= 31


@pytest.mark.parametrize("sign", list("()[]{}⌊⌋⌈⌉⟨⟩/"))
def test_all_larger_fences_have_one_width(sign: str) -> None:
    """Chromium keeps room for the widest of them."""
    font = opened(WHOLE)
    variants = font["MATH"].table.MathVariants
    at = variants.VertGlyphCoverage.glyphs.index(font.getBestCmap()[ord(sign)])
    made = variants.VertGlyphConstruction[at]
    larger = [record.VariantGlyph for record in made.MathGlyphVariantRecord[1:]]
    pieces = [part.glyph for part in made.GlyphAssembly.PartRecords] if made.GlyphAssembly else []
    (width,) = {font["hmtx"][each][0] for each in (*larger, *pieces)}
    assert max(rightmost(font, each) for each in (*larger, *pieces)) < width <= 660


@pytest.mark.parametrize(("sign", "right"), [("⇄", True), ("⇆", False)])
def test_the_upper_arrow_points_as_its_name_says(sign: str, *, right: bool) -> None:
    """U+21C4 is “rightwards arrow over leftwards arrow”; nothing reaches higher than its head."""
    from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415 (not always there)

    font = opened(WHOLE)
    pen = RecordingPen()
    font.getGlyphSet()[font.getBestCmap()[ord(sign)]].draw(pen)
    points = [point for _, arguments in pen.value for point in arguments]
    highest = max(points, key=lambda point: point[1])
    assert (highest[0] > sum(x for x, _ in points) / len(points)) == right
