"""Typographic quotes, dashes and ellipses for text (the ``smartify`` filter), as SmartyPants has them."""

from __future__ import annotations

import re
from html import escape, unescape

__all__ = ["smartify"]

_TAG = re.compile(r"((?<!<)</?[a-zA-Z][^<>]*>|<!--.*?-->)", re.DOTALL)
_SYMBOLS = (
    ("---", "—"),
    ("--", "–"),
    ("...", "…"),
    ("<< ", "«\u00a0"),
    (" >>", "\u00a0»"),
    ("<<", "«"),
    (">>", "»"),
)
_ENTITY = re.compile(r"&(?:#?\w+;)?")
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


def _entity(match: re.Match[str]) -> str:
    character = unescape(match[0])
    return escape(character, quote=False) if len(character) == 1 else match[0].replace("&", "&amp;")


def smartify(text: str) -> str:
    """Return `text` as HTML with typographic characters; tags in it stay."""
    parts = _TAG.split(text)
    for index in range(0, len(parts), 2):
        parts[index] = _ENTITY.sub(_entity, parts[index])
        for plain, symbol in _SYMBOLS:
            parts[index] = parts[index].replace(plain, symbol)
        if _QUOTE.search(parts[index]):
            parts[index] = _curl(parts[index])
    return "".join(parts)
