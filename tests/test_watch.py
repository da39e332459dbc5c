"""Changes are noticed at once, after the file is whole, and only where they matter."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tuftenotes.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=[False, True], ids=["events", "poll"])
def watch(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Watch]:
    """Watch a site that has a file, a folder, and a destination that doesn't count."""
    site = tmp_path / "site"
    (site / "docs").mkdir(parents=True)
    (site / "content").mkdir()
    (site / "content" / "index.md").write_text("one", "utf-8")
    with Watch([site], [site / "docs"], poll=request.param) as watch:
        yield watch


def site_of(watch: Watch) -> Path:
    """Return the folder that is watched."""
    return watch.roots[0]


def settle(watch: Watch) -> None:
    """Build nothing, as often as is due, until nothing more is told."""
    assert watch.changes.wait(5)
    while watch.changes.wait(1.2):
        watch.changes.start()
        watch.changes.end()


def build_all(watch: Watch) -> None:
    """Do as the preview does, until nothing more is to be built; something must be."""
    assert watch.changes.wait(5)
    while watch.changes.wait(0.4):
        watch.changes.start()
        watch.refresh()
        watch.changes.end()


links_only = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


def test_a_saved_file_is_noticed(watch: Watch) -> None:
    """Writing to a file is a change."""
    (site_of(watch) / "content" / "index.md").write_text("two and more", "utf-8")
    assert watch.changes.wait(5)


def test_a_new_folder_is_watched_too(watch: Watch) -> None:
    """A file in a folder that did not exist before is noticed after the folder was."""
    folder = site_of(watch) / "content" / "new"
    folder.mkdir()
    settle(watch)
    (folder / "index.md").write_text("text", "utf-8")
    assert watch.changes.wait(5)


def test_a_file_put_in_the_place_of_another_is_noticed(watch: Watch) -> None:
    """Editors that write beside the file and move the result over it are seen."""
    content = site_of(watch) / "content"
    (content / "index.md.tmp").write_text("two and more", "utf-8")
    (content / "index.md.tmp").replace(content / "index.md")
    assert watch.changes.wait(5)


def test_a_deleted_file_is_noticed(watch: Watch) -> None:
    """A page that goes is a change."""
    (site_of(watch) / "content" / "index.md").unlink()
    assert watch.changes.wait(5)


def test_what_a_build_writes_does_not_count(watch: Watch) -> None:
    """The destination, hidden folders and editors' backups start no build."""
    site = site_of(watch)
    (site / "docs" / "index.html").write_text("built", "utf-8")
    (site / ".tuftenotes-cache").mkdir()
    (site / ".tuftenotes-cache" / "db").write_text("cache", "utf-8")
    (site / "content" / ".index.md.swp").write_text("vim", "utf-8")
    (site / "content" / "index.md~").write_text("backup", "utf-8")
    assert not watch.changes.wait(1.2)


def test_reading_is_no_change(watch: Watch) -> None:
    """A build reads every file and must not start the next one by that."""
    (site_of(watch) / "content" / "index.md").read_bytes()
    assert not watch.changes.wait(0.3)


@links_only
def test_the_targets_of_links_are_watched(tmp_path: Path) -> None:
    """A linked folder or file counts where it really is, also a link made later."""
    shared, other = tmp_path / "shared", tmp_path / "other"
    shared.mkdir()
    other.mkdir()
    site = tmp_path / "site"
    site.mkdir()
    (site / "figures").symlink_to(shared)
    (site / "loop").symlink_to(site)
    (site / "dead").symlink_to(tmp_path / "nowhere")
    with Watch([site]) as watch:
        (shared / "a.svg").write_text("<svg/>", "utf-8")
        assert watch.changes.wait(5)
        (other / "b.bib").write_text("old", "utf-8")
        (site / "b.bib").symlink_to(other / "b.bib")
        watch.refresh()
        settle(watch)
        (other / "b.bib").write_text("new", "utf-8")
        assert watch.changes.wait(5)


def test_without_events_the_files_are_looked_at(tmp_path: Path) -> None:
    """A folder on another machine sends none; a change is noticed a moment later, also in a new folder."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("old", "utf-8")
    with Watch([tmp_path], [tmp_path / "docs"], poll=True) as watch:
        time.sleep(0.1)
        (tmp_path / "content" / "index.md").write_text("a longer text", "utf-8")
        settle(watch)
        (tmp_path / "content" / "new").mkdir()
        (tmp_path / "content" / "new" / "page.md").write_text("new", "utf-8")
        settle(watch)
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs" / "index.html").write_text("built", "utf-8")
        assert not watch.changes.wait(1.5)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when a file was closed")
def test_a_file_is_whole_before_it_counts(tmp_path: Path) -> None:
    """While a file is being written the change waits for its end, but not forever."""
    with Watch([tmp_path]) as watch, (tmp_path / "index.md").open("w", encoding="utf-8") as file:
        file.write("half")
        file.flush()
        assert not watch.changes.wait(0.04)
        file.write("whole")
        file.close()
        assert watch.changes.wait(0.05)
        settle(watch)
        with (tmp_path / "log.md").open("w", encoding="utf-8") as other:
            other.write("never closed")
            other.flush()
            assert watch.changes.wait(1)


@links_only
@pytest.mark.parametrize("poll", [False, True], ids=["events", "poll"])
@pytest.mark.parametrize("gone", ["shared", "elsewhere"], ids=["the folder", "and the one around it"])
def test_a_linked_folder_that_is_made_anew(tmp_path: Path, gone: str, *, poll: bool) -> None:
    """Its end is noticed, its return, and what is written in it then, and the same when it is renamed."""
    site, shared = tmp_path / "site", tmp_path / "elsewhere" / "shared"
    site.mkdir()
    shared.mkdir(parents=True)
    (site / "linked").symlink_to(shared)
    with Watch([site], poll=poll) as watch:
        for _ in range(1 if poll else 2):
            shutil.rmtree(shared if gone == "shared" else shared.parent)
            build_all(watch)
            shared.mkdir(parents=True)
            build_all(watch)
            (shared / "page.md").write_text("text", "utf-8")
            build_all(watch)
        shared.rename(shared.with_name("other"))
        build_all(watch)
        shared.mkdir()
        (shared / "page.md").write_text("text", "utf-8")
        build_all(watch)
        (shared / "page.md").write_text("another text", "utf-8")
        build_all(watch)


@links_only
def test_what_is_not_linked_any_more_is_let_go(tmp_path: Path) -> None:
    """Each folder that is watched costs threads: after many links there are as many as before."""
    site = tmp_path / "site"
    site.mkdir()
    with Watch([site]) as watch:
        before = threading.active_count()
        for number in range(3):
            target = tmp_path / f"{number}" / "target"
            target.mkdir(parents=True)
            (site / "linked").symlink_to(target)
            build_all(watch)
            assert threading.active_count() > before
            (site / "linked").unlink()
            build_all(watch)
            assert threading.active_count() == before


@links_only
def test_a_link_to_itself(tmp_path: Path) -> None:
    """It leads nowhere, and stops nothing."""
    (tmp_path / "loop").symlink_to("loop")
    with Watch([tmp_path]) as watch:
        (tmp_path / "page.md").write_text("text", "utf-8")
        assert watch.changes.wait(5)
