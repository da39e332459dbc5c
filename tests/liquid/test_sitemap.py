"""Tests for the sitemap."""

from __future__ import annotations

import re

from jekyll_models import model
from tuftenotes.liquid.sitemap import make_robots, make_sitemap


def test_places() -> None:
    """Documents that are written, HTML pages and files are found; those that say no, and 404, are not."""
    site = model(
        {
            "_posts/2020-01-01-a.md": "---\nlast_modified_at: 2021-01-01\n---\n",
            "_posts/2020-01-02-b.md": "---\nsitemap: false\n---\n",
            "_n/c.md": "---\n---\n",
            "index.md": "---\n---\n",
            "404.html": "---\npermalink: /404.html\n---\n",
            "x.xml": "---\n---\n",
            "doc.pdf": "x",
            "i.png": "x",
        },
        url="https://e.org",
        collections={"n": {"output": False}},
    )
    text = make_sitemap(site)
    assert re.findall("<loc>(.*)</loc>", text) == [
        "https://e.org/2020/01/01/a.html", "https://e.org/", "https://e.org/doc.pdf",
    ]  # fmt: skip
    assert re.findall("<lastmod>(.*)</lastmod>", text)[0] == "2021-01-01T00:00:00+01:00"
    assert make_robots(site) == "Sitemap: https://e.org/sitemap.xml\n"
