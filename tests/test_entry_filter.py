"""Which entries belong to a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tuftenotes.entry_filter import EntryFilter
from tuftenotes.settings import make_config

if TYPE_CHECKING:
    from tuftenotes.model import Dialect


def admits(
    path: str, values: dict[str, Any], dialect: Dialect = "jekyll", *, is_folder: bool = False
) -> bool:
    """Ask a filter with this configuration about one path."""
    return EntryFilter(make_config(values, {}, dialect)[0]).admits(path, is_folder=is_folder)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.md", True),
        ("a/b.md", True),
        ("_x", False),
        ("a/_x.md", False),
        (".git", False),
        ("#x#", False),
        ("~x", False),
        ("x~", False),
        ("x.", False),
        (".htaccess", True),
        ("a/.htaccess", True),
        ("node_modules", False),
        ("vendor", True),
        ("vendor/bundle", False),
        ("Gemfile", False),
    ],
)
def test_names(path: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Jekyll's rules about names, and what it always leaves out."""
    assert admits(path, {}, is_folder=True) is expected


@pytest.mark.parametrize(
    ("patterns", "path", "jekyll", "native"),
    [
        (["README.md"], "README.md", False, False),
        (["README"], "README.md", False, True),
        (["drafts/"], "drafts", False, False),
        (["drafts/"], "drafts/a.md", False, True),
        (["*.bak"], "a/b.bak", False, False),
        (["a/*.md"], "a/b.md", False, False),
        (["a/*.md"], "b/a/b.md", True, True),
        (["./x.md"], "x.md", False, False),
        (["/x.md"], "x.md", False, False),
        (["x?.md"], "xy.md", False, False),
        (["[ab].md"], "a.md", False, False),
    ],
)
def test_exclude(patterns: list[str], path: str, jekyll: bool, native: bool) -> None:  # noqa: FBT001
    """Patterns of `exclude` are globs from the root; in a Jekyll site they are prefixes, too."""
    is_folder = path == "drafts"
    assert admits(path, {"exclude": patterns}, is_folder=is_folder) is jekyll
    assert admits(path, {"exclude": patterns}, "native", is_folder=is_folder) is native


def test_include() -> None:
    """What `include` names belongs to the site, whatever the other rules say."""
    values = {"include": ["_pages", "x.bak"], "exclude": ["*.bak", "x.bak"]}
    assert admits("_pages", values, is_folder=True)
    assert admits("x.bak", values)
    assert not admits("y.bak", values)
