"""Tests for the feed."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from jekyll_models import item, model, renderer
from tuftenotes.liquid.feed import feed_link, feed_paths, plain_text

ATOM = "{http://www.w3.org/2005/Atom}"
FILES = {
    "_posts/2020-01-01-a.md": "---\ntitle: A & <b>B</b>\ntags: [t]\nimage: {path: /i.png}\nauthors: [ada]\n---\nText ]]> end.",  # noqa: E501 (one text)
    "_posts/2020-01-02-b.md": "---\ncategories: news\ndescription: D\nimage: http://x/i.png\nlang: de\n---\nMore.",  # noqa: E501 (one text)
    "_data/authors.yml": "ada: {name: Ada, email: a@b.c}\n",
    "feed.xslt.xml": "x",
}


def feed(path: str = "feed.xml", **config: object) -> ET.Element:
    """Return the feed of the fixture."""
    made = renderer(FILES, plugins=["jekyll-feed"], url="https://e.org", title="T", **config)
    text = made.output(item(made.model, path))
    return ET.fromstring(text)  # noqa: S314 (ours)


def test_entries() -> None:
    """The newest comes first; texts are plain, contents whole, authors looked up."""
    root = feed(description="Desc", author={"name": "Site", "uri": "u"}, lang="en")
    entries = root.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}title") for e in entries] == ["B", "A &amp; B"]
    assert entries[1].findtext(f"{ATOM}content") == "<p>Text ]]> end.</p>"
    assert entries[1].findtext(f"{ATOM}author/{ATOM}name") == "Ada"
    assert entries[0].findtext(f"{ATOM}author/{ATOM}name") == "Site"
    assert entries[0].findtext(f"{ATOM}summary") == "D"
    assert [c.get("term") for e in entries for c in e.findall(f"{ATOM}category")] == ["news", "t"]
    thumbnails = root.iter("{http://search.yahoo.com/mrss/}thumbnail")
    assert [t.get("url") for t in thumbnails] == ["http://x/i.png", "https://e.org/i.png"]
    assert root.findtext(f"{ATOM}updated") == "2024-05-01T00:00:00+02:00"


def test_settings() -> None:
    """Feeds may be short, fewer, and one for each category or collection."""
    assert len(feed(feed={"posts_limit": 1}).findall(f"{ATOM}entry")) == 1
    assert feed(feed={"excerpt_only": True}).find(f".//{ATOM}content") is None
    news = feed("feed/news.xml", feed={"categories": ["news"]})
    assert [e.findtext(f"{ATOM}title") for e in news.findall(f"{ATOM}entry")] == ["B"]
    assert news.findtext(f"{ATOM}title") == "T | News"
    site = model({}, feed={"collections": ["posts", "n"], "path": "/atom.xml"})
    assert feed_paths(site) == [("atom.xml", "posts", ""), ("feed/n.xml", "n", "")]
    site = model({}, feed={"collections": {"n": {"categories": ["x"], "path": "/n.xml"}}})
    assert feed_paths(site) == [("feed/n/x.xml", "n", "x"), ("n.xml", "n", ""), ("feed.xml", "posts", "")]


def test_link_and_text() -> None:
    """The link names the feed; plain text has no tags."""
    assert feed_link({"url": "https://e.org", "name": 'N "q"', "feed": {"path": "f.xml"}}) == (
        '<link type="application/atom+xml" rel="alternate" href="https://e.org/f.xml" title="N &quot;q&quot;" />'  # noqa: E501 (one text)
    )
    assert feed_link({}).endswith('href="/feed.xml" />')
    assert plain_text("<p>a\n <b>b</b></p><script>x</script>") == "a b"
