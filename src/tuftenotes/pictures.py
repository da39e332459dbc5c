"""The HTML of a picture: its size, its finer and its dark variant, where the site has them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["dark_variant", "double_variant", "picture"]


def dark_variant(name: str) -> str:
    """Return what the dark variant of a picture is called: ``a/fig.svg`` has ``a/fig.dark.svg``."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.dark{dot}{ending}"


def double_variant(name: str) -> str:
    """Return what the variant with twice the resolution is called: ``fig.png`` has ``fig@2x.png``."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}@2x{dot}{ending}"


def picture(
    address: str,
    attributes: Iterable[tuple[str, str]],
    size: tuple[int, int] | None = None,
    variants: Mapping[str, str] | None = None,
) -> str:
    """Return an ``<img>``, inside a ``<picture>`` where there is a dark variant.

    `address` and the addresses in `variants` (keys ``dark`` and ``2x``) are URLs, not yet escaped;
    `attributes` are the author's, in their order. `size` is width and height of the file in CSS pixels; where
    the author gave one side, the other follows, so that nothing moves when the picture arrives.
    """
    variants = variants or {}
    given = {"src": address}
    if "2x" in variants:
        given["srcset"] = f"{variants['2x']} 2x"
    image = f"<img{_attributes({**given, **_sides(dict(attributes), size), **dict(attributes)})}>"
    if "dark" not in variants:
        return image
    source = {"srcset": variants["dark"], "media": "(prefers-color-scheme: dark)"}
    return f"<picture><source{_attributes(source)}>{image}</picture>"


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def _sides(given: Mapping[str, str], size: tuple[int, int] | None) -> dict[str, str]:
    """Return the sides that the author left open; none where the file or the author tells too little."""
    if size is None:
        return {}
    width, height = given.get("width"), given.get("height")
    if width is None and height is None:
        return {"width": str(size[0]), "height": str(size[1])}
    if height is None and width is not None and width.isdecimal():
        return {"height": str(round(int(width) * size[1] / size[0]))}
    if width is None and height is not None and height.isdecimal():
        return {"width": str(round(int(height) * size[0] / size[1]))}
    return {}
