"""Telling that nothing changed, and never telling so wrongly."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import pytest

from sitetest import BARE, SiteTest
from tuftenotes.cache import clear_cache
from tuftenotes.digest import digest
from tuftenotes.request import BuildRequest
from tuftenotes.stamp import CACHE_FOLDER, STAMP, files_as_left, is_unchanged, names_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no time that tells of every change")

FILES: dict[str, str | bytes] = {
    **BARE,
    "_config.yml": "title: Course\n",
    "content/index.md": "# Home\n",
    "content/a/index.md": "# A\n\n![x](p.png)\n",
    "content/a/p.png": b"\x89PNG",
    "data/list.yml": "- a\n",
}


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """Return a site whose files are older than any step of the clock, built once."""
    site = SiteTest(tmp_path).write(FILES)
    time.sleep(0.07)
    site.build()
    return site


def request_for(site: SiteTest, **fields: Any) -> BuildRequest:  # noqa: ANN401 (fields of the request)
    """Return the request that `SiteTest.build` makes."""
    return BuildRequest(site.root, **{"jobs": 1, **fields})


def test_nothing_changed(site: SiteTest) -> None:
    """After a build nothing is to be done, and the stamp knows pages and files."""
    told = is_unchanged(request_for(site).asked)
    assert told is not None
    assert told.pages == "2"
    assert int(told.outputs) == site.build().unchanged


def test_a_page_that_waits_for_its_day(site: SiteTest) -> None:
    """While one does, the next build may have something to do though nothing changed."""
    site.write({"content/exam.md": "---\ndate: 2099-01-01\n---\n# Exam\n"})
    time.sleep(0.07)
    for future in (False, True):
        site.build(future=future)
        assert (is_unchanged(request_for(site, future=future).asked) is not None) is future


def _edit(path: str, text: str) -> Callable[[SiteTest], object]:
    return lambda site: site.write({path: text})


CHANGES: dict[str, Callable[[SiteTest], object]] = {
    "a page": _edit("content/a/index.md", "# B\n"),
    "a page to the same length": _edit("content/index.md", "# Hole\n"),
    "a new page": _edit("content/b.md", "# B\n"),
    "a new file in an inner folder": _edit("content/a/q.txt", "q"),
    "a file removed": lambda site: site.delete("content/a/p.png"),
    "the configuration": _edit("_config.yml", "title: Other\n"),
    "a template": _edit("templates/page.html", "{{ content }}"),
    "a style sheet": _edit("sass/tufte.scss", "a { b: d }"),
    "a data file": _edit("data/list.yml", "- b\n"),
    "a page of the destination": _edit("docs/index.html", "mine"),
    "a page of the destination is gone": lambda site: site.delete("docs/index.html"),
    "a renamed page": lambda site: (site.root / "content/a/index.md").rename(site.root / "content/a/c.md"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(site: SiteTest, change: Callable[[SiteTest], object]) -> None:
    """Whatever changes, the next build looks at everything again."""
    change(site)
    assert is_unchanged(request_for(site).asked) is None


def test_an_edit_that_keeps_size_and_time_is_seen(site: SiteTest) -> None:
    """A file of the same size whose time of change was set back is read again."""
    page = site.root / "content/index.md"
    state = page.stat()
    page.write_text("# Hole\n"[: state.st_size], "utf-8")
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert is_unchanged(request_for(site).asked) is None


def test_what_the_build_wrote_is_read_once_more(site: SiteTest) -> None:
    """Files written by the build itself are compared by their bytes until the clock has moved on."""
    stamp = site.root / CACHE_FOLDER / STAMP
    assert "\nbytes\t" in stamp.read_text("utf-8")
    time.sleep(0.07)
    assert is_unchanged(request_for(site).asked)
    assert "\nbytes\t" not in stamp.read_text("utf-8")
    assert is_unchanged(request_for(site).asked)


@pytest.mark.parametrize(
    "fields", [{"baseurl": "/x"}, {"strict": True}, {"drafts": True}, {"cache": False}, {"dry_run": True}]
)
def test_another_request(site: SiteTest, fields: dict[str, Any]) -> None:
    """A build that is asked for something else is another build."""
    assert is_unchanged(request_for(site, **fields).asked) is None


def test_another_time(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time that the environment gives to builds is part of what was asked."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert is_unchanged(request_for(site).asked) is None


def test_a_failed_build_leaves_no_stamp(site: SiteTest) -> None:
    """A build with an error takes the stamp away, so that the error is told again."""
    site.write({"content/index.md": "{% nothing %}\n"})
    site.build()
    assert is_unchanged(request_for(site).asked) is None
    assert not (site.root / CACHE_FOLDER / STAMP).exists()


@pytest.mark.parametrize("damage", ["", "x\n", "tuftenotes stamp 2\n", None])
def test_a_damaged_stamp_is_none(site: SiteTest, damage: str | None) -> None:
    """A stamp that is cut off or not ours means nothing."""
    stamp = site.root / CACHE_FOLDER / STAMP
    whole = stamp.read_text("utf-8")
    stamp.write_text(whole[: len(whole) // 2] if damage is None else damage, "utf-8")
    assert is_unchanged(request_for(site).asked) is None


def test_an_input_that_changes_during_the_build(tmp_path: Path) -> None:
    """Where a file is as young as the build, no stamp is left: it may have changed after it was read."""
    site = SiteTest(tmp_path).write(FILES)
    future = time.time_ns() + 10**10
    os.utime(site.root / "content/index.md", ns=(future, future))
    site.build()
    assert is_unchanged(request_for(site).asked) is None


def test_files_as_they_were_left(site: SiteTest) -> None:
    """The digests of untouched files of the destination are known without reading them; others are not."""
    time.sleep(0.07)
    assert is_unchanged(request_for(site).asked)
    left = files_as_left(request_for(site).asked)
    page = site.docs.resolve() / "index.html"
    assert left[str(page)].digest == digest(page.read_bytes())
    page.write_text("mine", "utf-8")
    (site.docs / "a/index.html").unlink()
    assert set(left) - set(files_as_left(request_for(site).asked)) == {
        str(page),
        str(site.docs.resolve() / "a" / "index.html"),
    }
    site.build()
    assert "mine" not in page.read_text("utf-8")


def test_clearing_the_cache_takes_the_stamp(site: SiteTest) -> None:
    """The stamp goes with the cache."""
    assert clear_cache(site.root / CACHE_FOLDER)
    assert not (site.root / CACHE_FOLDER).exists()


def test_names_tell_folders(tmp_path: Path) -> None:
    """A folder's name ends in a slash, and ignored paths are left out."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_text("", "utf-8")
    (tmp_path / "c").write_text("", "utf-8")
    assert sorted(names_in(str(tmp_path), {str(tmp_path / "c")})) == ["a/", "b"]
