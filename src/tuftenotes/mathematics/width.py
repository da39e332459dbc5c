"""About how wide a formula is: whether it may have to scroll, and how much it must shrink on paper.

The widths are those of Libertinus Math, class by class; a formula of a lecture comes out within a tenth.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from xml.etree.ElementTree import Element, ParseError, fromstring

__all__ = ["WIDE", "width_if_wide"]

WIDE = 16.0
"""Em. The text of a phone 320 pixels wide has room for this much."""

_TAG = re.compile(r"<[^>]*>")
_LENGTH = re.compile(r"-?\d*\.?\d+")
_LONG, _SURELY_NARROW = 1500, 11.5
"""Characters of MathML, and em. Of a formula with fewer of the first, a guess of less is enough to tell."""
_CHARACTER = 0.54
_OF_TEXT = 0.44
_NARROW = frozenset("()[]{}|∣,.;:!'′⌊⌋⌈⌉/iljftI1")
_BROAD = frozenset("mwMWNHKXQ∑∏⋃⋂⨁⨂⟶⟵⇒⇔∞𝑚𝑤𝔼…⋯")
_SPACED = frozenset("+−±∓×=≠≈≤≥<>∼≃≡∝∈∉⊂⊆→←⇒⇔↦∪∩⊕⊗≪≫:∣")
_SCRIPT = 0.72
_CELL_GAP = 0.4
_ROOT = 0.85
_AROUND, _BESIDE = 0.18, 0.25
"""What a relation is wider than a letter, and the space on each side of it."""
_STACKS = frozenset({"mfrac", "munder", "mover", "munderover"})
_SCRIPTS = frozenset({"msub", "msup", "msubsup", "mmultiscripts"})
_ROOTS = frozenset({"msqrt", "mroot"})


def width_if_wide(html: str) -> float:
    """Return the width of a formula's content in em if it is wider than `WIDE`, else 0."""
    if len(html) < _LONG and "<mspace" not in html and _guess(html) < _SURELY_NARROW:
        return 0.0
    try:
        width = _width(fromstring(f"<mrow>{html}</mrow>"))  # noqa: S314 (our own)
    except ParseError:  # an element of HTML, as \href makes it, may be written as HTML wants it
        width = _CHARACTER * len(_TAG.sub("", html))
    return width if width > WIDE else 0.0


def _guess(html: str) -> float:
    """Return a width that is wrong by a few em, from counts alone."""
    letters = len(_TAG.sub("", html))
    return 0.33 * letters + 0.24 * html.count("<mo") + 0.35 * html.count("<ms") + 0.28 * html.count("<mfrac")


def _width(element: Element) -> float:
    tag = element.tag
    if not len(element):
        return _leaf(
            tag, element.text or "", element.get("lspace"), element.get("rspace"), element.get("width")
        )
    if tag in _STACKS:
        return max([_width(child) for child in element]) + 0.2
    if tag in _SCRIPTS:
        base, *scripts = [_width(child) for child in element]
        return base + _SCRIPT * max(scripts, default=0.0)
    if tag == "mtable":
        return _table(element)
    width = _ROOT if tag in _ROOTS else 0.0
    for child in element:
        width += _width(child)
    return width


def _table(rows: Element) -> float:
    columns = zip_longest(*([_width(cell) for cell in row] for row in rows), fillvalue=0.0)
    widths = [max(column) for column in columns]
    return sum(widths) + _CELL_GAP * max(len(widths) - 1, 0)


@lru_cache(maxsize=4096)
def _leaf(tag: str, text: str, before: str | None, after: str | None, width: str | None) -> float:
    """Return the width of an element without others in it."""
    if tag == "mspace":
        return _em(width)
    if tag == "mtext":
        return _OF_TEXT * len(text)
    total = _CHARACTER * len(text)
    for character in text:
        total += 0.3 * (character in _BROAD) - 0.22 * (character in _NARROW)
        total += 0.1 * (character > "\uffff")  # bold, or another alphabet
    if tag == "mo" and text in _SPACED:
        total += _AROUND + sum(_BESIDE if side is None else _em(side) for side in (before, after))
    elif tag == "mo":
        total += _em(before) + _em(after)
    return total


def _em(length: str | None) -> float:
    found = _LENGTH.match(length) if length else None
    return float(found[0]) if found and length and length.endswith("em") else 0.0
