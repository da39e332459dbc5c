"""The pages of the matrix: notes with everything that may be in them, in everything they may stand in.

A cell is called ``container-payload-kind``, as in ``quote-table-s``: `s` for a side note, `m` for a margin
note. Its note is the footnote of that name. It begins with the word ``b`` + number and ends with ``e`` +
number; its mark stands behind the word ``w`` + number.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CONTAINERS", "FILES", "PAYLOADS", "Cell", "cells_of", "page_files"]

PAYLOADS: Mapping[str, str] = {
    "text": "{b} is a remark that takes a few lines, as they do, and ends with {e}",
    "paragraphs": "{b} is the first of two paragraphs.\n\nThe second paragraph ends with {e}",
    "list": "{b} has a list:\n\n- one thing\n- another thing {e}",
    "list-first": "- {b} is one thing\n- another thing {e}",
    "code": (
        "{b} has code:\n\n```python\ndef area(radius):\n"
        "    return 3.14159 * radius ** 2  # that of a circle, not {e}\n```"
    ),
    "code-first": "```python\n{b} = 1\nprint({e})\n```",
    "table": (
        "{b} tells:\n\n| name | size | remark |\n|:--|--:|:--|\n| one | 1.2 | small |\n| {e} | 2 | last |"
    ),
    "table-first": "| {b} | value |\n|:--|--:|\n| {e} | 2 |",
    "inline": "{b} has a formula $\\alpha + \\beta_1 = \\sum_{{i=1}}^{{n}} x_i^2$ in a line {e}",
    "display": (
        "{b} shows a formula\n\n$$\n\\sum_{{i=1}}^{{n}} \\frac{{x_i^2}}{{1 + x_i}} = \\int_0^1 f(t)\\,dt"
        "\n$$\n\nand ends {e}"
    ),
    "image": "{b} has a picture ![what it shows](figure.svg) and ends {e}",
    "image-first": "![what it shows](figure.svg) {b} and {e}",
    "link": "{b} leads to [a page elsewhere](https://example.org/a/long/address/of/a/page.html) and ends {e}",
    "quote": "{b} quotes:\n\n> Words of another that are longer than a line, {e}",
}
"""Payloads as Markdown; `b` and `e` are put in."""

EXPECTED = {
    "paragraphs": "p:nth-of-type(2)",
    "list": "li:nth-child(2)",
    "list-first": "li:nth-child(2)",
    "code": "pre code",
    "code-first": "pre code",
    "table": "tbody tr:nth-child(2) td:nth-child(3)",
    "table-first": "tbody td:nth-child(2)",
    "inline": "math",
    "display": 'math[display="block"]',
    "image": "img[alt][width]",
    "image-first": "img[alt][width]",
    "link": "a[href^=https]",
    "quote": "blockquote p",
}
"""What must be in the note besides its words."""

CONTAINERS: Mapping[str, str] = {
    "paragraph": "A paragraph whose mark stands {w}[^{id}] in its first line, and that goes on.",
    "item": "- An item of a list with a {w}[^{id}] in it\n- and a second one that has none",
    "nested": "1. An item\n\n   - and one in it with a {w}[^{id}] that goes on\n\n2. and a second one",
    "cell": "| Thing | Value |\n|:--|--:|\n| one | 1 |\n| {w}[^{id}] | 2 |\n| three | 3 |",
    "head": "| {w}[^{id}] | Value |\n|:--|--:|\n| one | 1 |\n| two | 2 |\n| three | 3 |",
    "heading": "## A heading that has a {w}[^{id}]",
    "quote": "> A quotation with a {w}[^{id}] that is longer than a line of the page.",
    "epigraph": "{{% epigraph 'Words at the head of a {w}[^{id}]' 'Somebody' 'A Book' %}}",
    "caption": '![a curve](figure.svg "A caption with a {w}[^{id}] in it")',
    "wide": '![a curve](figure.svg "A caption under a wide {w}[^{id}]"){{.fullwidth}}',
    "margin": 'A line.\n\n![a curve](figure.svg "A caption in the {w}[^{id}]"){{.margin}}\n\nAnother line.',
    "listing": '```python caption="A caption of code with a {w}[^{id}] in it"\nx = 1\ny = 2\n```',
    "link": "A line with [a link that ends in a {w}[^{id}]](index.md), whose mark goes behind it, and so on.",
    "note": "A line with a note{{% sidenote '' 'A note with a mark of its {w}[^{id}] inside' %}} and so on.",
    "term": "A term with a {w}[^{id}]\n: and what it means, which takes a line or two to say",
    "definition": "A term\n: and what it means, with a {w}[^{id}] in the middle of the sentence that says so",
    "several": "Three marks: {w}[^{id}]^[Right behind it.], two^[Third on the line.], and so on.",
    "emphasis": "A line *with {w}[^{id}] that goes on* and on, until it comes to its end in the next one.",
    "fullwidth": (
        "::: fullwidth\n\nA paragraph over the full width with a {w}[^{id}] in it "
        "that goes on for a while after it.\n\n:::"
    ),
}
"""Containers as Markdown; a word and the mark of the cell's note behind it are put in."""

_FILLER = (
    "Some lines of text stand between one thing and the next, so that a note has room to be level with its "
    "mark. They say nothing, but they say it at the length that a paragraph of lecture notes has, which is "
    "more than anyone would like to read and less than the margin could hold, if all of it were a note that "
    "somebody had written beside a text that nobody wanted; and they go on for a few lines more than that, "
    "because the narrowest margin makes the longest notes. "
)
_FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120" viewBox="0 0 300 120">'
    '<path d="M0 110Q75 0 150 60T300 10" fill="none" stroke="#555"/></svg>'
)
_CONFIG = "title: Matrix\nlang: en\n"

FILES: Mapping[str, str] = {
    "content/figure.svg": _FIGURE,
    "_config.yml": _CONFIG,
    "content/index.md": "---\ntitle: Matrix\n---\n\nThe contents.\n",
}
"""What the site has besides the pages of the matrix."""


@dataclass(frozen=True)
class Cell:
    """One note: where it stands, what is in it, and the words that it begins and ends with."""

    container: str
    payload: str
    kind: str
    number: int

    @property
    def label(self) -> str:
        """The name of its footnote."""
        return f"{self.container}-{self.payload}-{self.kind}"

    @property
    def begin(self) -> str:
        """The first word of the note."""
        return f"b{self.number:03}q"

    @property
    def end(self) -> str:
        """The last word of the note."""
        return f"e{self.number:03}q"

    @property
    def word(self) -> str:
        """The word that has the mark."""
        return f"w{self.number:03}q"

    def facts(self) -> dict[str, str]:
        """Return what the measurement must know."""
        return {
            "label": self.label,
            "note": f"fn-{self.label}",
            "begin": self.begin,
            "end": self.end,
            "expected": EXPECTED.get(self.payload, ""),
            "container": self.container,
        }

    def mark(self) -> str:
        """Return the Markdown of the container with the mark."""
        return CONTAINERS.get(self.container, CONTAINERS["paragraph"]).format(id=self.label, w=self.word)

    def definition(self) -> str:
        """Return the Markdown of the note."""
        sign = "{-}" if self.kind == "m" else ""
        text = PAYLOADS[self.payload].format(b=self.begin, e=self.end)
        first_is_block = self.payload.endswith("-first") and not self.payload.startswith("image")
        if first_is_block:
            text = f"{sign}\n\n{text}" if sign else f"\n\n{text}"
        else:
            text = f"{sign}{' ' if sign else ''}{text}"
        lines = text.split("\n")
        return "\n".join(
            [f"[^{self.label}]: {lines[0]}", *(f"    {line}" if line else "" for line in lines[1:])]
        )


def _page(title: str, cells: Iterable[Cell], between: str, front: str = "", after: str = "") -> str:
    """Return a page; its last line is a mark's unless there is something `after` it."""
    chosen = list(cells)
    blocks = [part for cell in chosen for part in ((between, cell.mark()) if between else (cell.mark(),))]
    notes = [cell.definition() for cell in chosen]
    text = "\n\n".join([*blocks, *([after] if after else []), *notes])
    return f"---\ntitle: {title}\n{front}---\n\n{text}\n"


def _pages() -> dict[str, tuple[tuple[Cell, ...], str]]:
    numbers = count(1)
    pages: dict[str, tuple[tuple[Cell, ...], str]] = {}
    for container in CONTAINERS:
        cells = tuple(Cell(container, p, k, next(numbers)) for p in PAYLOADS for k in "sm")
        pages[container] = cells, _page(container.title(), cells, _FILLER, after="The end.")
    for payload in PAYLOADS:
        last = (Cell("last", payload, "s", next(numbers)),)
        pages[f"last-{payload}"] = last, _page(f"Last line, {payload}", last, "")
    crowd = tuple(Cell(c, p, "s", next(numbers)) for p in ("text", "table", "code") for c in CONTAINERS)
    pages["dense"] = crowd, _page("A crowd of notes", crowd, "")
    text = tuple(
        Cell(c, p, "s", next(numbers)) for p in ("text", "table", "code", "display") for c in CONTAINERS
    )
    wide = _page("The layout without a margin", text, _FILLER, "layout: full-width\n")
    pages["full-width"] = text, wide
    opened = tuple(Cell(c, p, "s", next(numbers)) for p in ("text", "list", "table") for c in CONTAINERS)
    pages["open"] = opened, _page("All notes open", opened, _FILLER, "notes: open\n")
    return pages


_PAGES = _pages()


def page_files() -> dict[str, str]:
    """Return the pages of the matrix as Markdown files."""
    return {f"content/{name}.md": text for name, (_, text) in _PAGES.items()}


def cells_of(page: str) -> tuple[Cell, ...]:
    """Return the cells on a page."""
    return _PAGES[page][0]


PAGES = tuple(_PAGES)
