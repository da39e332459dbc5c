"""About how wide a formula is: whether it may have to scroll, and how much it must shrink on paper.

The widths are those of Libertinus Math, class by class; a formula of a lecture comes out within a tenth.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["WIDE", "width_if_wide"]

WIDE = 15.0
"""Em. The text of a phone 320 pixels wide has room for this much."""

_TAG = re.compile(r"<[^>]*>")
_LENGTH = re.compile(r"-?\d*\.?\d+")
_SHORTEST = 16
_LONG = 700
"""Characters of text, and of MathML. What has fewer of both is never that wide."""
_CHARACTER = 0.54
_OF_TEXT = 0.44
_NARROW = frozenset("()[]{}|∣,.;:!'′⌊⌋⌈⌉/iljftI1")
_BROAD = frozenset("mwMWNHKXQ∑∏⋃⋂⨁⨂⟶⟵⇒⇔∞𝑚𝑤𝔼…⋯")
_SPACED = frozenset("+−±∓×=≠≈≤≥<>∼≃≡∝∈∉⊂⊆→←⇒⇔↦∪∩⊕⊗≪≫:∣")
_SCRIPT = 0.72
_CELL_GAP = 0.4
_FIRST_ONLY = frozenset({"semantics", "maction", "mphantom"})


def width_if_wide(html: str) -> float:
    """Return the width of a formula's content in em if it is wider than `WIDE`, else 0."""
    if len(html) < _LONG and len(_TAG.sub("", html)) < _SHORTEST:
        return 0.0
    try:
        width = _width(fromstring(f"<mrow>{html}</mrow>", XMLParser(encoding="utf-8")))  # noqa: S314 (our own)
    except ParseError:  # an element of HTML, as \href makes it, may be written as HTML wants it
        width = _text(_TAG.sub("", html))
    return width if width > WIDE else 0.0


def _width(element: Element) -> float:
    tag = element.tag
    children = list(element)
    if tag in {"mfrac", "munder", "mover", "munderover"}:
        return max(_widths(children), default=0.0) + 0.2
    if tag in {"msub", "msup", "msubsup", "mmultiscripts"} and children:
        return _width(children[0]) + _SCRIPT * max(_widths(children[1:]), default=0.0)
    if tag == "mtable":
        return _table(children)
    if tag == "mspace":
        return _em(element.get("width", ""))
    if tag in _FIRST_ONLY:
        return _width(children[0]) if children else 0.0
    text = _text(element.text or "")
    if tag == "mtext":
        text = _OF_TEXT * len(element.text or "")
    if tag == "mo" and text:
        text += _spacing(element)
    extra = {"msqrt": 0.85, "mroot": 0.85}.get(tag, 0.0)
    return text + extra + sum(_width(child) + _text(child.tail or "") for child in children)


def _widths(elements: Iterable[Element]) -> Iterable[float]:
    return [_width(element) for element in elements]


def _table(rows: list[Element]) -> float:
    columns: list[float] = []
    for row in rows:
        for place, cell in enumerate(row):
            cells = columns[place:] or [0.0]
            columns[place:] = [max(cells[0], _width(cell)), *cells[1:]]
    return sum(columns) + _CELL_GAP * max(len(columns) - 1, 0)


def _text(text: str) -> float:
    narrow = sum(map(text.count, _NARROW)) if len(text) > 1 else text in _NARROW
    broad = sum(map(text.count, _BROAD)) if len(text) > 1 else text in _BROAD
    bold = sum(character > "\uffff" for character in text)  # or another alphabet
    return _CHARACTER * len(text) - 0.22 * narrow + 0.3 * broad + 0.1 * bold


def _spacing(operator: Element) -> float:
    given = [operator.get(side) for side in ("lspace", "rspace")]
    usual = 0.25 if operator.text in _SPACED and operator.get("form") in {None, "infix"} else 0.0
    return 0.18 * (operator.text in _SPACED) + sum(usual if side is None else _em(side) for side in given)


def _em(length: str) -> float:
    found = _LENGTH.match(length)
    return float(found[0]) if found and (length.endswith("em") or length == "0") else 0.0
