"""Pages on paper: a PDF's words with their places, as poppler's ``pdftotext`` gives them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from browser.matrix_pages import Cell

__all__ = ["Word", "faults_on_paper", "words_of"]

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_SLACK = 1.0
_LINE = 18.0
"""Points; a line of the text, and what its base line may differ from that of a note."""
_LEVEL = frozenset(
    {"paragraph", "item", "nested", "heading", "quote", "epigraph", "term", "definition", "emphasis"}
)
"""Containers whose notes have the margin for themselves."""


@dataclass(frozen=True)
class Word:
    """A word of a PDF: its page, from 1, and its box in points from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str
    paper: tuple[float, float]


def words_of(pdf: Path) -> list[Word]:
    """Return the words of a PDF in the order of its text."""
    output = subprocess.run(
        ["pdftotext", "-bbox", "-raw", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    return [
        Word(number, *_box(word), unescape(word[5]), (float(page[1]), float(page[2])))
        for number, page in enumerate(_PAGE.finditer(output), 1)
        for word in _WORD.finditer(page[3])
    ]


def _box(word: re.Match[str]) -> tuple[float, float, float, float]:
    return float(word[1]), float(word[2]), float(word[3]), float(word[4])


def faults_on_paper(words: Sequence[Word], cells: Sequence[Cell], *, crowded: bool) -> list[list[str]]:
    """Return what is wrong with the notes of a printed page, as lists of cell, measure and finding.

    In a `crowded` margin notes can't be level with their marks.
    """
    return [*_misplaced(words, cells, frozenset() if crowded else _LEVEL), *_overlaps(words)]


def _misplaced(words: Sequence[Word], cells: Sequence[Cell], level: frozenset[str]) -> Iterator[list[str]]:
    # The head of a table is repeated on the next page; what counts is where a word stands first.
    places = {name: word for word in reversed(words) for name in re.findall(r"[bew]\d{3}q", word.text)}
    for cell in cells:
        missing = [name for name in (cell.begin, cell.end, cell.word) if name not in places]
        if missing:
            yield [cell.label, "printed", f"{', '.join(missing)} is not on paper"]
            continue
        mark, begin, end = places[cell.word], places[cell.begin], places[cell.end]
        for word in (begin, end):
            if word.left < 0 or word.right > word.paper[0] or word.bottom > word.paper[1]:
                yield [cell.label, "printed", f"{word.text} leaves the paper"]
        if not mark.page <= begin.page <= mark.page + 1:
            yield [cell.label, "printed", f"its mark is on page {mark.page}, the note on page {begin.page}"]
        if cell.payload.endswith("first"):
            continue
        if cell.container in level and begin.page == mark.page and abs(begin.top - mark.top) > _LINE:
            yield [cell.label, "level", f"{begin.top - mark.top:.0f} points below its mark"]
        if cell.kind == "s":
            yield from _wrong_number(words, cell, mark, begin)


def _wrong_number(words: Sequence[Word], cell: Cell, mark: Word, begin: Word) -> Iterator[list[str]]:
    """Compare the number behind the word that has the mark with the one in front of the note."""
    after = re.match(r"[^\d]*(\d*)", mark.text.split(cell.word)[1])
    number = after[1] if after and after[1] else _neighbour(words, mark, behind=True)
    before = re.search(r"(\d*)$", begin.text.split(cell.begin)[0])
    own = before[1] if before and before[1] else _neighbour(words, begin, behind=False)
    if not number or number != own:
        yield [cell.label, "number", f"the mark says {number!r}, the note {own!r}"]


def _neighbour(words: Sequence[Word], word: Word, *, behind: bool) -> str:
    """Return the digits of the word that stands close behind or in front of a word."""
    for other in words:
        gap = other.left - word.right if behind else word.left - other.right
        near = other.page == word.page and abs(other.top - word.top) < 12 and -2 < gap < 6
        if near and other is not word and (found := re.match(r"(\d+)", other.text)):
            return found[1]
    return ""


def _overlaps(words: Sequence[Word]) -> Iterator[list[str]]:
    """Yield pairs of words that lie on each other; superscripts may touch what they belong to."""
    by_page: dict[int, list[Word]] = {}
    for word in words:
        by_page.setdefault(word.page, []).append(word)
    for page in by_page.values():
        page.sort(key=lambda word: word.top)
        for index, word in enumerate(page):
            for other in page[index + 1 :]:
                if other.top > word.bottom:
                    break
                wide = min(word.right, other.right) - max(word.left, other.left)
                high = min(word.bottom, other.bottom) - max(word.top, other.top)
                small = min(word.bottom - word.top, other.bottom - other.top)
                if wide > _SLACK and high > 0.6 * small:
                    yield ["page", "printed", f"“{word.text}” lies on “{other.text}” on page {word.page}"]
