"""What the rules may know of a site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tuftenotes.checks.html_facts import HtmlFacts, read_html
from tuftenotes.diagnostics import Code, Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.model import Document

__all__ = ["CheckedPage", "Facts"]


@dataclass(frozen=True)
class CheckedPage:
    """A page: its document, the text of its source, and its body as readers get it.

    `url` is the URL path with the baseurl; `fills` are what the document's placeholders were filled with;
    `in_sequence` tells whether previous and next links lead to it. `whole` is the page in its layout, empty
    where the layout adds nothing that a rule would have to know of.
    """

    document: Document
    source: str
    html: str
    url: str
    fills: tuple[str, ...]
    in_sequence: bool
    whole: str = ""

    @cached_property
    def facts(self) -> HtmlFacts:
        """What the page's HTML tells."""
        return read_html(self.html)

    @cached_property
    def frame(self) -> HtmlFacts:
        """What the HTML of the page in its layout tells."""
        return read_html(self.whole) if self.whole else self.facts

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the source."""
        return self.source.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def at(self, code: Code, line: int, column: int, message: str, hint: str = "") -> Diagnostic:
        """Return a diagnostic at a line and column of the source, both from 1; line 0 is the whole page."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        location = Location(self.document.path, line, column)
        return Diagnostic(location, code.severity, code, message, hint, excerpt)

    def at_text(self, code: Code, text: str, message: str, hint: str = "") -> Diagnostic:
        """Return a diagnostic where `text` first stands in the source, or for the page as a whole.

        The source may have written it with entities, or an address without its percent signs; it is not meant
        where it is the beginning of a longer address or word.
        """
        offset = next(
            (found for form in (text, escape(text), unquote(text)) if (found := self._find(form)) >= 0), -1
        )
        if offset < 0:
            return self.at(code, 0, 0, message, hint)
        before = self.source[:offset].replace("\r\n", "\n").replace("\r", "\n")
        return self.at(code, before.count("\n") + 1, len(before) - before.rfind("\n"), message, hint)

    def _find(self, text: str) -> int:
        found = re.search(rf"{re.escape(text)}(?![\w/#?=&%-])", self.source) if text else None
        return found.start() if found else self.source.find(text)


@dataclass(frozen=True)
class Facts:
    """A site: its pages in order, and the size in bytes of every other file by its name.

    `sources` has the path in the site of a file whose name in the destination is another; `beside` is all
    other text that may name a file: layouts and style sheets.
    """

    pages: tuple[CheckedPage, ...]
    assets: Mapping[str, int]
    baseurl: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    beside: str = ""

    @cached_property
    def by_url(self) -> dict[str, CheckedPage]:
        """The pages by their URL path."""
        return {page.url: page for page in self.pages}
