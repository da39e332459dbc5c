"""The size of a picture, read from the head of its file: PNG, GIF, WebP, JPEG and SVG."""

from __future__ import annotations

import re
from struct import unpack_from

__all__ = ["IMAGE_EXTENSIONS", "image_size"]

IMAGE_EXTENSIONS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
"""The endings (in lower case) of the pictures whose size can be read."""

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SVG_START = re.compile(rb"<svg\b", re.IGNORECASE)
_SVG_MARK = re.compile(rb"[>\"']")
_SVG_ATTRIBUTE = re.compile(rb"\b(width|height|viewBox)\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
_SVG_LENGTH = re.compile(rb"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE)
_PIXELS = {b"": 1.0, b"px": 1.0, b"pt": 4 / 3, b"pc": 16.0, b"mm": 96 / 25.4, b"cm": 96 / 2.54, b"in": 96.0}


def image_size(head: bytes) -> tuple[int, int] | None:
    """Return width and height in CSS pixels, or None if `head` does not tell.

    `head` is the start of the file; a JPEG with large metadata may need more than 64 KiB of it. A JPEG that
    its metadata turns by a quarter has its sides exchanged, as browsers show it.
    """
    size = None
    if head.startswith(b"\x89PNG\r\n\x1a\n") and len(head) >= 24:
        size = unpack_from(">II", head, 16)
    elif head[:6] in (b"GIF87a", b"GIF89a") and len(head) >= 10:
        size = unpack_from("<HH", head, 6)
    elif head[:4] == b"RIFF" and head[8:12] == b"WEBP" and len(head) >= 30:
        size = _webp_size(head)
    elif head.startswith(b"\xff\xd8"):
        size = _jpeg_size(head)
    elif (attributes := _svg_attributes(head)) is not None:
        size = _svg_size(attributes)
    return (size[0], size[1]) if size and min(size) > 0 else None


def _webp_size(head: bytes) -> tuple[int, int] | None:
    kind = head[12:16]
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(head: bytes) -> tuple[int, int] | None:
    position, turned = 2, False
    while position + 9 <= len(head) and head[position] == 0xFF:
        marker = head[position + 1]
        if marker == 0xFF:  # fill byte
            position += 1
            continue
        (length,) = unpack_from(">H", head, position + 2)
        if marker in _JPEG_FRAMES:
            height, width = unpack_from(">HH", head, position + 5)
            return (height, width) if turned else (width, height)
        if marker == 0xE1:
            turned = _exif_orientation(head[position + 4 : position + 2 + length]) >= 5
        position += 2 + length
    return None


def _exif_orientation(segment: bytes) -> int:
    """Return the orientation (1 to 8) that an Exif segment names, 1 where it names none."""
    if segment[:6] != b"Exif\0\0" or len(segment) < 16:
        return 1
    tiff = segment[6:]
    order = "<" if tiff[:2] == b"II" else ">"
    (start,) = unpack_from(f"{order}I", tiff, 4)
    if start + 2 > len(tiff):
        return 1
    (count,) = unpack_from(f"{order}H", tiff, start)
    for entry in range(start + 2, min(start + 2 + 12 * count, len(tiff) - 11), 12):
        tag, _, _, value = unpack_from(f"{order}HHIH", tiff, entry)
        if tag == 0x0112:
            return int(value)
    return 1


def _svg_attributes(head: bytes) -> bytes | None:
    """Return what the first ``<svg`` that is closed holds; a ``>`` in quotes closes nothing.

    A mark that led one start nowhere leads no other anywhere, so that each is followed once.
    """
    followed: set[int] = set()
    at = 0
    while (start := _SVG_START.search(head, at)) and (mark := _SVG_MARK.search(head, start.end())):
        at = mark.end()
        while mark and mark.start() not in followed:
            if mark[0] == b">":
                return head[start.end() : mark.start()]
            followed.add(mark.start())
            closing = head.find(mark[0], mark.end())
            mark = _SVG_MARK.search(head, closing + 1) if closing >= 0 else None
    return None


def _svg_size(attributes: bytes) -> tuple[int, int] | None:
    found = {name.lower(): value for name, value in _SVG_ATTRIBUTE.findall(attributes)}
    lengths = [_SVG_LENGTH.fullmatch(found.get(name, b"")) for name in (b"width", b"height")]
    sides = [float(m[1]) * _PIXELS[m[2].lower()] for m in lengths if m]
    if len(sides) < 2:
        box = found.get(b"viewbox", b"").replace(b",", b" ").split()
        try:
            sides = [float(part) for part in box[2:4]]
        except ValueError:
            return None
    return (round(sides[0]), round(sides[1])) if len(sides) == 2 and max(sides) < 1e6 else None
