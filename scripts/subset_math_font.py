"""Make the font of the formulas, fonts/libertinus-math.woff2, from Libertinus Math.

    python scripts/subset_math_font.py LibertinusMath-Regular.otf fonts [FORMULAS.html …]

The font is in Debian's texlive-fonts-extra and in the releases of github.com/alerque/libertinus. (The npm
package @fontsource/libertinus-math will not do: it has lost the MATH table, which says how large fractions,
roots and scripts are.) The subset keeps that table, the larger variants of each sign, and the scripts' own
forms (OpenType `ssty`), and drops what no formula of a lecture has: other scripts, music, dingbats, hints.

With pages behind it, only the characters of the formulas in those pages are kept: a font for one site.

Needs fonttools with brotli. The same input and fonttools make the same bytes.
"""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

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
EPOCH = 3_000_000_000
"""A fixed time of making (seconds since 1904), so that the font can be made again to the byte."""


def main() -> None:
    """Make the subset; print its size."""
    source, target, *pages = (Path(argument) for argument in sys.argv[1:])
    wanted = page_characters(pages) if pages else {c for a, b in RANGES for c in range(a, b + 1)}
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["ssty", "locl", "mark", "mkmk", "kern"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "prep", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(wanted))
    subsetter.subset(font)
    font["head"].modified = EPOCH
    font.flavor = "woff2"
    path = target / "libertinus-math.woff2"
    font.save(path, reorderTables=True)
    print(f"{path}: {path.stat().st_size} bytes, {len(font.getBestCmap())} characters, MATH {'MATH' in font}")


def page_characters(pages: list[Path]) -> set[int]:
    """Return the characters of the formulas in HTML pages, and those that every formula may need.

    A single letter in `mi` is shown as the italic letter of the mathematical alphabets.
    """
    characters = {*range(0x20, 0x7F), *range(0x239B, 0x23BE), 0xA0, 0x2026, 0x2032, 0x2033, 0x2212, 0x221A}
    for page in pages:
        for formula in re.findall(r"<math.*?</semantics>", page.read_text(encoding="utf-8"), re.DOTALL):
            text = re.sub(r"<annotation.*?</annotation>", "", formula, flags=re.DOTALL)
            letters = re.findall(r"<mi>(.)</mi>", text)
            characters |= {ord(c) for c in unescape(re.sub(r"<[^>]*>", "", text))}
            characters |= {italic(letter) for letter in letters}
    return characters


def italic(letter: str) -> int:
    """Return the mathematical italic form of a letter, or the letter."""
    starts = (("A", "Z", 0x1D434), ("a", "z", 0x1D44E), ("Α", "Ω", 0x1D6E2), ("α", "ω", 0x1D6FC))
    for first, last, start in starts:
        if first <= letter <= last:
            return 0x210E if letter == "h" else start + ord(letter) - ord(first)
    return ord(letter)


if __name__ == "__main__":
    main()
