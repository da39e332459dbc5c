"""The files that accompany the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
