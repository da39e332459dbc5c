"""``sitemap.xml`` (sitemaps.org) and ``robots.txt`` (RFC 9309) of a native site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["robots", "sitemap"]

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[tuple[str, str]]) -> bytes:
    """Return the list of a site's pages: absolute URLs, each with its W3C date or an empty string."""
    root = ET.Element("urlset", {"xmlns": _NAMESPACE})
    for url, date in pages:
        element = ET.SubElement(root, "url")
        ET.SubElement(element, "loc").text = url
        if date:
            ET.SubElement(element, "lastmod").text = date
    ET.indent(root)
    return f"{_DECLARATION}{ET.tostring(root, 'unicode')}\n".encode()


def robots(sitemap_url: str) -> bytes:
    """Return a ``robots.txt`` that lets everybody in and shows them the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n".encode()
