"""The cards of the pages: a picture of each title, drawn by Pillow, for those who link to the page.

Pillow is an extra (``pip install "tuftenotes[cards]"``).
"""

from __future__ import annotations

from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING

from tuftenotes.code_version import code_version
from tuftenotes.digest import digest
from tuftenotes.model import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PIL.ImageFont import FreeTypeFont

    from tuftenotes.cache import Store
    from tuftenotes.model import Site
    from tuftenotes.output import Destination
    from tuftenotes.sources import Asset

__all__ = ["draw_cards"]

_KIND = "card"
_SIZE = (1200, 630)
_EDGE = 90
_PAPER, _INK, _ACCENT = "#fffff8", "#111111", "#8c1515"
_TITLE_SIZES = (104, 92, 80, 68, 56)
_MOST_LINES = 4
_COLOURS = 24
"""Enough for smooth letters in two colours, and a few kilobytes a card."""


def draw_cards(
    store: Store, destination: Destination, site: Site, name: str, fonts: Mapping[str, Asset]
) -> tuple[Output, ...]:
    """Return the card of each page that names one; `name` is that of the site, which stands below."""
    wanted = {
        str(view.page["card"]).lstrip("/"): str(view.page["title"])
        for view in site.pages
        if view.page.get("card")
    }
    start = digest(code_version(), version("pillow"), name)
    keys = {path: digest(start, title) for path, title in wanted.items()}
    known = store.values(_KIND, keys.values())
    outputs = []
    for path, title in wanted.items():
        key = keys[path]
        made = known[key].decode() if key in known else ""
        data = None
        if not made or not destination.holds(path, made):
            data = _draw(title, name if name != title else "", fonts)
            made = digest(data)
            store.put(_KIND, key, made.encode())
        outputs.append(Output(path, _KIND, data, digest=made))
    return tuple(outputs)


def _draw(title: str, name: str, fonts: Mapping[str, Asset]) -> bytes:
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 (an extra)

    def font(style: str, size: int) -> FreeTypeFont:
        return ImageFont.truetype(fonts[f"fonts/et-book-{style}.woff2"].file, size)

    image = Image.new("RGB", _SIZE, _PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.fontmode = "L"
    for size in _TITLE_SIZES:
        lines = _lines(title, font("roman", size).getlength)
        if len(lines) <= _MOST_LINES:
            break
    text = "\n".join(lines[:_MOST_LINES])
    canvas.multiline_text((_EDGE, _EDGE), text, _INK, font("roman", size), spacing=size // 6)
    canvas.line([(_EDGE, _SIZE[1] - 150), (_EDGE + 120, _SIZE[1] - 150)], _ACCENT, 3)
    canvas.text((_EDGE, _SIZE[1] - 125), name, _INK, font("italic", 42))
    file = BytesIO()
    image.quantize(_COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _lines(text: str, width: Callable[[str], float]) -> list[str]:
    """Break a title into lines that fit."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= _SIZE[0] - 2 * _EDGE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
