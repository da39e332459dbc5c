"""What is gathered while one page is parsed; lives in markdown-it's `env` and ends with the parse."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from tuftenotes.diagnostics import Code, Diagnostic, Location
from tuftenotes.model import Label, ParseOptions, Placeholder, PlaceholderKind

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping

    from tuftenotes.markdown.source_map import Region

__all__ = ["CLOSE_MARK", "OPEN_MARK", "Page", "Place", "page_of", "take_out_marks"]

OPEN_MARK, CLOSE_MARK = "\ufdd0", "\ufdd1"
"""Noncharacters around the number of a placeholder in the HTML."""

_ENV_KEY = "tuftenotes"
_LONGEST_EXCERPT = 4000
"""Characters. Every link and every problem keeps the line it stands in; a page of one line has thousands."""
_MOST_PROBLEMS = 500
_TAKE_OUT = re.compile("[\0\ufdd0-\ufdef]")
_FIRST_BYTES = b"\xef\xb7"
"""With which those noncharacters begin in UTF-8, and a few signs of Arabic beside them."""


def take_out_marks(text: str) -> str:
    """Replace NUL and the noncharacters that the parser uses itself by U+FFFD; lengths do not change."""
    if "\0" not in text and (text.isascii() or _FIRST_BYTES not in text.encode("utf-8", "surrogatepass")):
        return text
    return _TAKE_OUT.sub("\ufffd", text)


class Place(NamedTuple):
    """A position inside a region: what a token keeps to be located later, if ever."""

    region: Region
    offset: int

    def locate(self) -> tuple[int, int]:
        """Return line and column in the file, both from 1."""
        return self.region.locate(self.offset)


@dataclass(slots=True)
class Page:
    """The page being parsed: its text, where the parser stands, and what it has found so far.

    `block` is the region whose lines the block parser's maps count, `inline` the one that the current
    parse reads. `ids` are the ids given out in the page, each with the last number tried for a repeat.
    """

    path: str
    lines: list[str]
    options: ParseOptions
    block: Region
    inline: Region
    diagnostics: list[Diagnostic] = field(default_factory=list)
    placeholders: list[Placeholder] = field(default_factory=list)
    anchor_links: list[tuple[str, Location]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """Whether no more problems are kept; a hint for a further one need not be looked for."""
        return len(self.diagnostics) > _MOST_PROBLEMS

    def place(self, offset: int) -> Place:
        """Return the place of an offset in the current inline region."""
        return Place(self.inline, offset)

    def location(self, place: Place) -> tuple[Location, str]:
        """Return where `place` is in the file, and the source line there."""
        line, column = place.locate()
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        return Location(self.path, line, column), excerpt if len(excerpt) <= _LONGEST_EXCERPT else ""

    def report(self, code: Code, place: Place, message: str, hint: str = "") -> None:
        """Add a diagnostic at `place`, with the severity that the code has; a page has room for so many."""
        if self.is_full:
            return
        if len(self.diagnostics) == _MOST_PROBLEMS:
            code, message, hint = Code.FLOOD, "this page has more problems; they are not shown", ""
        location, excerpt = self.location(place)
        self.diagnostics.append(Diagnostic(location, code.severity, code, message, hint, excerpt))

    def placeholder(
        self, kind: PlaceholderKind, target: str, place: Place, attributes: Iterable[tuple[str, str]] = ()
    ) -> str:
        """Add a gap that the site will fill and return the mark that stands for it in the HTML."""
        location, excerpt = self.location(place)
        self.placeholders.append(Placeholder(kind, target, location, excerpt, tuple(attributes)))
        return f"{OPEN_MARK}{len(self.placeholders) - 1}{CLOSE_MARK}"

    def add_label(self, name: str, anchor: str, number: str, place: Place) -> None:
        """Add a thing that any page may refer to by `name`; `number` is what a reference shows."""
        self.labels.append(Label(name, anchor, number, self.location(place)[0]))

    def unique_id(self, wanted: str) -> str:
        """Return `wanted`, or `wanted` with the first free ``-1``, ``-2`` …, and take it.

        Authors repeat the ids of notes on a third of all real pages; an id must be unique all the same.
        """
        name, number = wanted, self.ids.get(wanted, 0)
        while name in self.ids:
            number += 1
            name = f"{wanted}-{number}"
        self.ids[wanted] = number
        self.ids.setdefault(name, 0)
        return name

    def install(self, env: MutableMapping[str, Any]) -> None:
        """Put this page into a parser's `env`."""
        env[_ENV_KEY] = self


def page_of(env: MutableMapping[str, Any]) -> Page:
    """Return the page that `env` belongs to; every parse of ours has one."""
    page = env[_ENV_KEY]
    assert isinstance(page, Page)  # noqa: S101 - nothing else is ever put there
    return page
