"""Make the font of the formulas, fonts/libertinus-math.woff2, from Libertinus Math.

    python scripts/subset_math_font.py LibertinusMath-Regular.otf fonts

The font is in Debian's texlive-fonts-extra and in the releases of github.com/alerque/libertinus. (The npm
package @fontsource/libertinus-math will not do: it has lost the MATH table, which says how large fractions,
roots and scripts are.) The subset drops what no formula of a lecture has: other scripts, music, dingbats,
hints.
A site's own font is made from it by `tuftenotes.font_stage`.

The larger signs of the root are made as narrow as the smallest. Chromium keeps room for the widest of them
behind every root (crbug.com/1339724), a third of an em, and TeX's have one width, too. It does the same on
both sides of every fence that may grow, so that all sizes of a fence get one width as well: the largest are
set narrower.

Accents that hang over what stands before them get a width like all others: Chromium puts the middle of an
accent's width above the letter, and WebKit shows none without. The tilde and the caron that browsers know as
wide accents have the wide forms of those that combine. The text above and below a long arrow is as near to
it as LaTeX puts it: the font's own distances are those of a limit.

Slanted letters lean over what follows, and ran into bars and brackets behind them. TeX moves what follows out
of the way by the letter's italic correction, except a subscript; browsers do not. Here it is part of the
letter's width, and features for which the style sheet asks take it away: `TUCKED` before a subscript,
`HALF_TUCKED` before one with a superscript above it, because browsers let both begin at the same place.

The two pairs of arrows that go both ways are the wrong way round in Libertinus Math 7.040: they are swapped.

Needs tuftenotes, and fonttools with brotli. The same input and fonttools make the same bytes.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.otlLib.builder import buildLookup, buildSinglePos, buildValue
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otTables import Feature, FeatureRecord

from tuftenotes.font_stage import subset_font

if TYPE_CHECKING:
    from fontTools.ttLib.tables.otBase import ValueRecord

ROOT = "radical"
CODES = ("0302", "0305", "0306", "030C", "0330", "0332", "20DB", "20DC")
ACCENTS = ("tildecomb", *(f"uni{code}" for code in CODES))
STACK = {"TopShiftUp": 520, "BottomShiftDown": 300, "GapAboveMin": 100, "GapBelowMin": 120}
LETTERS = (*range(0x1D400, 0x1D800), *map(ord, "ℋℐℒℛℬℰℱℳ"))
TUCKED, HALF_TUCKED = "ss20", "ss19"
OVERLAP = 50
"""How much of a correction is taken away where there is a superscript as well (thousandths of an em): it may
hang over the letter by 30 of them, corrections are greater than what leans over by 20."""
SWAPPED = (0x21C4, 0x21C6)
WIDE = {"tilde": "tildecomb", "caron": "uni030C"}

FENCES = {"()": 470, "[]⌊⌋⌈⌉": 420, "{}": 470, "⟨⟩": 500, "/\\": 660}
"""The width that all larger sizes of these signs get, in thousandths of an em."""
BESIDE = 100
"""What remains free beside a fence, on both sides together (thousandths of an em)."""

RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1
    (0x131, 0x131),
    (0x237, 0x237),  # dotless i and j
    (0x2C6, 0x2DD),  # accents
    (0x300, 0x315),
    (0x326, 0x338),  # combining accents, the slash of “not”
    (0x391, 0x3F6),  # Greek
    (0x2010, 0x2057),  # dashes, quotes, primes, dots
    (0x2061, 0x2064),  # invisible operators
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x20D0, 0x20EF),  # arrows and dots above letters
    (0x2102, 0x2138),  # letter-like signs
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # operators
    (0x2308, 0x230B),
    (0x231C, 0x231F),  # corners
    (0x2322, 0x2323),  # arcs
    (0x239B, 0x23BD),  # parts of tall brackets
    (0x23B4, 0x23B5),
    (0x23DC, 0x23E1),  # brackets over and under
    (0x24C7, 0x24C8),
    (0x25A0, 0x25FF),  # shapes
    (0x2605, 0x2606),
    (0x2660, 0x266F),  # suits, accidentals
    (0x2713, 0x2713),
    (0x2720, 0x2720),
    (0x27C2, 0x27C2),
    (0x27E6, 0x27FF),  # brackets, long arrows
    (0x290E, 0x2915),
    (0x29EB, 0x29EB),
    (0x2A00, 0x2A06),
    (0x2A0C, 0x2A0C),  # large operators
    (0x2A3F, 0x2A3F),
    (0x2A5E, 0x2A5E),
    (0x2A7D, 0x2AE9),  # relations
    (0x1D400, 0x1D7FF),  # letters in bold, script, double-struck …
)


def main() -> None:
    """Make the subset; print its size."""
    source, target = (Path(argument) for argument in sys.argv[1:])
    wanted = frozenset(c for first, last in RANGES for c in range(first, last + 1))
    font = subset_font(source.read_bytes(), wanted)
    mends = (with_arrows_swapped, with_even_roots, with_even_fences, with_wide_accents)
    for mend in (*mends, with_room_for_leaning_letters):
        font = mend(font)
    path = target / "libertinus-math.woff2"
    path.write_bytes(font)
    print(f"{path}: {len(font)} bytes")


def with_arrows_swapped(data: bytes) -> bytes:
    """Return a font (WOFF2) in which ⇄ and ⇆ are each other's glyphs."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    first, second = SWAPPED
    names = font.getBestCmap()
    swapped = {first: names[second], second: names[first]}
    for table in font["cmap"].tables:
        table.cmap = {**table.cmap, **swapped}
    return saved(font)


def with_even_roots(data: bytes) -> bytes:
    """Return a font (WOFF2) in which all signs of the root have the width of the smallest."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    variants = font["MATH"].table.MathVariants
    construction = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(ROOT)]
    names = [record.VariantGlyph for record in construction.MathGlyphVariantRecord]
    names += [part.glyph for part in construction.GlyphAssembly.PartRecords]
    widths = font["hmtx"].metrics
    width = widths[ROOT][0]
    for name in names:
        scale = width / widths[name][0]
        if scale != 1:
            redraw(font, name, (scale, 0, 0, 1, 0, 0), (width, round(widths[name][1] * scale)))
    return saved(font)


def with_even_fences(data: bytes) -> bytes:
    """Return a font (WOFF2) in which all sizes of a fence but the smallest have one width."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    variants = font["MATH"].table.MathVariants
    upright = dict(zip(variants.VertGlyphCoverage.glyphs, variants.VertGlyphConstruction, strict=True))
    glyphs = font.getBestCmap()
    for signs, width in FENCES.items():
        pieces: list[set[str]] = []
        for smallest in (glyphs[ord(sign)] for sign in signs):
            construction = upright[smallest]
            larger = {record.VariantGlyph for record in construction.MathGlyphVariantRecord} - {smallest}
            assembly = construction.GlyphAssembly
            pieces += [{name} for name in larger]
            pieces += [{part.glyph for part in assembly.PartRecords}] if assembly else []
        for names in joined(pieces):
            resize(font, names, width)
    return saved(font)


def joined(groups: list[set[str]]) -> list[set[str]]:
    """Return groups of which no two share a glyph: both curly braces have the same straight piece."""
    parts: list[set[str]] = []
    for group in groups:
        touched = [part for part in parts if not part.isdisjoint(group)]
        parts = [part for part in parts if part.isdisjoint(group)] + [group.union(*touched)]
    return parts


def resize(font: TTFont, names: set[str], width: int) -> None:
    """Give glyphs that stand one above the other a width, and put them in its middle; narrower if need be."""
    left, right = extent(font, names)
    scale = min(1, (width - BESIDE) / (right - left))
    move = (width - scale * (left + right)) / 2
    for name in sorted(names):
        bearing = round(scale * extent(font, {name})[0] + move)
        redraw(font, name, (scale, 0, 0, 1, move, 0), (width, bearing))


def extent(font: TTFont, names: set[str]) -> tuple[float, float]:
    """Return where the leftmost and the rightmost ink of glyphs is."""
    pen = BoundsPen(font.getGlyphSet())
    for name in names:
        font.getGlyphSet()[name].draw(pen)
    return pen.bounds[0], pen.bounds[2]


def with_wide_accents(data: bytes) -> bytes:
    """Return a font (WOFF2) in which the accents are as wide as they look, and arrows' labels near."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    attachment = font["MATH"].table.MathGlyphInfo.MathTopAccentAttachment
    places = dict(zip(attachment.TopAccentCoverage.glyphs, attachment.TopAccentAttachment, strict=True))
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    for name in ACCENTS:
        left, right = extent(font, {name})
        redraw(font, name, (1, 0, 0, 1, -left, 0), (round(right - left), 0))
        places[name].Value -= round(left)
        classes.pop(name, None)  # a mark has no width, whatever the font says
    for name, value in STACK.items():
        getattr(font["MATH"].table.MathConstants, f"StretchStack{name}").Value = value
    variants = font["MATH"].table.MathVariants
    wide = dict(zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction, strict=True))
    for name, other in WIDE.items():
        wide[name] = deepcopy(wide[other])
        wide[name].MathGlyphVariantRecord[0].VariantGlyph = name
    names = sorted(wide, key=font.getGlyphID)
    variants.HorizGlyphCoverage.glyphs = names
    variants.HorizGlyphConstruction = [wide[name] for name in names]
    variants.HorizGlyphCount = len(names)
    return saved(font)


def with_room_for_leaning_letters(data: bytes) -> bytes:
    """Return a font (WOFF2) whose slanted letters reach as far as they lean, but with the features."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    corrections = font["MATH"].table.MathGlyphInfo.MathItalicsCorrectionInfo
    places = dict(zip(corrections.Coverage.glyphs, corrections.ItalicsCorrection, strict=True))
    glyphs = font.getBestCmap()
    tucked, half_tucked = {}, {}
    for name in (glyphs[code] for code in LETTERS if glyphs.get(code) in places):
        width, left = font["hmtx"].metrics[name]
        correction = places[name].Value
        redraw(font, name, (1, 0, 0, 1, 0, 0), (width + correction, left))
        places[name].Value = 0
        tucked[name] = buildValue({"XAdvance": -correction})
        half_tucked[name] = buildValue({"XAdvance": -min(correction, OVERLAP)})
    add_adjustments(font, HALF_TUCKED, half_tucked)
    add_adjustments(font, TUCKED, tucked)
    return saved(font)


def add_adjustments(font: TTFont, tag: str, moved: dict[str, ValueRecord]) -> None:
    """Add a feature that moves single glyphs; its tag comes behind those that the font has."""
    table = font["GPOS"].table
    feature = FeatureRecord()
    feature.FeatureTag, feature.Feature = tag, Feature()
    feature.Feature.LookupListIndex = [len(table.LookupList.Lookup)]
    lookup = buildLookup(buildSinglePos(moved, font.getReverseGlyphMap()))
    table.LookupList.Lookup.append(lookup)
    table.FeatureList.FeatureRecord.append(feature)
    for script in table.ScriptList.ScriptRecord:
        script.Script.DefaultLangSys.FeatureIndex.append(len(table.FeatureList.FeatureRecord) - 1)


def redraw(font: TTFont, name: str, transformation: tuple[float, ...], metrics: tuple[int, int]) -> None:
    """Draw a glyph again, moved or stretched, with another width and left side bearing."""
    top, glyphs = font["CFF "].cff.topDictIndex[0], font.getGlyphSet()
    private = top.CharStrings[name].private
    pen = T2CharStringPen(metrics[0] - private.nominalWidthX, glyphs)
    glyphs[name].draw(TransformPen(pen, transformation))
    top.CharStrings[name] = pen.getCharString(private, font["CFF "].cff.GlobalSubrs)
    font["hmtx"].metrics[name] = metrics


def saved(font: TTFont) -> bytes:
    """Return the bytes of a font."""
    file = BytesIO()
    font.save(file, reorderTables=True)
    return file.getvalue()


if __name__ == "__main__":
    main()
