"""Where the picture is that stands for a page wherever somebody links to it."""

from __future__ import annotations

import re

__all__ = ["card_path"]

_WRITABLE = re.compile("[\x20-\x7e\xa0-\xff\u0152\u0153\u2010-\u2026]+")
"""What ET Book can write: the letters of western Europe, and punctuation."""


def card_path(output: str, title: str) -> str:
    """Return the place of the card of a page in the destination, empty for a page that can have none."""
    if not output.endswith(".html") or not _WRITABLE.fullmatch(title):
        return ""
    name = output.removesuffix(".html").removesuffix("/index")
    return f"cards/{name}.png"
