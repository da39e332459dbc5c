"""Make the web fonts in fonts/ from the TrueType files of the npm package tufte-css.

    npm pack tufte-css && tar xzf tufte-css-*.tgz
    python scripts/make_et_book.py package fonts

The package's files have neither ligatures nor figures to choose from: each face is a flat set of glyphs.
This puts the old-style figures into the roman that has lining ones (OpenType `onum`), makes ligatures of the
fi, fl, ffi and ffl that are there (`liga`), adds accented letters (et_book_accents.py) and kerning (`kern`,
et_book_kerning.py), drops the hinting, and packs the result as woff2.

Needs fonttools with brotli. The same input and fonttools make the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from et_book_accents import add_accents
from et_book_kerning import kerning
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FACES = {
    "et-book-roman": ("roman-line-figures", "roman-old-style-figures"),
    "et-book-italic": ("display-italic-old-style-figures", ""),
    "et-book-bold": ("bold-line-figures", "semi-bold-old-style-figures"),
}
"""For each file: the face it is made of, and the face that lends it old-style figures."""

SLANT = 0.21
"""The tangent of the italic's angle."""

ITALIC_SHARE = 0.6
"""How much of the kerning the italic needs."""

DIGITS = range(ord("0"), ord("9") + 1)
LIGATURES = {"f f i": 0xFB03, "f f l": 0xFB04, "f i": 0xFB01, "f l": 0xFB02}
EPOCH = 3_000_000_000
"""A fixed time of making (seconds since 1904), so that the fonts can be made again to the byte."""


def main() -> None:
    """Make every face; print its size."""
    package, target = Path(sys.argv[1]), Path(sys.argv[2])
    for name, (face, figures) in FACES.items():
        font = open_face(package, face)
        add_accents(font, SLANT if "italic" in name else 0)
        features = [ligatures(font), kerning(font, ITALIC_SHARE if "italic" in name else 1)]
        if figures:
            features.append(old_style_figures(font, open_face(package, figures)))
        addOpenTypeFeaturesFromString(font, "\n".join(features))
        strip(font)
        font.flavor = "woff2"
        path = target / f"{name}.woff2"
        font.save(path, reorderTables=True)
        print(f"{path}: {path.stat().st_size} bytes, {len(font.getBestCmap())} characters")


def open_face(package: Path, face: str) -> TTFont:
    """Open one of the package's faces."""
    name = f"et-book-{face}"
    return TTFont(package / "et-book" / name / f"{name}.ttf", recalcTimestamp=False)


def ligatures(font: TTFont) -> str:
    """Return the feature that makes ligatures of the glyphs the font has for them."""
    cmap = font.getBestCmap()
    rules = [f"sub {letters} by {cmap[code]};" for letters, code in LIGATURES.items() if code in cmap]
    return f"feature liga {{ {' '.join(rules)} }} liga;"


def old_style_figures(font: TTFont, lender: TTFont) -> str:
    """Copy the digits of `lender` into `font`; return the feature that puts them in place."""
    rules = []
    for code in DIGITS:
        theirs, ours = lender.getBestCmap()[code], font.getBestCmap()[code]
        name = f"{ours}.onum"
        font["glyf"][name] = lender["glyf"][theirs]
        font["hmtx"][name] = lender["hmtx"][theirs]
        rules.append(f"sub {ours} by {name};")
    return f"feature onum {{ {' '.join(rules)} }} onum;"


def strip(font: TTFont) -> None:
    """Take out what a browser doesn't need: hinting, glyph names, the tables of the tools before us."""
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "liga", "onum"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables = [*options.drop_tables, "FFTM", "webf", "GlyphOrder", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font["head"].created = font["head"].modified = EPOCH


if __name__ == "__main__":
    main()
