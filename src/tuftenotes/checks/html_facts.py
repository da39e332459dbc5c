"""What a page's HTML tells a checker: its ids, its addresses, and how long its notes and sections are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["HtmlFacts", "read_html"]

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOTES = frozenset({"sidenote", "marginnote"})
_SILENT = frozenset({"annotation", "script", "style", "template"})
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class HtmlFacts:
    """`ids` in order, repeats too; `links` are the values of ``href`` and `files` those of ``src``.

    `notes` has for each side or margin note its id, its number of words, and the number of its section;
    `sections` has the number of words of each section (what follows a heading), notes left out.
    """

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    notes: list[tuple[str, int, int]] = field(default_factory=list)
    sections: list[int] = field(default_factory=lambda: [0])


def read_html(html: str) -> HtmlFacts:
    """Read a page's body; HTML that isn't well formed gives what can be had."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.facts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = HtmlFacts()
        self._open: list[str] = []
        self._note_depth = 0
        self._note: tuple[str, int] = ("", 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.facts.ids.append(given["id"])
        if tag == "a" and given.get("href"):
            self.facts.links.append(given["href"])
        if given.get("src"):
            self.facts.files.append(given["src"])
        if tag in _VOID:
            return
        self._open.append(tag)
        if tag in _HEADINGS:
            self.facts.sections.append(0)
        if not self._note_depth and tag in ("span", "div") and _NOTES & set(given.get("class", "").split()):
            self._note_depth, self._note = len(self._open), (given.get("id", ""), 0)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if len(self._open) < self._note_depth:
            self.facts.notes.append((*self._note, len(self.facts.sections) - 1))
            self._note_depth = 0

    def handle_data(self, data: str) -> None:
        if _SILENT & set(self._open[-1:]) or _HEADINGS & set(self._open):
            return
        words = len(_WORD.findall(data))
        if self._note_depth:
            self._note = (self._note[0], self._note[1] + words)
        else:
            self.facts.sections[-1] += words
