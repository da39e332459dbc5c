"""Walking the folders of a site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tuftenotes.walk import Walk

if TYPE_CHECKING:
    from pathlib import Path


def everything(path: str, *, is_folder: bool) -> bool:  # noqa: ARG001 - a filter that admits all
    """Admit every entry."""
    return True


def walk(root: Path, folder: str = "", outside: tuple[Path, ...] = ()) -> tuple[list[str], list[str]]:
    """Return the files found and what was reported."""
    walker = Walk(root, outside)
    found = [entry.path for entry in walker.files(folder, everything)]
    return found, [f"{d.location} {d.code.slug}" for d in walker.diagnostics]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with a few files."""
    site = tmp_path / "site"
    for name in ("b.md", "a/2.md", "a/1.md", "c/d/e.md", "docs/x.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x", "utf-8")
    return site


def test_order(root: Path) -> None:
    """Files come sorted by path, folders between them."""
    assert walk(root) == (["a/1.md", "a/2.md", "b.md", "c/d/e.md", "docs/x.html"], [])
    assert walk(root, "c") == (["c/d/e.md"], [])


def test_folders_outside(root: Path) -> None:
    """Folders that are no part of the site are not entered, also through a link."""
    (root / "link").symlink_to(root / "docs")
    assert "docs/x.html" not in walk(root, "", (root / "docs",))[0]
    assert "link/x.html" not in walk(root, "", (root / "docs",))[0]


def test_links_inside(root: Path) -> None:
    """Links to files and folders of the site are followed."""
    (root / "l.md").symlink_to("b.md")
    (root / "n").symlink_to("c/d")
    found, problems = walk(root)
    assert {"l.md", "n/e.md"} <= set(found)
    assert problems == []


def test_links_outside(root: Path, tmp_path: Path) -> None:
    """A link that leads out of the site is reported and not followed."""
    (tmp_path / "secret.md").write_text("x", "utf-8")
    (root / "s.md").symlink_to(tmp_path / "secret.md")
    (root / "t").symlink_to(tmp_path)
    (root / "sibling").symlink_to(f"{root}-other")
    found, problems = walk(root)
    assert not {"s.md", "t/secret.md"} & set(found)
    assert problems == ["s.md outside", "sibling outside", "t outside"]


def test_broken_links(root: Path) -> None:
    """A link that leads nowhere, or to itself, cannot be read."""
    (root / "gone").symlink_to("nothing")
    (root / "self").symlink_to("self")
    assert walk(root)[1] == ["gone unreadable", "self unreadable"]


def test_circles(root: Path) -> None:
    """A link to a folder that it lies in is not entered."""
    (root / "c/d/up").symlink_to(root / "c")
    (root / "c/me").symlink_to(root)
    found, problems = walk(root)
    assert len(found) == 5
    assert problems == []


def test_many_links(root: Path) -> None:
    """Folders that link to each other in many ways end after a bounded number of files."""
    for name in "pqrstuvw":
        (root / name).mkdir()
        for other in "pqrstuvw":
            (root / name / other).symlink_to(root / other)
    assert len(walk(root)[0]) < 1000


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_folder(root: Path) -> None:
    """A folder that may not be read is reported."""
    (root / "a").chmod(0)
    try:
        assert walk(root)[1] == ["a unreadable"]
    finally:
        (root / "a").chmod(0o755)


def test_missing_folder(root: Path) -> None:
    """A folder that is not there is reported."""
    assert walk(root, "nothing") == ([], ["nothing unreadable"])


def test_other_kinds(root: Path) -> None:
    """Pipes and sockets are no files of the site."""
    if hasattr(os, "mkfifo"):
        os.mkfifo(root / "pipe")
    assert "pipe" not in walk(root)[0]
