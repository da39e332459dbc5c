"""The sitemap and robots.txt."""

from __future__ import annotations

from tuftenotes.sitemap import robots, sitemap


def test_pages_are_listed_with_their_dates() -> None:
    """A page without a date has no lastmod; what XML reserves is escaped."""
    text = sitemap([("https://e.org/?a&b", "2026-01-01"), ("https://e.org/c/", "")]).decode()
    assert "<loc>https://e.org/?a&amp;b</loc>\n    <lastmod>2026-01-01</lastmod>" in text
    assert text.count("lastmod") == 2
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns=')


def test_robots_are_shown_the_sitemap() -> None:
    """Nobody is kept out."""
    assert robots("https://e.org/sitemap.xml") == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://e.org/sitemap.xml\n"
    )
