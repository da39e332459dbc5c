"""What the rules may know of a site."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tuftenotes.checks.html_facts import HtmlFacts, read_html
from tuftenotes.diagnostics import Code, Diagnostic, Location, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tuftenotes.model import Document

__all__ = ["CheckedPage", "Facts"]

_CODE = re.compile(r"(?s)(?:^|\n)(?:```|~~~).*?\n(?:```|~~~)|`[^`\n]*`")
_NOT_LINE_END = re.compile(r"[^\n]")
_ADDRESS = re.compile(
    r"""<!--(?s:.*?)(?:-->|\Z)|(?<![\w-])(href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.IGNORECASE,
)
"""A comment, or an attribute of raw HTML with an address."""


@dataclass(frozen=True)
class CheckedPage:
    """A page: its document, the text of its source, and its body as readers get it.

    `url` is the URL path with the baseurl; `fills` are what the document's placeholders were filled with;
    `in_sequence` tells whether previous and next links lead to it. `whole` is the page in its layout, empty
    where the layout adds nothing that a rule would have to know of but `layout_ids`: the ids of the meetings
    that it shows.
    """

    document: Document
    source: str
    html: str
    url: str
    fills: tuple[str, ...]
    in_sequence: bool
    whole: str = ""
    layout_ids: tuple[str, ...] = ()

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
        return lines_of(self.source)

    @cached_property
    def text(self) -> str:
        """The source with one kind of line end."""
        return "\n".join(self.lines)

    @cached_property
    def prose(self) -> str:
        """`text` with blanks in place of its code, which shows things and does not mean them."""
        return _CODE.sub(lambda code: _NOT_LINE_END.sub(" ", code[0]), self.text)

    @cached_property
    def markdown_links(self) -> Mapping[str, Sequence[Location]]:
        """Where each address stands that Markdown leads to, by the address as it is in the HTML."""
        gaps = zip(self.fills, self.document.placeholders, strict=True)
        filled = ((unescape(fill), gap.location) for fill, gap in gaps if gap.kind == "href")
        places = defaultdict(list)
        for address, place in (*filled, *self.document.anchor_links):
            if place.line:
                places[address].append(place)
        return places

    @cached_property
    def raw_addresses(self) -> Mapping[tuple[str, str], Sequence[Location]]:
        """Where each address stands that raw HTML has, by its attribute (``href`` or ``src``) and itself."""
        places = defaultdict(list)
        for found in _ADDRESS.finditer(self.prose):
            if found[1]:
                value = found.lastindex or 0
                places[found[1].lower(), unescape(found[value])].append(self.locate(found.start(value)))
        return places

    def links_to(self, address: str) -> Sequence[Location]:
        """Return where links lead to an address, by Markdown or by raw HTML."""
        return (*self.markdown_links.get(address, ()), *self.raw_addresses.get(("href", address), ()))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return tuple(accumulate((len(line) + 1 for line in self.lines), initial=0))

    def locate(self, offset: int) -> Location:
        """Return the place of an offset in `text`."""
        line = bisect_right(self._starts, offset)
        return Location(self.document.path, line, offset - self._starts[line - 1] + 1)

    def at(self, code: Code, line: int, column: int, message: str, hint: str = "") -> Diagnostic:
        """Return a diagnostic at a line and column of the source, both from 1; line 0 is the whole page."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        location = Location(self.document.path, line, column)
        return Diagnostic(location, code.severity, code, message, hint, excerpt)

    def at_places(
        self, code: Code, places: Sequence[Location], text: str, message: str, hint: str = ""
    ) -> Iterator[Diagnostic]:
        """Yield a diagnostic at each of `places`; where there are none, one as `at_text` has it."""
        for place in places:
            yield self.at(code, place.line, place.column, message, hint)
        if not places:
            yield self.at_text(code, text, message, hint)

    def at_text(self, code: Code, text: str, message: str, hint: str = "") -> Diagnostic:
        """Return a diagnostic where `text` first stands in the source, or for the page as a whole.

        The source may have written it with entities, or an address without its percent signs; it is not meant
        where it is the beginning of a longer address or word, nor in code, if it is elsewhere.
        """
        forms = (text, escape(text), unquote(text))
        offset = next((found for form in forms if (found := self._find(form)) >= 0), -1)
        place = self.locate(offset) if offset >= 0 else Location("")
        return self.at(code, place.line, place.column, message, hint)

    def _find(self, text: str) -> int:
        whole = re.compile(rf"{re.escape(text)}(?![\w/#?=&%-])") if text else None
        found = whole and (whole.search(self.prose) or whole.search(self.text))
        return found.start() if found else self.text.find(text)


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

    @cached_property
    def by_name(self) -> dict[str, CheckedPage]:
        """The pages by the name of their source."""
        return {page.document.name: page for page in self.pages}
