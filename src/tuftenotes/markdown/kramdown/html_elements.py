"""Reading HTML as kramdown does: which element ends where, and which tags close nothing.

kramdown copies what is inside an element of a block as it is, up to the tag that closes it. A closing tag
that closes something else is text, and what nothing closes reaches to the end (kramdown 2.4, parser/html.rb).
The tags of Liquid plugins work everywhere in it, since Jekyll has replaced them before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuftenotes.markdown.plugins.html import element_ends

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "MARKDOWN",
    "OPENING",
    "PIECE",
    "VOID",
    "Element",
    "content_model",
    "is_block",
    "is_known",
    "is_span",
    "read_element",
]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SPANS = _names(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q "
    "rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var"
)
_BLOCKS = _names(
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol "
    "optgroup p pre section summary table tbody td th thead tfoot tr ul"
)
VOID = _names("area base br col command embed hr img input keygen link meta param source track wbr")
_VERBATIM = frozenset(("script", "style"))
_ALSO_KNOWN = _names("math script style textarea")
_BLOCK_MODEL = _names(
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption footer "
    "form header hgroup iframe li main map menu nav noscript object section summary td"
)
_SPAN_MODEL = _names(
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend "
    "optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt"
)
_NAME = r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?"
_ATTRIBUTES = r"(?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*"
OPENING = re.compile(rf"<(?P<name>{_NAME})(?P<attributes>{_ATTRIBUTES})\s*(?P<closed>/?)>")
"""An opening tag."""
_TAG = re.compile(rf"<!--.*?-->|{OPENING.pattern}|</(?P<closing>{_NAME})\s*>", re.DOTALL)
"""A comment, an opening or a closing tag."""
PIECE = re.compile(rf"{_TAG.pattern}|\{{%", re.DOTALL)
"""What ends text inside an element: one of those, or the tag of a plugin."""
_SIGN = re.compile(r"<|>|&(?!#\d+;|#x[0-9a-fA-F]+;|[A-Za-z_][\w.-]*;)")
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
MARKDOWN = re.compile(r"""\s+markdown\s*=\s*(?:"([^"]*)"|'([^']*)'|(\w+))""")
"""The attribute that says whether what is inside is Markdown; it is no HTML."""


@dataclass(slots=True)
class Element:
    """An element and what is in it: HTML, and the places of Markdown as (start, end, model) between.

    `html` has one piece more than `markdown`; `end` is the offset behind the closing tag.
    """

    end: int
    html: list[str] = field(default_factory=list)
    markdown: list[tuple[int, int, str]] = field(default_factory=list)


def is_span(name: str) -> bool:
    """Return whether an element is one of running text; a block element ends a paragraph, a span doesn't."""
    return name.lower() in _SPANS


def is_block(name: str) -> bool:
    """Return whether a tag of this name in running text is shown as it is written."""
    return name.lower() in _BLOCKS


def is_known(name: str) -> bool:
    """Return whether kramdown knows an element; the case of the letters matters in the names of others."""
    name = name.lower()
    return name in _SPANS or name in _BLOCK_MODEL or name in _SPAN_MODEL or name in _ALSO_KNOWN


def content_model(name: str) -> str:
    """Return how an element's content is read where it asks for Markdown: ``block``, ``span`` or ``raw``."""
    name = name.lower()
    return "block" if name in _BLOCK_MODEL else "span" if name in _SPAN_MODEL else "raw"


def escaped(text: str) -> str:
    """Return text from between tags as HTML; character references stay."""
    return _SIGN.sub(lambda sign: _ESCAPED[sign[0]], text)


def read_element(
    text: str,
    opening: re.Match[str],
    limit: int,
    call_end: Callable[[int], int | None],
    *,
    parse_all: bool = False,
) -> Element:
    """Read the element that begins with `opening` and ends before `limit`.

    `call_end` tells where the tag of a plugin ends that begins at an offset. With `parse_all` (kramdown's
    option parse_block_html) what is in block elements is Markdown unasked.
    """
    return _Reader(text, limit, call_end, parse_all=parse_all).read(opening)


class _Reader:
    def __init__(
        self, text: str, limit: int, call_end: Callable[[int], int | None], *, parse_all: bool
    ) -> None:
        self._text, self._limit, self._parse_all = text, limit, parse_all
        self._call_end = call_end
        self._element = Element(0)
        self._pieces: list[str] = []
        self._waiting: list[str] = []

    def read(self, opening: re.Match[str]) -> Element:
        position = self._open(opening)
        while self._waiting and (tag := PIECE.search(self._text, position, self._limit)):
            self._pieces.append(escaped(self._text[position : tag.start()]))
            if tag["name"]:
                position = self._open(tag)
                continue
            call = self._call_end(tag.start()) if tag[0] == "{%" else None
            position = call or tag.end()
            if call:
                self._mark(tag.start(), call, "span")
            else:
                self._pieces.append(self._close(tag) if tag["closing"] else tag[0])
        if self._waiting:
            self._pieces.append(escaped(self._text[position : self._limit].rstrip("\n")))
            self._pieces += (f"</{name}>" for name in reversed(self._waiting))
            position = self._limit
        self._cut()
        self._element.end = position
        return self._element

    def _close(self, tag: re.Match[str]) -> str:
        if tag["closing"].lower() != self._waiting[-1]:
            return escaped(tag[0])
        self._waiting.pop()
        return tag[0]

    def _open(self, tag: re.Match[str]) -> int:
        """Read an opening tag, with its content where that is read as a whole; return where to go on."""
        name = tag["name"].lower()
        model, html = self._model(tag, name)
        self._pieces.append(html)
        if tag["closed"] or name in VOID:
            return tag.end()
        if name in _VERBATIM:
            return self._copy(tag.end(), name)
        if model != "raw":
            return self._take(tag, name, model)
        self._waiting.append(name)
        return tag.end()

    def _take(self, tag: re.Match[str], name: str, model: str) -> int:
        """Leave a place for the Markdown up to the closing tag, or to the end where there is none."""
        end = element_ends(self._text, name).get(tag.start(), self._limit + 1)
        if end > self._limit:
            self._mark(tag.end(), self._limit, model)
            self._pieces.append(f"</{name}>")
            return self._limit
        closing = self._text.rindex("</", 0, end)
        self._mark(tag.end(), closing, model)
        self._pieces.append(self._text[closing:end])
        return end

    def _copy(self, start: int, name: str) -> int:
        """Copy a script or a style as it is."""
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self._text, start, self._limit)
        end = closing.end() if closing else self._limit
        self._pieces.append(self._text[start:end].rstrip("\n"))
        self._pieces += [] if closing else [f"</{name}>"]
        return end

    def _model(self, tag: re.Match[str], name: str) -> tuple[str, str]:
        asked = MARKDOWN.search(tag["attributes"])
        if asked is None:
            return (content_model(name) if self._parse_all else "raw"), tag[0]
        word = asked[1] or asked[2] or asked[3]
        start = tag.start("attributes")
        html = self._text[tag.start() : start + asked.start()] + self._text[start + asked.end() : tag.end()]
        model = content_model(name) if word == "1" else word if word in ("span", "block") else "raw"
        return model, html

    def _mark(self, start: int, end: int, model: str) -> None:
        """Leave a place for Markdown."""
        self._cut()
        self._element.markdown.append((start, end, model))

    def _cut(self) -> None:
        self._element.html.append("".join(self._pieces))
        self._pieces = []
