"""The colours that LaTeX knows by the names of dvips, as MathJax shows them, and the mixtures of xcolor.

Names that begin with a small letter (``red``) are those of CSS.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DVIPS", "mixed"]

_NAMES = """
    Apricot=fbb982 Aquamarine=00b5be Bittersweet=c04f17 Black=221e1f Blue=2d2f92 BlueGreen=00b3b8
    BlueViolet=473992 BrickRed=b6321c Brown=792500 BurntOrange=f7921d CadetBlue=74729a CarnationPink=f282b4
    Cerulean=00a2e3 CornflowerBlue=41b0e4 Cyan=00aeef Dandelion=fdbc42 DarkOrchid=a4538a Emerald=00a99d
    ForestGreen=009b55 Fuchsia=8c368c Goldenrod=ffdf42 Gray=949698 Green=00a64f GreenYellow=dfe674
    JungleGreen=00a99a Lavender=f49ec4 LimeGreen=8dc73e Magenta=ec008c Mahogany=a9341f Maroon=af3235
    Melon=f89e7b MidnightBlue=006795 Mulberry=a93c93 NavyBlue=006eb8 OliveGreen=3c8031 Orange=f58137
    OrangeRed=ed135a Orchid=af72b0 Peach=f7965a Periwinkle=7977b8 PineGreen=008b72 Plum=92268f
    ProcessBlue=00b0f0 Purple=99479b RawSienna=974006 Red=ed1b23 RedOrange=f26035 RedViolet=a1246b
    Rhodamine=ef559f RoyalBlue=0071bc RoyalPurple=613f99 RubineRed=ed017d Salmon=f69289 SeaGreen=3fbc9d
    Sepia=671800 SkyBlue=46c5dd SpringGreen=c6dc67 Tan=da9d76 TealBlue=00aeb3 Thistle=d883b7
    Turquoise=00b4ce Violet=58429b VioletRed=ef58a0 White=ffffff WildStrawberry=ee2967 Yellow=fff200
    YellowGreen=98cc70 YellowOrange=faa21a
"""

DVIPS = {name: f"#{value}" for name, _, value in (pair.partition("=") for pair in _NAMES.split())}

_SMALL = """
    black=000000 blue=0000ff brown=a52a2a cyan=00ffff darkgray=a9a9a9 gray=808080 green=008000
    lightgray=d3d3d3 lime=00ff00 magenta=ff00ff olive=808000 orange=ffa500 pink=ffc0cb purple=800080
    red=ff0000 teal=008080 violet=ee82ee white=ffffff yellow=ffff00
"""
_NUMBERS = {name: f"#{value}" for name, _, value in (pair.partition("=") for pair in _SMALL.split())}
"""The values of the names that xcolor and CSS share."""


def mixed(colours: Sequence[str], shares: Sequence[str]) -> str | None:
    """Return the mixture that ``A!p!B!q!C`` stands for: p per cent of A, the rest B; q of that, the rest C.

    `colours` are those of CSS; without a last one it is white. None if a colour or a share is no such thing.
    """
    values = [_parts(_NUMBERS.get(colour, colour)) for colour in colours]
    mixture = values[0]
    for share, other in zip_longest(shares, values[1:], fillvalue=(255, 255, 255)):
        if mixture is None or other is None or not (isinstance(share, str) and share.isdecimal()):
            return None
        part = min(int(share), 100) / 100
        mixture = tuple(part * own + (1 - part) * others for own, others in zip(mixture, other, strict=True))
    return None if mixture is None else "#" + "".join(f"{round(value):02x}" for value in mixture)


def _parts(colour: str) -> tuple[float, ...] | None:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    try:
        return tuple(bytes.fromhex(digits)) if len(digits) == 6 else None
    except ValueError:
        return None
