"""Tests for patterns of paths; the answers are those of Ruby's ``Dir.glob``."""

from __future__ import annotations

import time

import pytest

from tuftenotes.liquid.path_globs import PathGlob


@pytest.mark.parametrize(
    ("pattern", "covered", "others"),
    [
        ("*.md", ["a.md"], ["d/a.md", "a.txt", ".a.md"]),
        ("*", ["a.md", "d/e/a.md"], [".d/a.md"]),
        ("a/*/x.md", ["a/b/x.md"], ["a/x.md", "a/b/c/x.md"]),
        ("docs/*", ["docs/a.md", "docs/b/c.md"], ["docs.md", "x/docs/a.md"]),
        ("docs/*/", ["docs/b/c.md"], ["docs/a.md"]),
        ("**/x.md", ["x.md", "a/b/x.md"], ["y.md", ".a/x.md"]),
        ("a/**/b/*.md", ["a/b/x.md", "a/c/d/b/x.md"], ["a/x.md", "a/b/c/x.md"]),
        ("a/**", ["a/x.md", "a/b/x.md"], ["x.md"]),
        ("{a,b/{c,d}}/*.md", ["a/x.md", "b/d/x.md"], ["b/x.md", "c/x.md"]),
        ("*.{md,html}", ["a.md", "a.html"], ["a.txt"]),
        ("*/[^x]?.md", ["a/yz.md"], ["a/xz.md", "a/y.md"]),
        ("./_posts/*", ["_posts/a.md"], []),
        (".*/a.md", [".d/a.md"], ["d/a.md"]),
        ("/*.md", [], ["a.md"]),
    ],
)
def test_patterns(pattern: str, covered: list[str], others: list[str]) -> None:
    """A pattern covers what it matches and all that stands in a folder that it matches."""
    glob = PathGlob.parse(pattern)
    assert [path for path in (*covered, *others) if glob.covers(path)] == covered


def test_hostile_patterns() -> None:
    """Neither many stars nor many braces take long."""
    start = time.monotonic()
    assert not PathGlob.parse("**/" * 200 + "*a" * 200).covers("a/" * 500 + "b")
    assert not PathGlob.parse("{a,b}" * 200).covers("c")
    assert time.monotonic() - start < 5
