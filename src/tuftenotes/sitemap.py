"""``sitemap.xml`` (sitemaps.org) and ``robots.txt`` (RFC 9309) of a native site."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["robots", "sitemap"]

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[tuple[str, str]]) -> bytes:
    """Return the list of a site's pages: absolute URLs, each with its W3C date or an empty string."""
    lines = [
        f"  <url>\n    <loc>{escape(url, quote=False)}</loc>\n"
        + (f"    <lastmod>{escape(date, quote=False)}</lastmod>\n" if date else "")
        + "  </url>\n"
        for url, date in pages
    ]
    inside = f">\n{''.join(lines)}</urlset>" if lines else " />"
    return f'{_DECLARATION}<urlset xmlns="{_NAMESPACE}"{inside}\n'.encode()


def robots(sitemap_url: str) -> bytes:
    """Return a ``robots.txt`` that lets everybody in and shows them the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n".encode()
