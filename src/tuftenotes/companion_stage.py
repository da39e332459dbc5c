"""The files that accompany the pages of a native site: its sitemap, its feed, and where robots find them.

All of them speak of absolute URLs, so a site without a ``url`` in its configuration has none. A file of the
author's with the same name takes their place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.digest import digest
from tuftenotes.model import Output
from tuftenotes.references import fill_marks
from tuftenotes.sitemap import robots, sitemap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuftenotes.feed import Entry, Feed
    from tuftenotes.model import Document, PageView, Site
    from tuftenotes.parse_stage import Parsed
    from tuftenotes.settings import Config

__all__ = ["companion_names", "companions"]

_MOST_ENTRIES = 20
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?")


def companion_names(documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the names of the files that accompany these pages, for who leads to one of them."""
    dated = any(rfc3339(str(document.meta.get("date", ""))) for document in documents)
    return ("sitemap.xml", "robots.txt", *(("feed.xml",) if dated else ()))


def companions(config: Config, parsed: Parsed, site: Site) -> tuple[Output, ...]:
    """Return ``sitemap.xml``, ``robots.txt`` and, where pages are dated, ``feed.xml``."""
    home = config.text("url")
    if not home:
        return ()
    base = home + config.text("baseurl")
    listed = [view for view in site.pages if view.output.endswith(".html") and view.output != "404.html"]
    shown = [view for view in listed if view.page.get("sitemap") is not False]
    files = {
        "sitemap.xml": sitemap((home + view.url, _changed(view)[:10]) for view in shown),
        "robots.txt": robots(f"{base}/sitemap.xml"),
    }
    dated = [view for view in listed if rfc3339(str(view.page.get("date", "")))]
    if dated:
        from tuftenotes.feed import atom  # noqa: PLC0415 (most courses have no dated pages)

        files["feed.xml"] = atom(_feed(config, base), _entries(home, dated, parsed))
    return tuple(Output(name, "tuftenotes", data, digest=digest(data)) for name, data in files.items())


def _changed(view: PageView) -> str:
    return str(view.page.get("last_modified_at") or view.page.get("date", ""))


def rfc3339(date: str) -> str:
    """Return a front matter's date as RFC 3339 wants it: midnight UTC unless it says more; empty if none."""
    found = _DATE.match(date.strip())
    if found is None:
        return ""
    time = found[2] or "00:00:00"
    zone = found[3] or "Z"
    zone = f"{zone[:3]}:{zone[-2:]}" if zone != "Z" else zone
    return f"{found[1]}T{time if len(time) > 5 else f'{time}:00'}{zone}"


def _feed(config: Config, base: str) -> Feed:
    from tuftenotes.feed import Feed  # noqa: PLC0415 (as above)

    author = config.get("author")
    name = author.get("name", "") if isinstance(author, dict) else author
    return Feed(
        title=config.text("title") or base,
        subtitle=config.text("subtitle") or config.text("description"),
        author=str(name or ""),
        home=f"{base}/",
        address=f"{base}/feed.xml",
        lang=config.text("lang"),
    )


def _entries(home: str, views: Iterable[PageView], parsed: Parsed) -> Iterable[Entry]:
    from tuftenotes.feed import Entry  # noqa: PLC0415 (as above)

    newest = sorted(views, key=lambda view: rfc3339(str(view.page["date"])), reverse=True)[:_MOST_ENTRIES]
    for view in newest:
        yield Entry(
            title=str(view.page.get("title", "")),
            url=home + view.url,
            updated=rfc3339(str(view.page["date"])),
            summary=str(view.page.get("description", "")),
            html=fill_marks(parsed.html(view.path), view.fills),
        )
