"""The kerning of ET Book, which its files lack: pairs of letters that would stand too far apart.

The values are in thousandths of an em and were found by eye, at the size of a title; the italic, whose
capitals lean over what follows, takes less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

__all__ = ["kerning"]

_ROUND = "acdegoq\u00e6\u0153\u00f8\u00e7"
_STEMS = "mnprsuvwxyz"
_LOW = ".,"
_DASHES = "-\u2013\u2014"
_HIGH = "\u2019\u201d\u2018\u201c"

PAIRS = (
    ("T", _ROUND, 75),
    ("T", _STEMS, 65),
    ("VW", _ROUND, 55),
    ("VW", _STEMS, 35),
    ("Y", _ROUND, 85),
    ("Y", _STEMS, 65),
    ("P", _ROUND, 20),
    ("F", _ROUND, 25),
    ("F", "r", 15),
    ("K", _ROUND, 20),
    ("KR", "vwy", 20),
    ("A", "vwy", 35),
    ("L", "vy", 30),
    ("TVWY", "A", 70),
    ("A", "TVWY", 70),
    ("A", "CGOQ", 20),
    ("L", "TVWY", 60),
    ("P", "A", 70),
    ("F", "A", 55),
    ("R", "TVWY", 25),
    ("TVWYPF", _LOW, 95),
    ("TVWY", _DASHES, 60),
    ("rvwy", _LOW, 50),
    ("AL", _HIGH, 60),
    (_LOW, _HIGH, 50),
)
"""Which letters are drawn together before which, and how far."""


def kerning(font: TTFont, share: float = 1) -> str:
    """Return the feature that draws pairs together, by `share` of the values above."""
    cmap, scale = font.getBestCmap(), share * font["head"].unitsPerEm / 1000
    rules = []
    for first, second, distance in PAIRS:
        before, after = (" ".join(cmap[ord(c)] for c in text if ord(c) in cmap) for text in (first, second))
        if before and after:
            rules.append(f"enum pos [{before}] [{after}] -{round(distance * scale)};")
    return f"feature kern {{ {' '.join(rules)} }} kern;"
