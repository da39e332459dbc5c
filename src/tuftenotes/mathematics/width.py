"""About how wide a formula is: whether it may have to scroll, and how much it must shrink on paper.

The widths are those of Libertinus Math, class by class; a formula of a lecture comes out within a tenth.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import zip_longest

__all__ = ["WIDE", "width_if_wide"]

WIDE = 16.0
"""Em. The text of a phone 320 pixels wide has room for this much."""

_TAG = re.compile(r"<[^>]*>")
_PROSE = re.compile(r'<mtd class="math-prose".*?</mtext></mtd>', re.DOTALL)
"""It is as wide as the column of the text, and breaks into lines."""
_LEAF = re.compile(r"(\w+)([^<>]*)(?:>([^<]*)</\1|/)")
_BEGIN = re.compile(r"\w+")
_LENGTH = re.compile(r' (lspace|rspace|width)="([^"]*)"')
_HANGING = 'mpadded width="0'
"""The begin of an element that takes no room, or next to none."""
_MOST_PARTS = 4096
_CHARACTER = 0.54
_OF_TEXT = 0.44
_DIFFERENCE = dict.fromkeys("()[]{}|∣,.;:!'′⌊⌋⌈⌉/iljftI1", -0.22)
_DIFFERENCE |= dict.fromkeys("mwMWNHKXQ∑∏⋃⋂⨁⨂⟶⟵⇒⇔∞𝑚𝑤𝔼…⋯", 0.3)
_BOLD = 0.1
"""How much wider a letter is that is bold, or from another alphabet."""
_SPACED = frozenset("+−±∓×=≠≈≤≥<>∼≃≡∝∈∉⊂⊆→←⇒⇔↦∪∩⊕⊗≪≫:∣")
_SCRIPT = 0.72
_CELL_GAP = 0.4
_ROOT = 0.85
_AROUND, _BESIDE = 0.18, 0.25
"""What a relation is wider than a letter, and the space on each side of it."""


def width_if_wide(html: str) -> float:
    """Return the width of a formula's content in em if it is wider than `WIDE`, else 0."""
    if "math-prose" in html:
        html = _PROSE.sub("<mtd/>", html)
    width = _width(html)
    if width is None:  # an element of HTML, as \href makes it, may be written as HTML wants it
        width = _CHARACTER * len(_TAG.sub("", html))
    return width if width > WIDE else 0.0


class _Row(float):
    """The width of a row of a table, with those of its cells."""

    cells: list[float]


def _row(widths: list[float]) -> float:
    row = _Row(sum(widths))
    row.cells = widths
    return row


def _table(rows: list[float]) -> float:
    """Return the width of all columns and the gaps between them."""
    cells = [row.cells for row in rows if isinstance(row, _Row)]
    columns = [max(column) for column in zip_longest(*cells, fillvalue=0.0)]
    return sum(columns) + _CELL_GAP * max(len(columns) - 1, 0)


def _with_script(widths: list[float]) -> float:
    if len(widths) == 2:
        return widths[0] + _SCRIPT * widths[1]
    return widths[0] + _SCRIPT * max(widths[1:], default=0.0) if widths else 0.0


def _stack(widths: list[float]) -> float:
    return max(widths) + 0.2 if widths else 0.0


def _root(widths: list[float]) -> float:
    return sum(widths, _ROOT) if widths else 0.0


def _nothing(_widths: list[float]) -> float:
    return 0.0


_Combination = Callable[[list[float]], float]
_COMBINATIONS: dict[str, _Combination] = {
    **dict.fromkeys(("mfrac", "munder", "mover", "munderover"), _stack),
    **dict.fromkeys(("msub", "msup", "msubsup", "mmultiscripts"), _with_script),
    **dict.fromkeys(("msqrt", "mroot"), _root),
    "mtable": _table,
    "mtr": _row,
}
"""How wide an element is by the widths of those in it, where that is not their sum."""


class _Parts(dict[bytes, float | _Combination | None]):
    """What stands between ``><`` and the next: an element with its text, the begin of one, or the end.

    The first has its width, the second what makes one width of those in it, the last nothing.
    """

    def __missing__(self, part: bytes) -> float | _Combination | None:
        if len(self) >= _MOST_PARTS:
            self.clear()
        text = part.decode()
        if found := _LEAF.fullmatch(text):
            self[part] = _leaf(found[1], found[2], unescape(found[3] or ""))
        else:
            begin = _BEGIN.match(text)
            hanging = text.startswith(_HANGING)
            self[part] = begin and (_nothing if hanging else _COMBINATIONS.get(begin[0], sum))
        return self[part]


_part = _Parts().__getitem__


def _width(html: str) -> float | None:
    """Return the width of all that stands side by side; None if it is not elements within elements."""
    stack: list[tuple[_Combination, list[float]]] = []  # the open elements, with what stands before them
    widths: list[float] = []
    # Bytes, because cutting them takes half as long as cutting text with letters of other alphabets.
    for known in map(_part, html.encode()[1:-1].split(b"><")):
        if isinstance(known, float):
            widths.append(known)
        elif known is not None:
            stack.append((known, widths))
            widths = []
        elif stack:
            inner = widths
            combined, widths = stack.pop()
            widths.append(combined(inner))
        else:
            return None
    return None if stack else sum(widths)


def _leaf(name: str, attributes: str, text: str) -> float:
    """Return the width of an element without others in it."""
    length = {side: _em(value) for side, value in _LENGTH.findall(attributes)} if attributes else {}
    if name == "mspace":
        return length.get("width", 0.0)
    if name == "mtext":
        return _OF_TEXT * len(text)
    total = _CHARACTER * len(text)
    for character in text:
        if character in _DIFFERENCE or character > "\uffff":
            total += _DIFFERENCE.get(character, 0.0) + _BOLD * (character > "\uffff")
    if name == "mo":
        beside, around = (_BESIDE, _AROUND) if text in _SPACED else (0.0, 0.0)
        total += around + (length.get("lspace", beside) + length.get("rspace", beside))
    return total


def _em(length: str) -> float:
    return float(length[:-2]) if length.endswith("em") else 0.0
