"""A tree is made of files anywhere, byte for byte, beside the index."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tuftenotes.publish.git import PublishError, find_repository
from tuftenotes.publish.tree import Changes, changes_between, make_tree

if TYPE_CHECKING:
    from conftest import Course


def test_the_tree_holds_the_files_and_blobs(course: Course) -> None:
    """Folders come from the names; the index and the work tree stay as they are."""
    repository = find_repository(course.root)
    files = course.build(index_html="<p>Hello")
    blob = course.git("rev-parse", "HEAD:index.md")
    tree = make_tree(repository, {"a/b/index.html": files["index.html"]}, {"CNAME": blob})
    listing = course.git("ls-tree", "-r", "--name-only", tree)
    assert listing.split() == ["CNAME", "a/b/index.html"]
    assert course.git("cat-file", "blob", f"{tree}:a/b/index.html") == "<p>Hello"
    assert course.git("status", "--porcelain") == ""


def test_filters_of_the_repository_are_not_applied(course: Course) -> None:
    """What is published is what was built, whatever .gitattributes says of line ends."""
    (course.root / ".gitattributes").write_text("* text eol=lf\n", "utf-8")
    path = course.built / "a.txt"
    path.write_bytes(b"one\r\ntwo\r\n")
    tree = make_tree(find_repository(course.root), {"a.txt": path}, {})
    assert course.git("cat-file", "-s", f"{tree}:a.txt") == "10"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_any_file_name_will_do(course: Course) -> None:
    """Quotes, line ends, backslashes and letters of any script come through."""
    names = ['"quoted".txt', "two\nlines", "back\\slash", "größe—λ.txt", " blank "]
    files = {}
    for name in names:
        (course.built / name).write_text(name, "utf-8")
        files[name] = course.built / name
    tree = make_tree(find_repository(course.root), files, {})
    listed = course.git("ls-tree", "-z", "--name-only", tree).rstrip("\0").split("\0")
    assert sorted(listed) == sorted(names)


def test_a_file_that_has_gone(course: Course) -> None:
    """A file that the manifest lists but the disk lacks stops the run before anything is stored."""
    with pytest.raises(PublishError, match="is gone since the site was built"):
        make_tree(find_repository(course.root), {"a.html": course.built / "a.html"}, {})


def test_the_changes_between_two_trees_are_counted(course: Course) -> None:
    """Added, changed and removed files; no change is false."""
    repository = find_repository(course.root)
    old = make_tree(repository, course.build(a_html="1", b_html="1", c_html="1"), {})
    new = make_tree(repository, course.build(b_html="2", c_html="1", d_html="1", e_html="1"), {})
    assert changes_between(repository, old, new) == Changes(added=2, changed=1, removed=1)
    assert not changes_between(repository, old, old)
