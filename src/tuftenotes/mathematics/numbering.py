r"""Equation numbers and labels of a page, as LaTeX counts them."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuftenotes.mathematics.formula import EquationLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.mathematics.tokens import Token

__all__ = ["CHAPTER_MARK", "Marks", "Numbering", "anchor_of"]

CHAPTER_MARK = "\ufdd0chapter:\ufdd1"
"""Stands for the number of the page's chapter, which only the site knows."""

_UNFIT_FOR_ID = re.compile(r"[^\w.:-]+")


@dataclass(slots=True)
class Marks:
    r"""What the author said about the number of one line.

    `tag` is the text of ``\tag``; `bare` is that of ``\tag*``, which is shown without parentheses.
    """

    tag: list[Token] | None = None
    bare: bool = False
    silent: bool = False
    labels: list[tuple[str, int]] = field(default_factory=list)
    """Names and offsets of the labels on the line."""


@dataclass(slots=True)
class Numbering:
    r"""The equation counter of a page.

    `prefix` stands before each number (the chapter). Inside ``subequations``, `parent` is the number of the
    whole and `part` counts its lines.
    """

    prefix: str = ""
    count: int = 0
    parent: str = ""
    part: int = 0
    labels: dict[str, EquationLabel] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)

    def next(self) -> str:
        """Count one line and return its number."""
        if self.parent:
            self.part += 1
            return self.parent + _letters(self.part)
        self.count += 1
        return f"{self.prefix}{self.count}"

    @property
    def state(self) -> tuple[int, int, int]:
        """Return what changes whenever something is counted or labelled."""
        return (self.count, self.part, len(self.labels))

    @contextmanager
    def subequations(self, *, counted: bool) -> Iterator[str]:
        """Count the lines inside as parts of one, and give the number that they share, empty if not counted.

        A line that cannot be made ends the parts as well: the formulas behind it have numbers of their own.
        """
        if not counted:
            yield ""
            return
        outer = (self.parent, self.part)
        self.count += 1
        self.parent, self.part = f"{self.prefix}{self.count}", 0
        try:
            yield self.parent
        finally:
            self.parent, self.part = outer

    def label(self, name: str, number: str, formula: int, offset: int, anchor: str) -> EquationLabel | None:
        """Record a label, or return None where the page has one of that name.

        `anchor` is that of another label on the same line, or empty.
        """
        if name in self.labels:
            return None
        label = EquationLabel(name, anchor or self._anchor(name), number, formula, offset)
        self.labels[name] = label
        return label

    def _anchor(self, name: str) -> str:
        wanted = anchor = anchor_of(name)
        repeat = 1
        while anchor in self.anchors:
            anchor = f"{wanted}-{repeat}"
            repeat += 1
        self.anchors.add(anchor)
        return anchor


def anchor_of(name: str) -> str:
    """Return the id that a label would like to have: always ``eq…``, so that no heading takes it."""
    plain = _UNFIT_FOR_ID.sub("-", name).strip("-")
    return plain if plain.startswith("eq") else f"eq-{plain}"


def _letters(part: int) -> str:
    """Return a, b, …, z, aa, ab, … for 1, 2, …; LaTeX stops at z."""
    letters = ""
    while part:
        part, rest = divmod(part - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
