"""``sitemap.xml`` and ``robots.txt`` as jekyll-sitemap writes them."""

from __future__ import annotations

from posixpath import splitext
from typing import TYPE_CHECKING

from tuftenotes.liquid.addresses import absolute_url
from tuftenotes.liquid.filters_date import xml_schema
from tuftenotes.liquid.filters_site import xml_escape
from tuftenotes.liquid.ruby_time import localize, to_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.liquid.model import JekyllModel

__all__ = ["make_robots", "make_sitemap"]

_FILES = {".htm", ".html", ".xhtml", ".pdf"}
_PAGES = (".html", ".xhtml", ".htm")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.sitemaps.org/schemas/sitemap/0.9 '
    'http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd" '
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def _places(model: JekyllModel) -> Iterator[tuple[str, object]]:
    """Yield the URL and the date (None where unknown) of everything that is to be found."""
    for label, documents in sorted(model.documents.items()):
        if model.config.collections[label].get("output", False) is False:
            continue
        for item in documents:
            if item.value("sitemap") is not False:
                yield item.url, item.value("last_modified_at") or item.date
    for page in model.pages:
        shown = page.extension in _PAGES or page.url.endswith("/")
        if shown and page.value("sitemap") is not False and page.url != "/404.html":
            yield page.url, page.value("last_modified_at")
    for file in model.files:
        wanted = splitext(file.name)[1] in _FILES and file.name != "404.html"
        if wanted and file.defaults.get("sitemap") is not False:
            yield file.relative_path, file.modified


def make_sitemap(model: JekyllModel) -> str:
    """Return the sitemap."""
    clock = model.config.clock
    lines: list[str] = []
    for url, date in _places(model):
        address = absolute_url(url.replace("/index.html", "/"), model.config.values)
        moment = to_date(date, clock)
        lines.append(f"<url>\n<loc>{xml_escape(address)}</loc>\n")
        if moment:
            lines.append(f"<lastmod>{xml_schema(localize(moment, clock.zone))}</lastmod>\n")
        lines.append("</url>\n")
    return _HEAD + "".join(lines) + "</urlset>\n"


def make_robots(model: JekyllModel) -> str:
    """Return the file that tells search engines where the sitemap is."""
    return f"Sitemap: {absolute_url('sitemap.xml', model.config.values)}\n"
