"""What a reader gets of an HTML page, so that two builds of a site can be compared by content."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from urllib.parse import urljoin

__all__ = ["PageFacts", "differences", "page_facts"]

_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BREAKS = _HEADS | frozenset(
    re.findall(r"\w+", "p div li td th tr blockquote pre figure figcaption section br dt dd label input")
)
_SILENT = frozenset(("script", "style", "template", "annotation", "math", "head"))
_TEX = re.compile(r"\\\(.*?\\\)|\\\[.*?\\\]|\$\$.*?\$\$", re.DOTALL)
_QUOTES = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "\xa0": " ",
        "\u200b": None,
        "↩": None,
        "⊕": None,
        "\ufe0e": None,
    }
)
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The words of a page (formulas are left out), its headings with ids, its links and its images."""

    words: tuple[str, ...]
    heads: tuple[tuple[str, str], ...]
    links: Counter[str]
    images: Counter[str]


@dataclass
class _Reader(HTMLParser):
    url: str
    texts: list[str] = field(default_factory=list)
    heads: list[tuple[str, str]] = field(default_factory=list)
    links: Counter[str] = field(default_factory=Counter)
    images: Counter[str] = field(default_factory=Counter)
    silent: int = 0
    head_at: int = -1
    head_id: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what begins here."""
        given = dict(attrs)
        if tag in _SILENT:
            self.silent += 1
        if tag in _BREAKS:
            self.texts.append(" ")
        if tag in _HEADS:
            self.head_at, self.head_id = len(self.texts), given.get("id") or ""
        href = given.get("href") if tag == "a" else None
        if href and "#" not in href[:1]:
            self.links[urljoin(self.url, href)] += 1
        if tag == "img":
            self.images[urljoin(self.url, given.get("src") or "")] += 1

    def handle_endtag(self, tag: str) -> None:
        """Finish what ends here."""
        if tag in _SILENT and self.silent:
            self.silent -= 1
        if tag in _HEADS and self.head_at >= 0:
            self.heads.append((self.head_id, " ".join("".join(self.texts[self.head_at :]).split())))
            self.head_at = -1
        if tag in _BREAKS:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep text that is shown."""
        if not self.silent:
            self.texts.append(data)


def page_facts(html: str, url: str) -> PageFacts:
    """Read a page whose address is `url`."""
    reader = _Reader(url)
    reader.feed(html)
    reader.close()
    text = _TEX.sub(" ", "".join(reader.texts)).translate(_QUOTES)
    return PageFacts(
        tuple(re.findall(r"\w+|[^\w\s]", text)), tuple(reader.heads), reader.links, reader.images
    )


def differences(theirs: PageFacts, ours: PageFacts) -> list[str]:
    """Return a line for each thing that a reader of one page gets and a reader of the other does not."""
    lines: list[str] = []
    if "".join(theirs.words) != "".join(ours.words):
        matcher = SequenceMatcher(None, theirs.words, ours.words, autojunk=False)
        changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
        for _, a, b, c, d in changes[:_SHOWN]:
            lines.append(
                f"text: “{' '.join(theirs.words[a:b])[:60]}” is now “{' '.join(ours.words[c:d])[:60]}”"
            )
        if len(changes) > _SHOWN:
            lines.append(f"text: and {len(changes) - _SHOWN} more places")
    for name, before, after in (("link", theirs.links, ours.links), ("image", theirs.images, ours.images)):
        lines += [f"{name} gone: {address}" for address in sorted((before - after).elements())[:_SHOWN]]
        lines += [f"{name} new: {address}" for address in sorted((after - before).elements())[:_SHOWN]]
    for head in theirs.heads:
        if head not in ours.heads:
            lines.append(f"heading gone: {head[1]} (#{head[0]})")
    return lines
