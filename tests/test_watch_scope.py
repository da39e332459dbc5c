"""What is watched follows from where the links lead, be it there or not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tuftenotes.watch_scope import Scope, Watched, is_noise, survey

links_only = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a place without links in its path, with a site in it."""
    root = tmp_path.resolve()
    (root / "site" / "content").mkdir(parents=True)
    return root


@links_only
def test_links_out_of_the_site(root: Path) -> None:
    """A folder is watched with all below it, and from the one around it in case it goes; so are its links."""
    for name in ("shared", "far/away"):
        (root / name).mkdir(parents=True)
    (root / "site" / "content" / "linked").symlink_to(root / "shared")
    (root / "shared" / "again").symlink_to(root / "far" / "away")
    (root / "shared" / "loop").symlink_to(root / "site")
    scope = survey([root / "site"], [])
    assert scope == Scope(
        frozenset({root / "site", root / "shared", root / "far" / "away"}),
        frozenset({root / "shared", root / "far" / "away"}),
    )
    assert scope.watched == {
        *(Watched(folder, recursive=True) for folder in scope.folders),
        *(Watched(folder, recursive=False) for folder in (root, root / "far")),
    }


@links_only
def test_a_link_to_nowhere(root: Path) -> None:
    """What is missing may come: of the folder that would hold it this name counts, and nothing else."""
    (root / "site" / "linked").symlink_to(root / "a" / "b" / "c")
    scope = survey([root / "site"], [])
    assert scope.names == {root / "a"}
    assert scope.watched == {Watched(root / "site", recursive=True), Watched(root, recursive=False)}
    assert scope.counts(root / "a")
    assert not scope.counts(root / "b")


@links_only
def test_links_within_the_site(root: Path) -> None:
    """They need no watching of their own; those in hidden folders and in what a build writes don't count."""
    site = root / "site"
    (site / "same").symlink_to(site / "content")
    for folder in (".git", "docs"):
        (site / folder).mkdir()
        (site / folder / "out").symlink_to(root)
    assert survey([site], [site / "docs"]).watched == {Watched(site, recursive=True)}


def test_a_single_file(root: Path) -> None:
    """Of the folder around it nothing else counts, but that there is one."""
    config = root / "other.yml"
    scope = survey([root / "site", config], [])
    assert scope.watched == {Watched(root / "site", recursive=True), Watched(root, recursive=False)}
    assert [scope.counts(root / name) for name in ("other.yml", "third.yml", "")] == [True, False, True]
    assert scope.counts(root / "site" / "content" / "index.md")
    assert not scope.counts(root / "site" / ".git" / "index")


@pytest.mark.parametrize(
    ("path", "noise"),
    [
        ("content/index.md", False),
        ("_config.yml", False),
        (".git/index", True),
        ("content/.index.md.swp", True),
        ("content/index.md~", True),
        ("content/#index.md#", True),
        ("content/4913", True),
        ("content/index.md___jb_tmp___", True),
        ("node_modules/x/y.md", True),
        (".", False),
    ],
)
def test_what_is_noise(path: str, *, noise: bool) -> None:
    """Hidden files, backups and locks of editors are; what an author writes is not."""
    assert is_noise(Path(path).parts) is noise
