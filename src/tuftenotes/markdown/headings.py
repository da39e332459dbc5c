"""The ids that headings get: GitHub's, which kramdown's GFM parser gives as well."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["heading_id"]

_DROPPED = re.compile(r"[^\w\- \t]")
_BLANK = re.compile(r"[ \t]")
_ALSO_KEPT = frozenset({"Mn", "Mc", "Me", "Pc"})


def heading_id(text: str) -> str:
    """Return the id of a heading with the plain text `text`.

    Lower-case; everything but word characters (letters of any script, marks, digits, connectors), ``-`` and
    blanks is dropped; a blank becomes ``-``, those at the ends too. The page numbers repeats, not this.
    """
    return _BLANK.sub("-", "".join(c for c in text.lower() if _kept(c)))


def _kept(character: str) -> bool:
    return not _DROPPED.match(character) or unicodedata.category(character) in _ALSO_KEPT
