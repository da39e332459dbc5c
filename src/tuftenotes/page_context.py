"""What templates see as ``page`` and ``site``: plain data, made from documents and the configuration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tuftenotes.references import fill_marks
from tuftenotes.urls import encode_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tuftenotes.model import Document
    from tuftenotes.settings import Config

__all__ = ["link_to", "listing", "page_context", "sentence_case", "site_context", "without_marks"]

_ANY_MARK = re.compile("[\ufdd0][0-9]*[\ufdd1]")
_TITLE_PIECE = re.compile(r"<math\b.*?</math>|<[^>]*>|&#?\w+;|[^<&]+|.", re.DOTALL)


def page_context(
    document: Document, config: Config, fills: Sequence[str], *, own_layouts: bool
) -> dict[str, Any]:
    """Return the `page` of a template, but for what depends on other pages: all front matter, and ours."""
    meta = document.meta
    title_html = without_marks(document.title_html)
    contents = [
        {"level": h.level, "id": h.id, "html": fill_marks(h.html, fills), "text": without_marks(h.text)}
        for h in document.headings
    ]
    as_sentence = _titles_as_sentences(document, config, own_layouts=own_layouts)
    return {
        **{name: value for name, value in meta.items() if value is not None},
        "path": document.path,
        "name": document.name,
        "title": without_marks(document.title),
        "title_html": title_html,
        "heading_html": sentence_case(title_html) if as_sentence else title_html,
        "subtitle_html": without_marks(document.subtitle_html),
        "description": without_marks(document.description),
        "excerpt": fill_marks(document.excerpt, fills),
        "lang": meta.get("lang") or config.text("lang"),
        "toc": contents,
        "has_math": document.has_math,
        "math_renderer": document.math_renderer,
        "has_code": document.has_code,
        "words": document.words,
        "edit_url": _edit_url(document, config),
    }


def site_context(
    config: Config, data: Mapping[str, Any], entries: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return everything that a template may ask of `site`: each key of the configuration, and the lists.

    `pages` are in the order of the course; `posts` are the dated ones, newest first; `tags` and
    `categories` map a word to the pages that have it. `feed` is the path of the Atom feed, if there is one.
    """
    posts = sorted((e for e in entries if e.get("date")), key=lambda e: str(e["date"]), reverse=True)
    newest = str(posts[0]["date"]) if posts else ""
    return {
        "time": newest,
        "feed": "/feed.xml" if posts and config.text("url") else "",
        **config.values,
        "data": data,
        "pages": list(entries),
        "posts": posts,
        "tags": _by_word(entries, "tags", "tag"),
        "categories": _by_word(entries, "categories", "category"),
    }


def listing(document: Document, url: str, chapter: str | None) -> dict[str, Any]:
    """Return what a list of pages may show of a page: its front matter, title, URL and chapter.

    Nothing of its text: an edit of one page's text must not touch the pages with lists.
    """
    return {
        **document.meta,
        **link_to(document, url),
        "path": document.path,
        "chapter": chapter or "",
    }


def link_to(document: Document, url: str) -> dict[str, str]:
    """Return what another page may show of a page: its URL and its title."""
    return {
        "url": url,
        "title": without_marks(document.title),
        "title_html": without_marks(document.title_html),
    }


def without_marks(text: str) -> str:
    """Take the gaps out of a title or another short text that is shown outside its page."""
    return _ANY_MARK.sub("", text) if "\ufdd0" in text else text


def sentence_case(html: str) -> str:
    """Lower all letters of a title but the first character; tags, entities and formulas stay."""
    pieces = _TITLE_PIECE.findall(html)
    first = next((i for i, piece in enumerate(pieces) if piece[0] not in "<&"), -1)
    return "".join(
        piece if piece[0] in "<&" else piece[0] + piece[1:].lower() if i == first else piece.lower()
        for i, piece in enumerate(pieces)
    )


def _titles_as_sentences(document: Document, config: Config, *, own_layouts: bool) -> bool:
    """Tell whether the title above the page is set as a sentence: the way the Jekyll courses had it."""
    named = config.text("titles")
    if named != "auto":
        return named == "sentence"
    return not config.native and not own_layouts and not document.meta.get("date")


def _edit_url(document: Document, config: Config) -> str:
    own = document.meta.get("edit_url")
    if own is not None:
        return str(own or "")
    template = config.text("edit_url")
    return template.replace("{path}", encode_path(document.path)) if template else ""


def _by_word(entries: Sequence[Mapping[str, Any]], many: str, one: str) -> dict[str, list[Any]]:
    result: dict[str, list[Any]] = {}
    for entry in entries:
        words = entry.get(many) or entry.get(one) or ()
        for word in words.split() if isinstance(words, str) else words if isinstance(words, list) else ():
            result.setdefault(str(word), []).append(entry)
    return result
