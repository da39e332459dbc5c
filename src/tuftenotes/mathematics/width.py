"""About how wide a formula is: whether it may have to scroll, and how much it must shrink on paper.

The widths are those of Libertinus Math, class by class; a formula of a lecture comes out within a tenth.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import zip_longest

__all__ = ["WIDE", "width_if_wide"]

WIDE = 16.0
"""Em. The text of a phone 320 pixels wide has room for this much."""

_TAG = re.compile(r"<[^>]*>")
_LEAF = re.compile(r"(\w+)([^<>]*)(?:>([^<]*)</\1|/)")
_BEGIN = re.compile(r"\w+")
_LENGTH = re.compile(r' (lspace|rspace|width)="([^"]*)"')
_NO_WIDTH = 'mpadded width="0"'
_UNSEEN = "nothing"
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
_STACKS = frozenset({"mfrac", "munder", "mover", "munderover"})
_PAIRS = frozenset({"msub", "msup"})
_SCRIPTS = _PAIRS | {"msubsup", "mmultiscripts"}
_ROOTS = frozenset({"msqrt", "mroot"})


def width_if_wide(html: str) -> float:
    """Return the width of a formula's content in em if it is wider than `WIDE`, else 0."""
    width = _width(html)
    if width is None:  # an element of HTML, as \href makes it, may be written as HTML wants it
        width = _CHARACTER * len(_TAG.sub("", html))
    return width if width > WIDE else 0.0


class _Parts(dict[bytes, float | str]):
    """What stands between ``><`` and the next: an element with its text, the begin of one, or the end.

    The first has its width, the second its name, the last nothing.
    """

    def __missing__(self, part: bytes) -> float | str:
        if len(self) >= _MOST_PARTS:
            self.clear()
        text = part.decode()
        found = _LEAF.fullmatch(text)
        if found is not None:
            self[part] = _leaf(found[1], found[2], unescape(found[3] or ""))
        else:
            begin = _BEGIN.match(text)
            self[part] = (_UNSEEN if text == _NO_WIDTH else begin[0]) if begin else ""
        return self[part]


_part = _Parts().__getitem__


def _width(html: str) -> float | None:
    """Return the width of all that stands side by side; None if it is not elements within elements."""
    stack: list[tuple[str, int]] = []  # the open elements, and where the widths of what they hold begin
    widths: list[float] = []
    rows: dict[int, list[list[float]]] = {}  # by the depth of their table
    # Bytes, because cutting them takes half as long as cutting text with letters of other alphabets.
    for known in map(_part, html.encode()[1:-1].split(b"><")):
        if isinstance(known, float):
            widths.append(known)
        elif known:
            stack.append((known, len(widths)))
        elif stack:
            name, start = stack.pop()
            if name in _PAIRS and len(widths) == start + 2:
                script = widths.pop()
                widths[-1] += _SCRIPT * script
                continue
            inner = widths[start:]
            if name == "mtr":
                rows.setdefault(len(stack), []).append(inner)
            elif name == "mtable":
                inner = _columns(rows.pop(len(stack) + 1, []))
            widths[start:] = [_combined(name, inner)] if inner else [0.0]
        else:
            return None
    return None if stack else sum(widths)


def _combined(name: str, widths: list[float]) -> float:
    """Return the width of an element by those of the elements in it."""
    if name == _UNSEEN:
        return 0.0
    if name in _SCRIPTS:
        return widths[0] + _SCRIPT * max(widths[1:], default=0.0)
    if name in _STACKS:
        return max(widths) + 0.2
    return sum(widths, _ROOT if name in _ROOTS else 0.0)


def _columns(rows: list[list[float]]) -> list[float]:
    """Return the widths of a table's columns, and of the gaps between them."""
    columns = [max(column) for column in zip_longest(*rows, fillvalue=0.0)]
    return [*columns, _CELL_GAP * max(len(columns) - 1, 0)]


def _leaf(name: str, attributes: str, text: str) -> float:
    """Return the width of an element without others in it."""
    length = {side: _em(value) for side, value in _LENGTH.findall(attributes)} if attributes else {}
    if name == "mspace":
        return length.get("width", 0.0)
    if name == "mtext":
        return _OF_TEXT * len(text)
    total = _CHARACTER * len(text)
    for character in text:
        total += _DIFFERENCE.get(character, 0.0) + _BOLD * (character > "\uffff")
    if name == "mo":
        beside, around = (_BESIDE, _AROUND) if text in _SPACED else (0.0, 0.0)
        total += around + (length.get("lspace", beside) + length.get("rspace", beside))
    return total


def _em(length: str) -> float:
    return float(length[:-2]) if length.endswith("em") else 0.0
