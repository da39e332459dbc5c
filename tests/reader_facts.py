"""What a reader gets of an HTML page, so that differing markup for the same content counts as equal."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import lxml.html

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["reader_facts"]

_TEX = re.compile(r'(?s)<script type="math/tex(?:; mode=display)?">(.*?)</script>')
_MATHML = re.compile(
    r"(?s)<math\b(?:(?!</math>).)*?<annotation[^>]*application/x-tex[^>]*>(.*?)</annotation>.*?</math>"
)
_DELIMITED = re.compile(r"(?s)\\\((.*?)\\\)|\\\[(.*?)\\\]")
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div li ul ol table tr td th pre blockquote figure figcaption h1 h2 h3 h4 h5 h6 section article",
    )
)
_COUNTED = ("p", "li", "table", "tr", "pre", "blockquote", "em", "strong", "code")
_NOTE = (
    './/*[contains(concat(" ",@class," ")," sidenote ") or contains(concat(" ",@class," ")," marginnote ")]'
)
_PLUMBING = (
    './/input|.//label|.//*[contains(@role,"doc-backlink")]|.//a[contains(@class,"reversefootnote")]'
    '|.//script|.//style|.//*[@aria-hidden="true"]'
)


def _formula(match: re.Match[str]) -> str:
    tex = unescape(next(group for group in match.groups() if group is not None))
    return (
        " TEX" + re.sub(r"\W+", lambda m: "".join(f"x{ord(c):x}" for c in m[0] if not c.isspace()), tex) + " "
    )


def _drop(element: Any) -> None:  # noqa: ANN401 (lxml has no types)
    element.drop_tree()


def _words(element: Any) -> Iterator[str]:  # noqa: ANN401 (lxml has no types)
    parts: list[str] = []
    for event, node in lxml.etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            parts += [" " if node.tag in _BLOCKS or node.tag == "br" else "", node.text or ""]
        else:
            parts.append(" " if node.tag in _BLOCKS else "")
            parts.append((node.tail or "") if node is not element else "")
    text = "".join(parts).replace("\u200b", "").replace("\xa0", " ")
    for plain, typographic in (("'", "‘’"), ('"', "“”")):
        text = re.sub(f"[{typographic}]", plain, text)
    return iter(re.findall(r"\w+|[^\w\s]", text))


def reader_facts(html: str, url: str) -> dict[str, Any]:
    """Return words, notes, headings, links, images and counts of blocks of a page at `url`."""
    for pattern in (_MATHML, _TEX, _DELIMITED):
        html = pattern.sub(_formula, html)
    root = lxml.html.document_fromstring(html or "<html><body></body></html>")
    for element in root.xpath(_PLUMBING):
        _drop(element)
    images = Counter(urljoin(url, image.get("src") or "") for image in root.iter("img"))
    links = Counter(
        urljoin(url, a.get("href")) for a in root.iter("a") if a.get("href") and "#fn" not in a.get("href")
    )
    heads = [
        (h.tag, h.get("id") or "", list(_words(h))) for h in root.iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    notes = sorted(list(_words(note)) for note in root.xpath(_NOTE))
    for note in root.xpath(_NOTE):
        _drop(note)
    blocks = Counter(element.tag for element in root.iter() if element.tag in _COUNTED)
    return {
        "words": list(_words(root)),
        "notes": notes,
        "heads": heads,
        "links": links,
        "images": images,
        "blocks": blocks,
    }
