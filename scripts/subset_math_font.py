"""Make the font of the formulas, fonts/libertinus-math.woff2, from Libertinus Math.

    python scripts/subset_math_font.py LibertinusMath-Regular.otf fonts

The font is in Debian's texlive-fonts-extra and in the releases of github.com/alerque/libertinus. (The npm
package @fontsource/libertinus-math will not do: it has lost the MATH table, which says how large fractions,
roots and scripts are.) The subset drops what no formula of a lecture has: other scripts, music, dingbats,
hints.
A site's own font is made from it by `tuftenotes.font_stage`.

The larger signs of the root are made as narrow as the smallest. Chromium keeps room for the widest of them
behind every root (crbug.com/1339724), a third of an em, and TeX's have one width, too.

Accents that hang over what stands before them get a width like all others: Chromium puts the middle of an
accent's width above the letter, and WebKit shows none without. The tilde and the caron that browsers know as
wide accents have the wide forms of those that combine. The text above and below a long arrow is as near to
it as LaTeX puts it: the font's own distances are those of a limit.

Script capitals lean over what follows. TeX moves that out of the way, browsers do not: half of the way is
made part of the letter's width.

Needs tuftenotes, and fonttools with brotli. The same input and fonttools make the same bytes.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from io import BytesIO
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from tuftenotes.font_stage import subset_font

ROOT = "radical"
CODES = ("0302", "0305", "0306", "030C", "0330", "0332", "20DB", "20DC")
ACCENTS = ("tildecomb", *(f"uni{code}" for code in CODES))
STACK = {"TopShiftUp": 520, "BottomShiftDown": 300, "GapAboveMin": 100, "GapBelowMin": 120}
SCRIPTS = (*range(0x1D49C, 0x1D4B6), *map(ord, "ℋℐℒℰℱ"))
WIDE = {"tilde": "tildecomb", "caron": "uni030C"}

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
    font = with_wide_accents(with_even_roots(subset_font(source.read_bytes(), wanted)))
    path = target / "libertinus-math.woff2"
    path.write_bytes(font)
    print(f"{path}: {len(font)} bytes")


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


def with_wide_accents(data: bytes) -> bytes:
    """Return a font (WOFF2) in which the accents are as wide as they look, and arrows' labels near."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    attachment = font["MATH"].table.MathGlyphInfo.MathTopAccentAttachment
    places = dict(zip(attachment.TopAccentCoverage.glyphs, attachment.TopAccentAttachment, strict=True))
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    for name in ACCENTS:
        pen = BoundsPen(font.getGlyphSet())
        font.getGlyphSet()[name].draw(pen)
        left, _, right, _ = pen.bounds
        redraw(font, name, (1, 0, 0, 1, -left, 0), (round(right - left), 0))
        places[name].Value -= round(left)
        classes.pop(name, None)  # a mark has no width, whatever the font says
    for name, value in STACK.items():
        getattr(font["MATH"].table.MathConstants, f"StretchStack{name}").Value = value
    keep_off(font)
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


def keep_off(font: TTFont) -> None:
    """Give script capitals half of their italic correction as width."""
    corrections = font["MATH"].table.MathGlyphInfo.MathItalicsCorrectionInfo
    places = dict(zip(corrections.Coverage.glyphs, corrections.ItalicsCorrection, strict=True))
    glyphs = font.getBestCmap()
    for name in (glyphs[code] for code in SCRIPTS if code in glyphs):
        half = places[name].Value // 2
        width, left = font["hmtx"].metrics[name]
        redraw(font, name, (1, 0, 0, 1, 0, 0), (width + half, left))
        places[name].Value -= half


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
