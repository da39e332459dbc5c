"""What ``{% seo %}`` stands for: the title, the description and the cards that jekyll-seo-tag writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tuftenotes.liquid.addresses import absolute_url, encode_component
from tuftenotes.liquid.expressions import look_up
from tuftenotes.liquid.feed import plain_text
from tuftenotes.liquid.filters_date import xml_schema
from tuftenotes.liquid.filters_site import to_json
from tuftenotes.liquid.ruby_time import localize, to_date
from tuftenotes.liquid.values import is_truthy, to_i, to_s

if TYPE_CHECKING:
    from tuftenotes.liquid.runtime import Runtime

__all__ = ["Seo", "seo_html"]

_HOME = re.compile(r"/(about/)?(index.html?)?\Z")
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_ONCE = re.compile(r"""["><']|&(?!([a-zA-Z]+|(#\d+));)""")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_VERIFICATIONS = {
    "google": "google-site-verification",
    "bing": "msvalidate.01",
    "alexa": "alexaVerifyID",
    "yandex": "yandex-verification",
    "baidu": "baidu-site-verification",
    "facebook": "facebook-domain-verification",
}


def _of(value: object, *keys: str) -> object:
    for key in keys:
        value = look_up(value, key)[1]
    return value


@dataclass
class Seo:
    """The facts about a page: `page`, `site` and `paginator` are what templates see under these names."""

    page: object
    site: object
    paginator: object
    runtime: Runtime

    def plain(self, value: object) -> str:
        """Return Markdown as plain text that may stand in an attribute."""
        html = self.runtime.markdown(to_s(value)) if to_s(value) else ""
        return _ONCE.sub(lambda m: _ENTITIES[m[0]], plain_text(html))

    def absolute(self, url: object) -> str:
        """Return an absolute URL."""
        return absolute_url(to_s(url), self.runtime.config)

    def time(self, value: object) -> str:
        """Return a date as machines read it, empty for none."""
        moment = to_date(value, self.runtime.clock)
        return xml_schema(localize(moment, self.runtime.clock.zone)) if moment else ""

    @cached_property
    def site_title(self) -> str:
        """The site's name."""
        return self.plain(_of(self.site, "title") or _of(self.site, "name"))

    @cached_property
    def page_title(self) -> str:
        """The page's title, else the site's."""
        return self.plain(_of(self.page, "title")) or self.site_title

    @cached_property
    def title(self) -> str:
        """What stands in the window's title."""
        description = self.plain(_of(self.site, "description"))
        if self.site_title and self.page_title != self.site_title:
            title = f"{self.page_title} | {self.site_title}"
        elif description and self.site_title:
            tagline = self.plain(_of(self.site, "tagline")) or description
            title = f"{self.site_title} | {tagline}"
        else:
            title = self.page_title
        number = to_i(_of(self.paginator, "page"))
        if number > 1:
            message = to_s(_of(self.site, "seo_paginator_message")) or "Page %<current>s of %<total>s for "
            total = to_s(_of(self.paginator, "total_pages"))
            title = message.replace("%<current>s", str(number)).replace("%<total>s", total) + title
        return title

    @cached_property
    def description(self) -> str:
        """The page's description or excerpt, else the site's description."""
        own = self.plain(_of(self.page, "description") or _of(self.page, "excerpt"))
        return own or self.plain(_of(self.site, "description"))

    @cached_property
    def author(self) -> dict[str, object]:
        """The author's name and what else is known of them."""
        authors = _of(self.page, "authors")
        first = authors[0] if isinstance(authors, list) and authors else None
        candidates = (_of(self.page, "author"), first, _of(self.site, "author"))
        found = next((author for author in candidates if to_s(author)), None)
        if isinstance(found, dict):
            return found
        if not isinstance(found, str):
            return {}
        known = _of(self.site, "data", "authors", found)
        return {"name": found, **(known if isinstance(known, dict) else {})}

    @cached_property
    def locale(self) -> str:
        """The language of the page, as Facebook writes it."""
        lang = _of(self.page, "lang") or _of(self.site, "lang") or "en_US"
        return to_s(_of(self.page, "locale") or _of(self.site, "locale") or lang).replace("-", "_")

    @cached_property
    def url(self) -> str:
        """The page's own address."""
        own = to_s(_of(self.page, "canonical_url"))
        return own or re.sub(r"/index\.html$", "/", self.absolute(_of(self.page, "url")))

    @cached_property
    def image(self) -> dict[str, object]:
        """The picture of the page, empty for none."""
        given = _of(self.page, "image")
        facts = dict(given) if isinstance(given, dict) else {"path": given}
        path = to_s(facts.get("path") or facts.get("facebook") or facts.get("twitter"))
        if not path:
            return {}
        facts["path"] = encode_component(path if _ABSOLUTE.match(path) else self.absolute(path))
        return facts

    @cached_property
    def is_home(self) -> bool:
        """Whether this is the home page or the one about the site."""
        return bool(_HOME.match(to_s(_of(self.page, "url"))))

    @cached_property
    def kind(self) -> str:
        """What schema.org calls such a page."""
        own = to_s(_of(self.page, "seo", "type"))
        dated = "BlogPosting" if is_truthy(_of(self.page, "date")) else "WebPage"
        return own or ("WebSite" if self.is_home else dated)

    def linked_data(self) -> str:
        """Return the facts as JSON for search engines."""
        name = to_s(_of(self.page, "seo", "name")) or (
            (to_s(_of(self.site, "social", "name")) or self.site_title) if self.is_home else ""
        )
        links = _of(self.page, "seo", "links") or (
            _of(self.site, "social", "links") if self.is_home else None
        )
        date = _of(self.page, "date")
        modified = _of(self.page, "seo", "date_modified") or _of(self.page, "last_modified_at") or date
        image: object = self.image.get("path")
        if len(self.image) > 1:
            rest = {key: value for key, value in self.image.items() if key != "path"}
            image = {**rest, "url": self.image["path"], "@type": "imageObject"}
        entity = {"@type": "WebPage", "@id": self.url}
        facts: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": self.kind,
            "author": self._person(),
            "dateModified": self.time(modified) or None,
            "datePublished": self.time(date) or None,
            "description": self.description or None,
            "headline": self.page_title or None,
            "image": image,
            "mainEntityOfPage": entity if self.kind in {"BlogPosting", "CreativeWork"} else None,
            "name": self.plain(name) or None,
            "publisher": self._publisher(),
            "sameAs": links,
            "url": self.url,
        }
        return to_json({key: value for key, value in facts.items() if value is not None}).replace(
            "</", "<\\/"
        )

    def _person(self) -> dict[str, object] | None:
        kind = to_s(self.author.get("type")) or "Person"
        if not self.author.get("name") or kind not in {"Person", "Organization"}:
            return None
        url = self.author.get("url")
        return {"@type": kind, "name": self.author["name"], **({"url": url} if url else {})}

    def _publisher(self) -> dict[str, object] | None:
        logo = to_s(_of(self.site, "logo"))
        if not logo:
            return None
        url = encode_component(logo if _ABSOLUTE.match(logo) else self.absolute(logo))
        name = self.author.get("name")
        picture = {"@type": "ImageObject", "url": url}
        return {"@type": "Organization", "logo": picture, **({"name": name} if name else {})}


def _meta(kind: str, name: str, content: object) -> str:
    text = to_s(content)
    return f'<meta {kind}="{name}" content="{text}" />' if text else ""


def _social(seo: Seo) -> list[str]:
    site = seo.site
    lines: list[str] = []
    if is_truthy(_of(site, "twitter")):
        lines.append(
            _meta("name", "twitter:site", "@" + to_s(_of(site, "twitter", "username")).replace("@", ""))
        )
        own = to_s(seo.author.get("twitter") or seo.author.get("name")).replace("@", "")
        lines.append(_meta("name", "twitter:creator", f"@{own}" if own else ""))
    facebook = {"admins": "fb:admins", "publisher": "article:publisher", "app_id": "fb:app_id"}
    lines += [_meta("property", name, _of(site, "facebook", key)) for key, name in facebook.items()]
    given = _of(site, "webmaster_verifications")
    if is_truthy(given):
        lines += [_meta("name", name, _of(given, key)) for key, name in _VERIFICATIONS.items()]
    else:
        lines.append(_meta("name", "google-site-verification", _of(site, "google_site_verification")))
    return lines


def _picture(seo: Seo) -> list[str]:
    image = seo.image
    if not image:
        return [_meta("name", "twitter:card", "summary")]
    card = _of(seo.page, "twitter", "card") or _of(seo.site, "twitter", "card") or "summary_large_image"
    return [
        _meta("property", "og:image", image["path"]),
        *(_meta("property", f"og:image:{key}", image.get(key)) for key in ("height", "width", "alt")),
        _meta("name", "twitter:card", card),
        _meta("property", "twitter:image", image["path"]),
        _meta("name", "twitter:image:alt", image.get("alt")),
    ]


def seo_html(seo: Seo, *, with_title: bool) -> str:
    """Return the elements for the head of the page."""
    date = _of(seo.page, "date")
    before, after = (_of(seo.paginator, f"{word}_page_path") for word in ("previous", "next"))
    has_address = is_truthy(_of(seo.site, "url"))
    lines = [
        "<!-- Begin Jekyll SEO tag v2.8.0 -->",
        f"<title>{seo.title}</title>" if with_title and seo.title else "",
        _meta("name", "generator", "Jekyll v4.3.1"),
        _meta("property", "og:title", seo.page_title),
        _meta("name", "author", seo.author.get("name")),
        _meta("property", "og:locale", seo.locale),
        _meta("name", "description", seo.description),
        _meta("property", "og:description", seo.description),
        f'<link rel="canonical" href="{seo.url}" />' if has_address else "",
        _meta("property", "og:url", seo.url) if has_address else "",
        _meta("property", "og:site_name", seo.site_title),
        _meta("property", "og:type", "article" if is_truthy(date) else "website"),
        _meta("property", "article:published_time", seo.time(date)),
        f'<link rel="prev" href="{seo.absolute(before)}" />' if before else "",
        f'<link rel="next" href="{seo.absolute(after)}" />' if after else "",
        *_picture(seo),
        _meta("property", "twitter:title", seo.page_title),
        *_social(seo),
        f'<script type="application/ld+json">\n{seo.linked_data()}</script>',
        "<!-- End Jekyll SEO tag -->",
    ]
    return "\n".join(line for line in lines if line) + "\n"
