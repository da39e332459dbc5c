"""Typographic quotes, dashes and ellipses for text (the ``smartify`` filter), as SmartyPants has them."""

from __future__ import annotations

import re

__all__ = ["smartify"]

_TAG = re.compile(r"(<[^>]*>)")
_SYMBOLS = (
    ("---", "—"),
    ("--", "–"),
    ("...", "…"),
    ("<< ", "«\u00a0"),
    (" >>", "\u00a0»"),
    ("<<", "«"),
    (">>", "»"),
)
_QUOTE = re.compile(r"[\"']")
_DECADE = re.compile(r"'\d\ds")
_OPENS_AFTER = " \t\n([{-–—\u00a0\"'“‘"


def _curl(text: str) -> str:
    result: list[str] = []
    for index, character in enumerate(text):
        if character not in "\"'":
            result.append(character)
            continue
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        opens = before in _OPENS_AFTER and not after.isspace()
        if character == '"':
            result.append("“" if opens else "”")
        else:
            result.append("‘" if opens and not _DECADE.match(text, index) else "’")
    return "".join(result)


def smartify(text: str) -> str:
    """Return `text` with typographic characters outside of HTML tags."""
    parts = _TAG.split(text)
    for index in range(0, len(parts), 2):
        for plain, symbol in _SYMBOLS:
            parts[index] = parts[index].replace(plain, symbol)
        if _QUOTE.search(parts[index]):
            parts[index] = _curl(parts[index])
    return "".join(parts)
