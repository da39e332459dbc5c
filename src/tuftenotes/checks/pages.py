"""Rules about single pages: their titles, headings, texts and notes."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tuftenotes.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.checks.facts import CheckedPage, Facts
    from tuftenotes.diagnostics import Diagnostic

__all__ = [
    "empty_pages",
    "heading_jumps",
    "long_notes",
    "missing_descriptions",
    "orphans",
    "repeated_ids",
    "repeated_titles",
    "todo_markers",
    "untitled_pages",
]

_TODO = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
_LONG = 60
"""Words; below that a note is short, however short its section."""


def repeated_ids(site: Facts) -> Iterator[Diagnostic]:
    """Find ids that a page gives to more than one element (in raw HTML: ours are unique)."""
    for page in site.pages:
        for name, count in Counter(page.facts.ids).items():
            if count > 1:
                yield page.at_text(Code.REPEATED_ID, f'id="{name}"', f"{count} elements have the id “{name}”")


def repeated_titles(site: Facts) -> Iterator[Diagnostic]:
    """Find pages that are called like an earlier one."""
    first: dict[str, CheckedPage] = {}
    for page in site.pages:
        title = page.document.title.strip()
        earlier = first.setdefault(title.casefold(), page)
        if title and earlier is not page:
            line = page.document.lines.get("title", 0)
            message = f"“{title}” is also the title of {earlier.document.path}"
            yield page.at(Code.REPEATED_TITLE, line, 1 if line else 0, message)


def untitled_pages(site: Facts) -> Iterator[Diagnostic]:
    """Find pages that lists, links and browsers have no name for, and that don't lack it for a mistake."""
    for page in site.pages:
        document = page.document
        broken = any(problem.code is Code.FRONT_MATTER for problem in document.diagnostics)
        if not (document.title.strip() or broken) and page.html.strip() and document.meta.get("layout", True):
            yield page.at(
                Code.UNTITLED, 1, 0, "this page has no title", "title: Its Title, in the front matter"
            )


def heading_jumps(site: Facts) -> Iterator[Diagnostic]:
    """Find headings more than one level below the one before."""
    for page in site.pages:
        for above, below in pairwise(page.document.headings):
            if below.level > above.level + 1:
                message = f"a heading of level {below.level} follows one of level {above.level}"
                hint = "write " + "#" * (above.level + 1)
                yield page.at(Code.HEADING_JUMP, below.line, 1, message, hint)


def empty_pages(site: Facts) -> Iterator[Diagnostic]:
    """Find pages on which there is nothing."""
    for page in site.pages:
        if not page.html.strip() and not page.document.meta.get("layout"):
            yield page.at(Code.EMPTY_PAGE, 0, 0, "this page is empty")


def orphans(site: Facts) -> Iterator[Diagnostic]:
    """Find pages that no other page links to, by its text or by previous and next."""
    linked = {urlsplit(urljoin(page.url, link)).path for page in site.pages for link in page.frame.links}
    for page in site.pages:
        home = page.url in (f"{site.baseurl}/", f"{site.baseurl}/404.html")
        known = page.url in linked or page.url.removesuffix(".html") in linked
        if not (page.in_sequence or home or known) and page.url.endswith(("/", ".html")):
            yield page.at(Code.ORPHAN, 0, 0, "no page links to this one")


def missing_descriptions(site: Facts) -> Iterator[Diagnostic]:
    """Find pages that search engines would have nothing to say about."""
    for page in site.pages:
        if not page.document.description and page.html.strip():
            hint = "description: one sentence, in the front matter"
            yield page.at(Code.MISSING_DESCRIPTION, 1, 0, "this page has no description", hint)


def todo_markers(site: Facts) -> Iterator[Diagnostic]:
    """Find TODO, FIXME and XXX outside code."""
    for page in site.pages:
        for number, line in enumerate(page.prose.split("\n"), 1):
            for marker in _TODO.finditer(line):
                message = f"a {marker[0]} is left in the text"
                yield page.at(Code.TODO_MARKER, number, marker.start() + 1, message)


def long_notes(site: Facts) -> Iterator[Diagnostic]:
    """Find notes that are longer than the section they belong to: the margin can't hold them."""
    for page in site.pages:
        for name, words, section in page.facts.notes:
            room = page.facts.sections[section]
            if words > max(room, _LONG):
                wanted = name.removesuffix("-text").removeprefix("fn-")
                message = f"a note of {words} words stands in a section of {room}"
                yield page.at_text(Code.LONG_NOTE, wanted, message, "say it in the text, or shorten it")
