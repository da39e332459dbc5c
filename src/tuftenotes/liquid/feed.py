"""``feed.xml`` as jekyll-feed writes it, and the link to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tuftenotes.liquid.addresses import absolute_url
from tuftenotes.liquid.filters_date import xml_schema
from tuftenotes.liquid.filters_site import xml_escape
from tuftenotes.liquid.ruby_time import localize, to_date
from tuftenotes.liquid.smartify import smartify
from tuftenotes.liquid.values import Drop, is_truthy, to_i, to_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tuftenotes.liquid.drops import Library, Table
    from tuftenotes.liquid.items import Item
    from tuftenotes.liquid.model import JekyllModel

__all__ = ["feed_link", "feed_paths", "make_feed", "plain_text"]

_TAGS = re.compile(r"<script.*?</script>|<!--.*?-->|<style.*?</style>|<.*?>", re.DOTALL)
_BLANKS = re.compile(r"\s+", re.ASCII)
_POSTS = 10
_ATOM = "http://www.w3.org/2005/Atom"
_MEDIA = "http://search.yahoo.com/mrss/"
_CDATA_END = "]]>"


def plain_text(html: str) -> str:
    """Return HTML without its tags, and with single blanks."""
    return _BLANKS.sub(" ", _TAGS.sub("", html)).strip(" ")


def _settings(model: JekyllModel) -> Mapping[str, Any]:
    feed = model.config.values.get("feed")
    return feed if isinstance(feed, dict) else {}


def feed_paths(model: JekyllModel) -> list[tuple[str, str, str]]:
    """Return path, collection and category (empty for all) of every feed that the configuration asks for."""
    settings = _settings(model)
    given = settings.get("collections")
    if isinstance(given, list):
        collections: dict[str, Any] = {to_s(name): {} for name in given}
    else:
        collections = dict(given) if isinstance(given, dict) else {}
    posts = dict(collections.get("posts") or {})
    posts.setdefault("path", settings.get("path"))
    posts.setdefault("categories", settings.get("categories"))
    collections["posts"] = posts
    found: list[tuple[str, str, str]] = []
    for label, meta in collections.items():
        prefix = "feed" if label == "posts" else f"feed/{label}"
        categories = meta.get("categories") if isinstance(meta, dict) else None
        found += [(f"{prefix}/{to_s(c)}.xml", label, to_s(c)) for c in categories or ()]
        path = to_s(meta.get("path") if isinstance(meta, dict) else "") or f"{prefix}.xml"
        found.append((path.lstrip("/"), label, ""))
    return found


def feed_link(model_config: Mapping[str, Any]) -> str:
    """Return the ``link`` element that ``feed_meta`` stands for."""
    feed = model_config.get("feed")
    path = to_s(feed.get("path") if isinstance(feed, dict) else "") or "feed.xml"
    title = to_s(model_config.get("title") or model_config.get("name"))
    href = xml_escape(absolute_url(path, model_config))
    named = f' title="{xml_escape(title)}"' if title else ""
    return f'<link type="application/atom+xml" rel="alternate" href="{href}"{named} />'


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{text}</{name}>"


def _person(name: str, source: object) -> str:
    parts = [_element("name", xml_escape(name))]
    for key in ("email", "uri"):
        value = source.get(key) if isinstance(source, (dict, Drop)) else None
        if is_truthy(value):
            parts.append(_element(key, xml_escape(to_s(value))))
    return _element("author", "".join(parts))


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(_CDATA_END, ']]]]><![CDATA[>')}]]>"


class _Feed:
    def __init__(self, model: JekyllModel, library: Library) -> None:
        self.model = model
        self.library = library
        self.values = model.config.values
        self.zone = model.config.clock.zone

    def url(self, path: object) -> str:
        return xml_escape(absolute_url(to_s(path), self.values))

    def time(self, value: object) -> str:
        moment = to_date(value, self.model.config.clock)
        return xml_schema(localize(moment, self.zone)) if moment else ""

    def head(self, path: str, label: str, category: str) -> list[str]:
        lang = to_s(self.values.get("lang"))
        address = self.url(f"/{path}")
        title = to_s(self.values.get("title") or self.values.get("name"))
        for part in (label if label != "posts" else "", category):
            title += f" | {part[:1].upper()}{part[1:].lower()}" if part else ""
        parts = [
            _element("generator", "Jekyll", ' uri="https://jekyllrb.com/" version="4.3.1"'),
            f'<link href="{address}" rel="self" type="application/atom+xml" />',
            f'<link href="{self.url("/")}" rel="alternate" type="text/html"'
            + (f' hreflang="{xml_escape(lang)}"' if lang else "")
            + " />",
            _element("updated", self.time(self.model.time)),
            _element("id", address),
        ]
        if title:
            parts.append(_element("title", xml_escape(smartify(title)), ' type="html"'))
        description = to_s(self.values.get("description"))
        if description:
            parts.append(_element("subtitle", xml_escape(description)))
        author = self.values.get("author")
        if is_truthy(author):
            name = author.get("name") if isinstance(author, dict) else None
            parts.append(_person(to_s(name or author), author))
        return parts

    def author(self, post: Table) -> str:
        authors = post.get("authors")
        first = authors[0] if isinstance(authors, list) and authors else None
        author = post.get("author") or first or self.values.get("author")
        known = self.model.data.get("authors")
        if isinstance(known, dict) and isinstance(author, str):
            author = known.get(author) or author
        name = author.get("name") if isinstance(author, dict) else None
        return _person(to_s(name or author), author)

    def entry(self, item: Item) -> str:
        post = self.library.drop(item)
        title = xml_escape(plain_text(smartify(to_s(post.get("title")))))
        address = self.url(item.url)
        updated = post.get("last_modified_at") or item.date
        parts = [
            _element("title", title, ' type="html"'),
            f'<link href="{address}" rel="alternate" type="text/html" title="{title}" />',
            _element("published", self.time(item.date)),
            _element("updated", self.time(updated)),
            _element("id", self.url(post.get("id"))),
        ]
        own = post.get("feed")
        short = own.get("excerpt_only") if isinstance(own, dict) else None
        if not is_truthy(short or _settings(self.model).get("excerpt_only")):
            content = self.library.content(item).strip()
            parts.append(_element("content", _cdata(content), f' type="html" xml:base="{address}"'))
        parts.append(self.author(post))
        category = post.get("category")
        words = [category] if is_truthy(category) else post.get("categories")
        tags = post.get("tags")
        all_words = (*_listed(words), *_listed(tags))
        parts += [f'<category term="{xml_escape(to_s(word))}" />' for word in all_words]
        summary = to_s(post.get("description")) or to_s(post.get("excerpt"))
        if summary:
            parts.append(_element("summary", _cdata(plain_text(summary)), ' type="html"'))
        parts += self.image(post.get("image"))
        lang = to_s(post.get("lang"))
        return _element("entry", "".join(parts), f' xml:lang="{xml_escape(lang)}"' if lang else "")

    def image(self, image: object) -> list[str]:
        path = to_s(image.get("path") if isinstance(image, dict) else image)
        if not path:
            return []
        url = xml_escape(path) if "://" in path else self.url(path)
        return [
            f'<media:thumbnail xmlns:media="{_MEDIA}" url="{url}" />',
            f'<media:content medium="image" url="{url}" xmlns:media="{_MEDIA}" />',
        ]


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else ()


def make_feed(model: JekyllModel, library: Library, path: str, label: str, category: str) -> str:
    """Return the Atom feed of a collection (of one category, if it names one)."""
    feed = _Feed(model, library)
    items = [
        item
        for item in reversed(model.documents.get(label, ()))
        if not item.draft or model.config.flag("show_drafts")
    ]
    if category:
        items = [item for item in items if category in map(to_s, _listed(item.value("categories")))]
    limit = to_i(_settings(model).get("posts_limit")) or _POSTS
    lang = to_s(model.config.values.get("lang"))
    attributes = f' xmlns="{_ATOM}" ' + (f'xml:lang="{xml_escape(lang)}"' if lang else "")
    parts = [*feed.head(path, label, category), *map(feed.entry, items[:limit])]
    sheet = ""
    if "feed.xslt.xml" in model.listing.others:
        sheet = f'<?xml-stylesheet type="text/xml" href="{feed.url("/feed.xslt.xml")}"?>'
    return f'<?xml version="1.0" encoding="utf-8"?>{sheet}{_element("feed", "".join(parts), attributes)}'
