"""The files that accompany the pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tuftenotes.build import BuildRequest, build
from tuftenotes.companion_stage import rfc3339

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-01-02", "2026-01-02T00:00:00Z"),
        ("2026-01-02 03:04", "2026-01-02T03:04:00Z"),
        ("2026-01-02 03:04:05 +0200", "2026-01-02T03:04:05+02:00"),
        ("2026-01-02T03:04:05.5-05:00", "2026-01-02T03:04:05-05:00"),
        ("soon", ""),
    ],
)
def test_dates_of_front_matters(date: str, expected: str) -> None:
    """What an author writes becomes what Atom wants."""
    assert rfc3339(date) == expected


def _site(folder: Path, config: str) -> None:
    (folder / "content").mkdir()
    (folder / "_config.yml").write_text(config, "utf-8")
    (folder / "content" / "index.md").write_text("# Home\n", "utf-8")
    (folder / "content" / "a.md").write_text("---\ntitle: A\ndate: 2026-01-02\n---\nText.\n", "utf-8")


def test_a_site_with_an_address_has_them(tmp_path: Path) -> None:
    """Pages are listed under their address; a dated page is in the feed."""
    _site(tmp_path, "title: T\nauthor: {name: Ada}\nurl: https://e.org\nbaseurl: /n\n")
    build(BuildRequest(tmp_path))
    docs = tmp_path / "docs"
    assert "<loc>https://e.org/n/a/</loc>" in (docs / "sitemap.xml").read_text("utf-8")
    assert "Sitemap: https://e.org/n/sitemap.xml" in (docs / "robots.txt").read_text("utf-8")
    feed = (docs / "feed.xml").read_text("utf-8")
    assert "<name>Ada</name>" in feed
    assert feed.count("<entry>") == 1
    assert not build(BuildRequest(tmp_path)).written


def _many(folder: Path) -> Path:
    """Build a site with names, dates and text of many kinds; return the folder of its pages."""
    _site(folder, "title: T & Co\nurl: https://e.org\n")
    content = folder / "content"
    (content / "größe & maß.md").write_text(
        "---\ntitle: 1 < 2\ndate: 2026-01-02 03:04\n---\nÄ[^1]\n\n[^1]: n\n", "utf-8"
    )
    (content / "b.md").write_text(
        "---\ntitle: B\ndate: 2025-01-02\nlast_modified_at: 2026-02-03\n---\n$x$\n", "utf-8"
    )
    (content / "hidden.md").write_text("---\ntitle: H\nsitemap: false\n---\nNot listed.\n", "utf-8")
    build(BuildRequest(folder))
    return folder / "docs"


URL = re.compile(r"https://e\.org/[\w./%&-]*", re.ASCII)
DAY = r"\d{4}-\d\d-\d\d"


def test_a_sitemap_keeps_the_rules_of_its_schema(tmp_path: Path) -> None:
    """As sitemap.xsd has it: each url has one loc, an escaped address, and then at most a lastmod."""
    root = ET.fromstring((_many(tmp_path) / "sitemap.xml").read_bytes())  # noqa: S314 (it is ours)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}urlset"
    assert not root.attrib
    shown = {}
    for entry in root:
        assert [child.tag for child in entry] in ([f"{space}loc"], [f"{space}loc", f"{space}lastmod"])
        address, date = str(entry[0].text), entry.findtext(f"{space}lastmod", "2000-01-01")
        assert URL.fullmatch(address)
        assert len(address) < 2048
        assert re.fullmatch(DAY, date)
        shown[address] = date
    assert len(shown) == len(root) == 4
    assert shown["https://e.org/b/"] == "2026-02-03"


def test_a_feed_keeps_the_rules_of_its_schema(tmp_path: Path) -> None:
    """As RFC 4287 has it: what must be there is there once; ids are unique, addresses absolute."""
    root = ET.fromstring((_many(tmp_path) / "feed.xml").read_bytes())  # noqa: S314 (it is ours)
    space = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{space}entry")
    assert len(entries) == 3
    assert len({entry.findtext(f"{space}id") for entry in (root, *entries)}) == 4
    for element in (root, *entries):
        counts = Counter(child.tag.removeprefix(space) for child in element)
        assert [counts[name] for name in ("id", "title", "updated")] == [1, 1, 1]
        assert counts["author"] == (element is root)
        assert set(counts) <= {
            "id",
            "title",
            "subtitle",
            "updated",
            "link",
            "author",
            "entry",
            "summary",
            "content",
        }
        assert URL.fullmatch(element.findtext(f"{space}id", ""))
        assert re.fullmatch(DAY + r"T\d\d:\d\d:\d\dZ", element.findtext(f"{space}updated", ""))
        for link in element.findall(f"{space}link"):
            assert link.get("rel") in {"self", "alternate"}
            assert urlsplit(link.get("href", "")).netloc == "e.org"
    assert [entry.findtext(f"{space}title") for entry in entries] == ["1 < 2", "A", "B"]
    assert all(entry.find(f"{space}content[@type='html']") is not None for entry in entries)


def test_an_authors_own_file_comes_first(tmp_path: Path) -> None:
    """What lies in content/ under such a name is copied."""
    _site(tmp_path, "url: https://e.org\n")
    (tmp_path / "content" / "robots.txt").write_text("mine\n", "utf-8")
    report = build(BuildRequest(tmp_path))
    assert (tmp_path / "docs" / "robots.txt").read_text("utf-8") == "mine\n"
    assert not report.diagnostics


def test_a_site_without_an_address_has_none(tmp_path: Path) -> None:
    """Nothing is invented."""
    _site(tmp_path, "title: T\n")
    build(BuildRequest(tmp_path))
    assert not (tmp_path / "docs" / "sitemap.xml").exists()
