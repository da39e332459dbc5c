"""Tests for the metadata of a page."""

from __future__ import annotations

import json
import re
from typing import Any

from liquid_texts import CLOCK
from tuftenotes.liquid.runtime import Runtime
from tuftenotes.liquid.seo import Seo, seo_html


def seo(page: dict[str, Any], site: dict[str, Any] | None = None, paginator: object = None) -> Seo:
    """Return the facts about a page."""
    given = {"title": "Site", "url": "https://e.org", **(site or {})}
    return Seo({"url": "/p.html", **page}, given, paginator, Runtime(config=given, clock=CLOCK))


def test_titles() -> None:
    """A title names page and site, the home page the tagline, further pages their number."""
    assert seo({"title": "P"}).title == "P | Site"
    assert seo({}, {"description": "D"}).title == "Site | D"
    assert seo({}, {"description": "D", "tagline": "T"}).title == "Site | T"
    assert seo({}).title == "Site"
    assert seo({}, paginator={"page": 2, "total_pages": 3}).title == "Page 2 of 3 for Site"


def test_facts() -> None:
    """Description, author, language, address, picture and kind are found where they are."""
    facts = seo(
        {
            "excerpt": "<p>E &amp; x</p>",
            "authors": ["ada"],
            "lang": "en-GB",
            "image": "/i .png",
            "date": "2020-01-02",
        },
        {"data": {"authors": {"ada": {"twitter": "a"}}}},
    )
    assert facts.description == "E &amp; x"
    assert facts.author == {"name": "ada", "twitter": "a"}
    assert facts.locale == "en_GB"
    assert facts.url == "https://e.org/p.html"
    assert facts.image == {"path": "https://e.org/i%20.png"}
    assert facts.kind == "BlogPosting"
    assert seo({"author": {"name": "B"}}).author == {"name": "B"}
    assert seo({}).author == {}
    assert seo({"canonical_url": "x"}).url == "x"
    assert seo({"url": "/"}).kind == "WebSite"
    assert seo({"seo": {"type": "Book"}}).kind == "Book"


def test_html() -> None:
    """Only what is known is written; the data for machines is JSON."""
    page = {"title": 'A "q"', "image": {"path": "http://x/i.png", "alt": "alt"}, "author": "B"}
    site = {
        "twitter": {"username": "@s"}, "facebook": {"admins": 1}, "logo": "/l.png",
        "webmaster_verifications": {"google": "g"}, "social": {"name": "N", "links": ["l"]},
    }  # fmt: skip
    html = seo_html(seo({**page, "url": "/"}, site, {"next_page_path": "/p2"}), with_title=True)
    assert '<meta property="og:title" content="A &quot;q&quot;" />' in html
    assert '<meta name="twitter:creator" content="@B" />' in html
    assert '<meta name="google-site-verification" content="g" />' in html
    assert '<link rel="next" href="https://e.org/p2" />' in html
    found = re.search(r'ld\+json">\n(.*)</script>', html)
    assert found
    data = json.loads(found[1])
    assert data["name"] == "N"
    assert data["sameAs"] == ["l"]
    assert data["publisher"]["name"] == "B"
    assert data["image"] == {"alt": "alt", "url": "http://x/i.png", "@type": "imageObject"}
    assert "og:image" not in seo_html(seo({}), with_title=False)


def test_people() -> None:
    """An author of an unknown kind is left out of the data; an address comes along."""
    assert json.loads(seo({"author": {"name": "A", "type": "Robot"}}).linked_data()).get("author") is None
    data = json.loads(seo({"author": {"name": "A", "url": "u"}, "date": "2020-01-02"}).linked_data())
    assert data["author"] == {"@type": "Person", "name": "A", "url": "u"}
    assert data["datePublished"] == "2020-01-02T00:00:00+01:00"
