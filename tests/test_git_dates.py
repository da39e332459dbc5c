"""Dates from the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import run_git
from sitetest import SiteTest
from tuftenotes.git_dates import read_git_dates

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("git_environment")


def commit(folder: Path, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commit everything on a day."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00+0000")
    run_git(folder, "add", ".")
    run_git(folder, "commit", "--quiet", "-m", day)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteTest:
    """Return a site in a folder of a repository, with two commits."""
    repository = tmp_path / "r"
    site = SiteTest(repository / "notes")
    site.write(
        {
            "_config.yml": "git_dates: true\nurl: https://e.org\ndestination: ../docs\n",
            "content/index.md": "# Home\n",
            "content/ä b.md": "# A\n",
        }
    )
    run_git(repository, "init", "--quiet", "--initial-branch=main")
    commit(repository, "2026-01-02", monkeypatch)
    site.write({"content/ä b.md": "# A\n\nMore.\n", "content/c.md": "# C\n"})
    commit(repository, "2026-03-04", monkeypatch)
    return site


def test_dates(site: SiteTest) -> None:
    """A file has the day of the last commit that changed it, whatever its name is made of."""
    assert read_git_dates(site.root) == {
        "_config.yml": "2026-01-02",
        "content/index.md": "2026-01-02",
        "content/ä b.md": "2026-03-04",
        "content/c.md": "2026-03-04",
    }


def test_no_history(site: SiteTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository, in a shallow clone and without git there are no dates."""
    (tmp_path / "plain").mkdir()
    assert read_git_dates(tmp_path / "plain") == {}
    shallow = tmp_path / "shallow"
    run_git(tmp_path, "clone", "--quiet", "--depth=1", site.root.parent.as_uri(), str(shallow))
    assert (shallow / "notes" / "content" / "c.md").is_file()
    assert read_git_dates(shallow / "notes") == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_git_dates(site.root) == {}


def test_on_the_page(site: SiteTest) -> None:
    """A page shows its day and the sitemap has it; a new day of one page changes nothing of the others."""
    site.write({"content/d.md": "---\nlast_modified_at: 2020-05-06\n---\n# D\n"})
    site.build()
    docs = site.root.parent / "docs"
    assert '<time datetime="2026-01-02">2 January 2026</time>' in (docs / "index.html").read_text("utf-8")
    assert "2020-05-06" in (docs / "d" / "index.html").read_text("utf-8")
    assert "<lastmod>2026-03-04</lastmod>" in (docs / "sitemap.xml").read_text("utf-8")
    assert site.build().written == ()
