"""A font of the formulas with only what the site's formulas use: a third of the whole one, or less.

Needs fonttools with brotli (``pip install "tuftenotes[subset]"``); without them the site has the whole font.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import decomposition

from tuftenotes.code_version import code_version
from tuftenotes.digest import digest
from tuftenotes.model import Output

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuftenotes.cache import Store
    from tuftenotes.model import Document
    from tuftenotes.output import Destination
    from tuftenotes.sources import Asset

__all__ = ["MATH_FONT", "kept_characters", "subset_font", "with_own_font"]

MATH_FONT = "fonts/libertinus-math.woff2"
"""Where the font stands in the destination."""
FIXED_TIME = 3_000_000_000
"""A time of making (seconds since 1904), so that the same characters always make the same bytes."""

_KIND = "font"
_ALWAYS = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xA0),
    (0x2061, 0x2064),  # invisible operators
    (0x221A, 0x221A),  # what a browser draws roots with
    (0x239B, 0x23BD),  # parts of tall brackets
    (0x1D434, 0x1D467),  # the italic letters that a lone a–z is shown as
    (0x210E, 0x210E),  # the h among them
)
_ITALIC_GREEK = {int(decomposition(chr(point)).split()[1], 16): point for point in range(0x1D6E2, 0x1D71C)}
"""What a lone Greek letter, or the sign of a partial derivative, is shown as."""


def with_own_font(
    store: Store,
    destination: Destination,
    fonts: Sequence[Output],
    theme: Asset,
    documents: Iterable[Document],
) -> tuple[Output, ...]:
    """Return the outputs `fonts`, the one for `theme` (the whole font) replaced by what the formulas use.

    They stay as they are where there are no formulas, or nothing to make a font with. It is made again only
    for characters that the last one lacks.
    """
    used = frozenset().union(*(document.math_characters for document in documents))
    if not (used and find_spec("fontTools") and find_spec("brotli")):
        return tuple(fonts)
    own = _own_font(store, destination, theme, kept_characters(used))
    return tuple(own if font.path == MATH_FONT else font for font in fonts)


def _own_font(store: Store, destination: Destination, theme: Asset, kept: frozenset[int]) -> Output:
    whole = Path(theme.file).read_bytes()
    key = digest(code_version(), whole, *map(str, sorted(kept)))
    known = store.values(_KIND, [key]).get(key)
    if known is not None and destination.holds(MATH_FONT, known.decode()):
        return Output(MATH_FONT, theme.path, digest=known.decode())
    data = store.body(_KIND, key) if known is not None else None
    if data is None:
        data = subset_font(whole, kept)
        store.put(_KIND, key, digest(data).encode(), data)
    return Output(MATH_FONT, theme.path, data, digest=digest(data))


def kept_characters(used: Iterable[str]) -> frozenset[int]:
    """Return the code points of a font for formulas with the characters `used`.

    Beyond ASCII these are no more than the characters themselves: with their neighbours, which would spare an
    edit another font now and then, the font is half as large again.
    """
    points = {ord(character) for character in used if character > "~"}
    kept = {point for first, last in _ALWAYS for point in range(first, last + 1)}
    return frozenset(kept | points | {_ITALIC_GREEK[point] for point in points if point in _ITALIC_GREEK})


@lru_cache(maxsize=8)
def subset_font(font: bytes, characters: frozenset[int]) -> bytes:
    """Return the font (OpenType or WOFF2) as WOFF2 with only these code points, and what they need.

    Kept are the table with the measures of mathematics, the larger variants of each sign, the forms for
    scripts (``ssty``) and the widths of letters before scripts (``ss19``, ``ss20``: see
    scripts/subset_math_font.py). The same input and version of fonttools make the same bytes.
    """
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 (slow to load, and not always there)
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (likewise)

    whole = TTFont(BytesIO(font), recalcTimestamp=False)
    options = Options()
    options.layout_features = ["ssty", "ss19", "ss20", "locl", "mark", "mkmk", "kern"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "prep", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(whole)
    whole["head"].modified = FIXED_TIME
    whole.flavor = "woff2"
    made = BytesIO()
    whole.save(made, reorderTables=True)
    return made.getvalue()
