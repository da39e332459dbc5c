"""Jekyll's slugs: the part of an address that is made of a title, a category or a file name."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["SLUG_MODES", "slugify", "titleize"]

SLUG_MODES = frozenset(("raw", "default", "pretty", "ascii", "latin"))
_PRETTY = frozenset("._~!$&'()+,;=@")
_ASCII = re.compile(r"[^A-Za-z0-9]+")
_BLANKS = re.compile(r"\s+", re.ASCII)
_EDGES = re.compile(r"^-|-$", re.MULTILINE)

# Letters that have no accent to take off, as the I18n library of Ruby writes them.
_LATIN = {
    "Æ": "AE", "Ð": "D", "Ø": "O", "Þ": "Th", "ß": "ss", "æ": "ae", "ð": "d", "ø": "o", "þ": "th",
    "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L",
    "ŀ": "l", "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T",
    "ŧ": "t", "×": "x",
}  # fmt: skip


def _transliterate(text: str) -> str:
    def plain(character: str) -> str:
        if character.isascii():
            return character
        base = unicodedata.normalize("NFD", character)[0]
        return _LATIN.get(character) or (base if base.isascii() else "?")

    return "".join(map(plain, text))


def _hyphenate(text: str, extra: frozenset[str]) -> str:
    """Replace every run of what is neither letter, mark, decimal digit nor in `extra` by one hyphen."""
    result: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if category[0] in "LM" or category == "Nd" or character in extra:
            result.append(character)
        elif not result or result[-1] != "\0":
            result.append("\0")
    return "".join(result).replace("\0", "-")


def slugify(text: str, mode: str = "default", *, cased: bool = False) -> str:
    """Return the slug of `text`; an unknown `mode` (``none``) only makes it lower case."""
    if mode not in SLUG_MODES:
        return text if cased else text.lower()
    if mode == "raw":
        slug = _BLANKS.sub("-", text)
    elif mode == "ascii":
        slug = _ASCII.sub("-", text)
    else:
        text = _transliterate(text) if mode == "latin" else text
        slug = _hyphenate(text, _PRETTY if mode == "pretty" else frozenset())
    slug = _EDGES.sub("", slug)
    return slug if cased else slug.lower()


def titleize(slug: str) -> str:
    """Return the title that Jekyll gives a document without one: every word of the slug capitalized."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in slug.rstrip("-").split("-"))
