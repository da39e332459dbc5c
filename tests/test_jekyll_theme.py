"""Tests for our layouts on the pages of Jekyll sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitetest import SiteTest
from tuftenotes.jekyll_theme import plain

if TYPE_CHECKING:
    from pathlib import Path


def test_plain_data() -> None:
    """Jinja sees texts for dates."""
    from datetime import date  # noqa: PLC0415 (only here)

    assert plain({"a": [date(2020, 1, 2), (1,)], "b": range(2)}) == {"a": ["2020-01-02", [1]], "b": [0, 1]}


def test_site_without_layouts(tmp_path: Path) -> None:
    """A site without layouts wears the theme: titles, neighbours, style sheet, fonts."""
    site = SiteTest(tmp_path).write(
        {
            "_config.yml": "title: S\nurl: https://e.org\n",
            "_posts/2020-01-01-a.md": "---\nlayout: post\ntitle: A *one*\n---\nText.\n",
            "_posts/2020-01-02-b.md": "---\nlayout: post\n---\nText.\n",
            "index.md": "---\nlayout: default\ntitle: Home\n---\n"
            "{% for p in site.posts %}{{ p.title }} {% endfor %}\n",
        }
    )
    report = site.build(destination=site.docs)
    assert [str(d) for d in report.diagnostics] == []
    assert report.pages == 3
    first = site.page("2020/01/01/a.html")
    assert "A <em>one</em>" in first
    assert "2020/01/02/b.html" in first
    assert "B A <em>one</em>" in site.page("index.html")
    assert any(name.startswith("fonts/") for name in site.outputs())
