"""The Atom feed of a native site (RFC 4287): dated pages, newest first, as a feed reader can show them.

A reader strips what it doesn't know: notes would be glued into their sentences and formulas fall apart. So
the notes of an entry stand at its end, and formulas become text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from tuftenotes.mathematics.plain import formula_text

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Entry", "Feed", "atom", "entry_html", "formulas_as_text"]

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_ATOM = "http://www.w3.org/2005/Atom"
_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_TEX = re.compile(r'<annotation encoding="application/x-tex">(.*?)</annotation>', re.DOTALL)
_NOTE_SIGNS = re.compile(
    r'<a href="[^"]*" class="note-(?:back|mark)"[^>]*>[^<]*</a>|<span class="note-sign">[^<]*</span>'
)
"""Between a mark and its note, and the brackets around the note: a list at the end needs none of them."""
_NOTES = frozenset({"sidenote", "marginnote"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_SILENT = frozenset({"button", "input", "label", "picture", "source", "span"})
"""Tags that mean something only to our style sheet or to a browser that chooses between pictures."""
_SPOKEN = frozenset(
    {
        "alt",
        "cite",
        "colspan",
        "controls",
        "datetime",
        "height",
        "href",
        "hreflang",
        "lang",
        "poster",
        "reversed",
    }
    | {"rowspan", "scope", "span", "src", "start", "title", "type", "value", "width"}
)
"""The attributes that a reader's own page has a use for; ids would collide with those of other entries."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in a feed: `url` is absolute, `updated` an RFC 3339 time, `html` its body."""

    title: str
    url: str
    updated: str
    summary: str
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `home` and `address` are the absolute URLs of the site and of the feed itself."""

    title: str
    subtitle: str
    author: str
    home: str
    address: str
    lang: str


def atom(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """Return the feed as an XML document; its time is that of its newest entry."""
    entries = sorted(entries, key=lambda entry: entry.updated, reverse=True)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.lang})
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    _add(root, "link", rel="alternate", type="text/html", href=feed.home)
    _add(root, "id", feed.address)
    _add(root, "updated", entries[0].updated if entries else "1970-01-01T00:00:00Z")
    _add(_add(root, "author"), "name", feed.author or feed.title)
    for entry in entries:
        element = _add(root, "entry")
        _add(element, "title", entry.title)
        _add(element, "link", rel="alternate", type="text/html", href=entry.url)
        _add(element, "id", entry.url)
        _add(element, "updated", entry.updated)
        if entry.summary:
            _add(element, "summary", entry.summary)
        _add(element, "content", entry_html(entry.html, entry.url), type="html")
    ET.indent(root)
    return f"{_DECLARATION}{ET.tostring(root, 'unicode')}\n".encode()


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = _XML_FORBIDS.sub("\ufffd", text) or None
    return element


_XML_FORBIDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def entry_html(html: str, url: str) -> str:
    """Return a page's body for a feed: formulas as text, notes in a list at the end, addresses absolute."""
    writer = _Writer(url)
    writer.feed(_NOTE_SIGNS.sub("", formulas_as_text(html)))
    writer.close()
    return writer.result()


def formulas_as_text(html: str) -> str:
    """Return HTML with text in place of its formulas, for readers that know no MathML."""
    return _MATH.sub(_formula, html)


def _formula(math: re.Match[str]) -> str:
    tex = _TEX.search(math[0])
    return escape(formula_text(math[0], unescape(tex[1]).strip() if tex else ""), quote=False)


class _Writer(HTMLParser):
    """Copies HTML, and puts what belongs to notes elsewhere."""

    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=False)
        self._url = url
        self._texts: list[list[str]] = [[]]
        self._open: list[str] = []
        self._notes: list[str] = []
        self._depths: list[int] = []
        self._marks = 0

    def result(self) -> str:
        """Return what was copied, and the notes behind it."""
        text = "".join(self._texts[0]).strip()
        if not self._notes:
            return text
        notes = "".join(f"<li>{note.strip()}</li>" for note in self._notes)
        return f"{text}\n<hr>\n<ol>{notes}</ol>"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "label" and "margin-toggle" in classes:
            self._marks += 1
            self._write(f"<sup>[{self._marks}]</sup>")
        if classes & _NOTES:
            self._texts.append([])
            self._depths.append(len(self._open))
        elif tag not in _SILENT:
            self._write(self._tag(tag, given))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while (last := self._open.pop()) != tag:
            self._end(last)
        if self._depths and len(self._open) < self._depths[-1]:
            self._depths.pop()
            self._notes.append("".join(self._texts.pop()))
        else:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if "label" not in self._open:
            self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def _tag(self, tag: str, attributes: dict[str, str]) -> str:
        kept = {name: value for name, value in attributes.items() if name in _SPOKEN}
        for name in ("href", "poster", "src"):
            if name in kept:
                kept[name] = urljoin(self._url, kept[name])
        written = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        return f"<{tag}{written}>"

    def _end(self, tag: str) -> None:
        if tag not in _SILENT:
            self._write(f"</{tag}>")

    def _write(self, text: str) -> None:
        self._texts[-1].append(text)
