"""Telling whether a plugin's or an include's HTML is, for a reader, what our own tag of that name shows.

Where it is, the tag is ours: valid HTML, unique ids, Markdown and formulas in the text. Where a site means
something else by the name (text first, no number, another caption), its own HTML is shown. So it is where a
note has no mark to open it: the style sheets of such a site (2015's) would show our mark and its checkbox;
where all notes are open at first; and where an epigraph is more than one paragraph of text.
"""

from __future__ import annotations

import re
from html import unescape

__all__ = ["is_alike"]

_TAG = re.compile(r"<[^>]*>")
_MARKS = re.compile(r"[^\w\"']+|_+")
_IMAGE = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LINK = re.compile(r"<a\b")
_SLASHES = re.compile(r"(?<!:)//+")
_ABSOLUTE = re.compile(r"[a-z][a-z+.-]*:|//", re.IGNORECASE)
# Name of a tag -> what its HTML has anywhere.
_SHAPES = {
    "sidenote": re.compile(
        r"""class=["'][^"']*\bsidenote-number\b.*class=["'][^"']*\bsidenote(?![\w-])""", re.DOTALL
    ),
    "marginnote": re.compile(r"""class=["'][^"']*\bmarginnote(?![\w-])"""),
    "marginfigure": re.compile(r"""class=["'][^"']*\bmarginnote(?![\w-])"""),
    "newthought": re.compile(r"""class=["'][^"']*\bnewthought\b"""),
    "epigraph": re.compile(r"<blockquote"),
    "fullwidth": re.compile(r"""<figure[^>]*class=["'][^"']*\bfullwidth\b(?!.*\bmarginnote\b)""", re.DOTALL),
    "maincolumn": re.compile(
        r"""<figure\b(?!.*<figcaption[^>]*marginnote)(?!.*<span[^>]*marginnote)""", re.DOTALL
    ),
}
_TOGGLE = re.compile(r"""class=["'][^"']*\bmargin-toggle\b""")
_OPEN = re.compile(r"<input\b[^>]*\schecked\b")
_BLOCKS = re.compile(r"</?(?:p|footer|div|cite|blockquote|[uo]l)\b|\S[ \t]*\n[ \t]*\n\s*\S")
_NOTES = frozenset(("sidenote", "marginnote", "marginfigure"))
_RAW = frozenset(("epigraph", "fullwidth", "maincolumn"))
"""Tags whose text is raw HTML, unless the plugin asks for Markdown there."""
_PICTURE_PLACE = {"marginfigure": 1, "fullwidth": 0, "maincolumn": 0}
_FIRST_TEXT = {"sidenote": 1, "marginnote": 1, "marginfigure": 2, "fullwidth": 1, "maincolumn": 1}


def is_alike(name: str, values: list[str], html: str, baseurl: str) -> bool:
    """Compare the HTML with what tag `name` shows, given its arguments in the order of today's tag."""
    if not _SHAPES[name].search(html) or (name in _RAW and "markdown=" in html):
        return False
    if name in _NOTES and (not _TOGGLE.search(html) or _OPEN.search(html)):
        return False
    if name == "epigraph" and any(_BLOCKS.search(value) for value in values):
        return False
    first = _FIRST_TEXT.get(name, 0)
    if name in {"sidenote", "marginnote"} and len(values) == 1:
        first = 0
    texts = " ".join(values[first:])
    place = _PICTURE_PLACE.get(name)
    if place is not None:
        if len(values) <= place:
            return False
        wanted = [_address(values[place], baseurl), *_pictures(texts)]
        if sorted(_pictures(html)) != sorted(wanted):
            return False
    same_links = len(_LINK.findall(html)) == len(_LINK.findall(texts))
    return same_links and _words(html) == _words(texts)


def _pictures(html: str) -> list[str]:
    return [_clean(one or two) for one, two in _IMAGE.findall(html)]


def _words(html: str) -> str:
    """Return the letters, digits and quotes of a text, without its markup.

    A plugin that does not look for quotes around its arguments shows them.
    """
    return _MARKS.sub("", unescape(_TAG.sub("", html)))


def _address(path: str, baseurl: str) -> str:
    return _clean(path) if _ABSOLUTE.match(path) else _clean(f"{baseurl}/{path}")


def _clean(path: str) -> str:
    return _SLASHES.sub("/", path.strip()) if not path.startswith("//") else path
