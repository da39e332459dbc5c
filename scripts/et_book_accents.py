"""Accented letters for ET Book, which has those of Western Europe only.

Names of people need more: Erdős, Čencov, Łojasiewicz, Šidák, Özdağlar. Every letter of Latin Extended-A whose
base letter and accent the font has is put together of the two; accents that it lacks are made of what is
there (a caron is a circumflex upside down, a breve a parenthesis on its back).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

__all__ = ["add_accents"]

Matrix = tuple[float, float, float, float, float, float]

LETTERS = [*range(0x100, 0x123), *range(0x124, 0x180), *range(0x218, 0x21C)]  # not ģ, whose accent turns
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
GAP = 90
"""Between a letter and its accent, in font units (2048 to the em), as in the letters the font has."""

MARKS: dict[int, tuple[tuple[str, Matrix], ...]] = {
    0x300: (("`", IDENTITY),),
    0x301: (("´", IDENTITY),),
    0x302: (("ˆ", IDENTITY),),
    0x303: (("˜", IDENTITY),),
    0x304: (("¯", IDENTITY),),
    0x306: (("(", (0, 0.24, -0.3, 0, 0, 0)),),
    0x307: ((".", (0.95, 0, 0, 0.95, 0, 0)),),
    0x30A: (("°", (0.62, 0, 0, 0.62, 0, 0)),),
    0x30B: (("´", (0.9, 0, 0, 1, -130, 0)), ("´", (0.9, 0, 0, 1, 130, 0))),
    0x30C: (("ˆ", (1, 0, 0, -1, 0, 0)),),
    0x326: ((",", (0.8, 0, 0, 0.8, 0, 0)),),
    0x327: (("¸", IDENTITY),),
    0x328: (("¸", (-1, 0, 0, 1, 0, 0)),),
}
"""The combining accents: pieces of the font's own characters, each with what is done to it."""

BELOW = {0x326, 0x327, 0x328}
COMMA_LETTERS = frozenset("ĢĶķĻļŅņŖŗ")
"""Letters whose cedilla is written as a comma."""
APOSTROPHE_LETTERS = frozenset("ďľĽť")
"""Letters whose caron is written as an apostrophe beside them."""
BARRED = {"Ł": ("L", 0.45, 0.36), "ł": ("l", 0.5, 0.5), "Đ": ("D", 0.5, 0.24), "đ": ("d", 0.82, 0.72)}
"""Letters with a bar: the letter, the height of the bar as part of its own, the part of it from the left."""


class Accents:
    """The accented letters of one face; `slant` is the tangent of its angle."""

    def __init__(self, font: TTFont, slant: float) -> None:
        self.font, self.slant = font, slant
        self.glyphs, self.cmap = font["glyf"], font.getBestCmap()
        self.x_height = self.glyphs[self.cmap[ord("x")]].yMax

    def add(self, name: str, pieces: list[tuple[str, Matrix]], advance: int, code: int | None = None) -> None:
        """Add a glyph made of glyphs; `code` makes it a character."""
        pen = TTGlyphPen(None)
        for piece, matrix in pieces:
            recording = DecomposingRecordingPen(self.font.getGlyphSet())
            self.font.getGlyphSet()[piece].draw(recording)
            recording.replay(TransformPen(pen, matrix))
        glyph = pen.glyph()
        glyph.recalcBounds(self.glyphs)
        self.glyphs[name] = glyph
        self.font["hmtx"][name] = (advance, glyph.xMin)
        if code is not None:
            for table in self.font["cmap"].tables:
                table.cmap[code] = name

    def add_marks(self) -> None:
        """Add the accents by themselves, standing on the base line."""
        for code, pieces in MARKS.items():
            name = f"mark{code:x}"
            self.add(name, [(self.cmap[ord(character)], matrix) for character, matrix in pieces], 0)

    def add_dotless(self, letter: str) -> str:
        """Add a letter without its dot, which is its highest outline; return the glyph's name."""
        recording = DecomposingRecordingPen(self.font.getGlyphSet())
        self.font.getGlyphSet()[self.cmap[ord(letter)]].draw(recording)
        starts = [i for i, (command, _) in enumerate(recording.value) if command == "moveTo"]
        outlines = [recording.value[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
        lowest = min(
            outlines, key=lambda outline: min(y for _, points in outline for _, y in filter(None, points))
        )
        pen = TTGlyphPen(None)
        for command, points in lowest:
            getattr(pen, command)(*points)
        name, glyph = f"dotless{letter}", pen.glyph()
        glyph.recalcBounds(self.glyphs)
        self.glyphs[name] = glyph
        self.font["hmtx"][name] = (self.font["hmtx"][self.cmap[ord(letter)]][0], glyph.xMin)
        return name

    def accented(self, code: int, base: str, mark: int) -> None:
        """Add the letter `code`, which is the glyph `base` with an accent."""
        letter, advance = self.glyphs[base], self.font["hmtx"][base][0]
        name = f"uni{code:04X}"
        if chr(code) in APOSTROPHE_LETTERS:
            quote = self.glyphs[self.cmap[0x2019]]
            right = letter.xMax if chr(code) != "Ľ" else letter.xMax - 300
            shift = (0.8, 0, 0, 0.8, right + 40 - 0.8 * quote.xMin, letter.yMax - 0.8 * quote.yMax)
            wider = round(0.8 * (quote.xMax - quote.xMin)) if chr(code) != "Ľ" else 0
            self.add(name, [(base, IDENTITY), (self.cmap[0x2019], shift)], advance + wider, code)
            return
        accent = self.glyphs[f"mark{mark:x}"]
        middle = (letter.xMin + letter.xMax - accent.xMin - accent.xMax) / 2
        if mark in BELOW:
            x = letter.xMax - accent.xMax - 40 if mark == 0x328 else middle
            y = -GAP / 2 - accent.yMax if mark == 0x326 else 0
        else:
            height = max(letter.yMax, self.x_height)
            y = height + GAP - accent.yMin
            x = middle + self.slant * (y + accent.yMin - letter.yMin) / 2
        self.add(name, [(base, IDENTITY), (f"mark{mark:x}", (1, 0, 0, 1, x, y))], advance, code)

    def barred(self, code: int, base: str, up: float, along: float) -> None:
        """Add the letter `code`, which is `base` with a bar at a part of its height and width."""
        name, bar = self.cmap[ord(base)], self.cmap[ord("-")]
        letter, hyphen = self.glyphs[name], self.glyphs[bar]
        steep = 0.0 if base in "Dd" else 0.45
        size = 0.62
        x = letter.xMin + along * (letter.xMax - letter.xMin) - size * (hyphen.xMin + hyphen.xMax) / 2
        y = (
            up * letter.yMax
            - size * (hyphen.yMin + hyphen.yMax) / 2
            - steep * size * (hyphen.xMin + hyphen.xMax) / 2
        )
        matrix = (size, steep * size, 0, size, x, y)
        self.add(f"uni{code:04X}", [(name, IDENTITY), (bar, matrix)], self.font["hmtx"][name][0], code)


def add_accents(font: TTFont, slant: float) -> None:
    """Add every letter of Latin Extended-A that can be made of what the font has, and those with bars."""
    accents = Accents(font, slant)
    accents.add_marks()
    dotless = {letter: accents.add_dotless(letter) for letter in "ij"}
    for table in font["cmap"].tables:
        table.cmap[0x131] = dotless["i"]
    for code in LETTERS:
        parts = [int(part, 16) for part in unicodedata.decomposition(chr(code)).split() if part[0] != "<"]
        if code in accents.cmap or len(parts) != 2 or parts[1] not in MARKS or parts[0] not in accents.cmap:
            continue
        base, mark = chr(parts[0]), 0x326 if chr(code) in COMMA_LETTERS else parts[1]
        above = mark not in BELOW
        accents.accented(
            code, dotless.get(base) if above and base in dotless else accents.cmap[parts[0]], mark
        )
    for letter, (base, up, along) in BARRED.items():
        accents.barred(ord(letter), base, up, along)
