"""Tests for finding the files of a Jekyll site."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sitetest import SiteTest
from tuftenotes.jekyll_files import find_files, posts_time

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)


def test_files(tmp_path: Path) -> None:
    """Every file is found but those of tools and of the destination; bytes, heads and times are read."""
    site = SiteTest(tmp_path).write(
        {"a.md": "x" * 100, "_posts/b.md": "y", ".git/c": "", "_site/d": "", ".e": ""}
    )
    found = find_files(site.root, (tmp_path / "_site",))
    assert found.files.paths == (".e", "_posts/b.md", "a.md")
    assert found.files.read("_posts/b.md") == b"y"
    assert len(found.files.head("a.md")) == 64
    assert found.files.modified("a.md").tzinfo is UTC
    assert found.assets["a.md"].file.endswith("a.md")
    assert found.diagnostics == ()


def test_time_of_the_site() -> None:
    """It is the day of the newest post that is not of the future, else today."""
    paths = [
        "_posts/2020-01-02-a.md",
        "x/_posts/2024-05-06-b.md",
        "_posts/2099-01-01-c.md",
        "_posts/2024-05-99-d.md",
    ]
    assert posts_time(paths, NOW) == datetime(2024, 5, 6, tzinfo=UTC)
    assert posts_time(["_posts/x/2019-9-30-a.md", "_posts/2019-10-2-b.md"], NOW) == datetime(
        2019, 10, 2, tzinfo=UTC
    )
    assert (
        posts_time(["_posts/2020-13-45-a.md"], NOW) == posts_time([], NOW) == datetime(2024, 5, 6, tzinfo=UTC)
    )
