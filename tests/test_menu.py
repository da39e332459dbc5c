"""The links at the head of every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sitetest import BARE, SiteTest

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    **BARE,
    "content/index.md": "# Home\n",
    "content/e.md": "---\ndate: 2026-01-01\n---\n# E\n",
    "content/s.pdf": "x",
    "templates/page.html": "{% for item in site.menu %}<a href='{{ item.url | relative_url }}'>{% endfor %}",
}


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("e.md", "/n/e/"),
        ("/e.md#x", "/n/e/#x"),
        ("/e/", "/n/e/"),
        ("e", "/n/e"),
        ("/n/e/", "/n/e/"),
        ("index.md", "/n/"),
        ("/", "/n/"),
        ("s.pdf", "/n/s.pdf"),
        ("/feed.xml", "/n/feed.xml"),
        ("https://example.org/e.md", "https://example.org/e.md"),
        ("mailto:a@b.org", "mailto:a@b.org"),
    ],
)
def test_an_entry_leads_where_a_link_would(tmp_path: Path, address: str, href: str) -> None:
    """A source leads to its page, an address of the site to itself, and nothing is reported."""
    config = f"url: https://x.org\nbaseurl: /n\nmenu: [{{title: A, url: '{address}'}}]\n"
    site = SiteTest(tmp_path).write({**PAGES, "_config.yml": config})
    assert site.build().diagnostics == ()
    assert re.findall("href='([^']*)'", site.page("e/index.html")) == [href]


def test_entries_without_an_end_are_told_at_their_lines(tmp_path: Path) -> None:
    """One that leads nowhere stays and is a warning, one that is no link is an error; so is each of them."""
    entries = ("{title: A, url: e.md}", "{title: B, url: /F/}", "{title: C}", "{title: D, url: d.md}")
    config = "".join(("menu:\n", *(f"  - {entry}\n" for entry in entries)))
    report = SiteTest(tmp_path).write({**PAGES, "_config.yml": config}).build()
    assert [(str(d.location), d.code.slug, d.message, d.hint, d.excerpt) for d in report.diagnostics] == [
        (
            "_config.yml:3:5",
            "broken-link",
            "the site has no “/F/” for “menu”",
            "",
            "  - {title: B, url: /F/}",
        ),
        (
            "_config.yml:4:5",
            "config",
            "an entry of “menu” needs a title and a url",
            "for example: - {title: Schedule, url: /schedule/}",
            "  - {title: C}",
        ),
        (
            "_config.yml:5:5",
            "broken-link",
            "the site has no “d.md” for “menu”",
            "did you mean “e.md”?",
            "  - {title: D, url: d.md}",
        ),
    ]


@pytest.mark.parametrize(
    ("favicon", "found"),
    [
        ("s.pdf", []),
        ("/s.pdf", []),
        ("data:,", []),
        ("https://example.org/a.ico", []),
        ("no.ico", ["_config.yml:2:1"]),
    ],
)
def test_a_favicon_that_is_not_there_is_told(tmp_path: Path, favicon: str, found: list[str]) -> None:
    """The configuration names it by its path from the root."""
    config = f"title: T\nfavicon: {favicon}\n"
    report = SiteTest(tmp_path).write({**PAGES, "_config.yml": config}).build()
    assert [str(d.location) for d in report.diagnostics] == found
    assert all("for “favicon”" in d.message for d in report.diagnostics)
