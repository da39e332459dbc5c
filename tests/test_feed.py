"""The Atom feed."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown_pages import page
from tuftenotes.feed import Entry, Feed, atom, entry_html
from tuftenotes.references import fill_marks

FEED = Feed("Notes & more", "Sub", "Ada", "https://e.org/", "https://e.org/feed.xml", "en")
NAMES = {"a": "http://www.w3.org/2005/Atom"}


def test_entries_are_listed_newest_first() -> None:
    """The feed has the time of its newest entry, and everything that RFC 4287 requires."""
    entries = [
        Entry("Old", "https://e.org/old/", "2026-01-01T00:00:00Z", "", "<p>x</p>"),
        Entry("New <b>", "https://e.org/new/", "2026-02-01T00:00:00Z", "About", "<p>y\x01</p>"),
    ]
    root = ET.fromstring(atom(FEED, entries))  # noqa: S314 (it is ours)
    assert [e.findtext("a:title", "", NAMES) for e in root.findall("a:entry", NAMES)] == ["New <b>", "Old"]
    assert root.findtext("a:updated", "", NAMES) == "2026-02-01T00:00:00Z"
    assert root.findtext("a:author/a:name", "", NAMES) == "Ada"
    assert root.findtext("a:entry/a:content", "", NAMES) == "<p>y\ufffd</p>"


def test_notes_stand_at_the_end_and_formulas_are_text() -> None:
    """A reader that knows neither notes nor MathML still reads sentences, notes inside notes too."""
    document = page(
        "Let $x_1 = 2$[^1]{% marginnote 'm' 'margin' %} be.\n\n[^1]: A *note*[^2].\n[^2]: Inner.\n"
    )
    html = entry_html(fill_marks(document.html, ()), "https://e.org/a/")
    assert html == (
        "<p>Let x₁ = 2<sup>[1]</sup><sup>[3]</sup> be.</p>\n<hr>\n"
        "<ol><li>A <em>note</em><sup>[2]</sup>.</li><li>Inner.</li><li>margin</li></ol>"
    )


def test_addresses_are_absolute() -> None:
    """A feed is read elsewhere."""
    html = entry_html(
        '<a href="../b/#c">x</a> &amp; &#8212; <img src="i.png" alt="&quot;">', "https://e.org/a/"
    )
    assert html == (
        '<a href="https://e.org/b/#c">x</a> &amp; &#8212; <img src="https://e.org/a/i.png" alt="&quot;">'
    )


def test_what_only_our_page_understands_stays_behind() -> None:
    """Ids, classes, roles and the choice of a dark picture mean nothing elsewhere; what they held does."""
    html = entry_html(
        '<div class="mathblock" tabindex="0" role="region">x</div><span class="newthought">A</span>'
        '<picture><source srcset="d.svg"><img src="l.svg" alt="" loading="lazy"></picture><em id="e">i',
        "https://e.org/a/",
    )
    assert html == '<div>x</div>A<img src="https://e.org/a/l.svg" alt=""><em>i'


def test_an_empty_feed_is_valid() -> None:
    """A feed must have a time, even of nothing."""
    assert b"<updated>1970-01-01T00:00:00Z</updated>" in atom(FEED, [])
