"""Tests for sorting the files of a site."""

from __future__ import annotations

from typing import Any

from liquid_texts import CLOCK
from tuftenotes.liquid.entries import Listing, list_entries
from tuftenotes.liquid.jekyll_config import make_jekyll_config


def listing(*paths: str, **values: Any) -> Listing:  # noqa: ANN401 (plain data)
    """Sort `paths` by a configuration."""
    return list_entries(paths, make_jekyll_config(values, CLOCK.now)[0])


def test_kinds() -> None:
    """Every folder with an underscore has its meaning, everything else is the site."""
    found = listing(
        "_layouts/a.html", "_layouts/sub/b.html", "_includes/x", "_data/d.yml", "_data/d.txt",
        "_plugins/p.rb",
        "_posts/2020-01-02-a.md", "_posts/undated.md", "cat/_posts/2020-01-02-b.md", "_drafts/c.md",
        "_notes/n.md", "_notes/_hidden.md", "index.md", "a/b.css", ".hidden", "_x/y", "a~",
        "vendor/gems/z", "#s",
        collections=["notes"],
    )  # fmt: skip
    assert found.layouts == ("_layouts/a.html", "_layouts/sub/b.html")
    assert found.includes == ("_includes/x",)
    assert found.data == ("_data/d.yml",)
    assert found.plugins == ("_plugins/p.rb",)
    assert found.posts == ("_posts/2020-01-02-a.md", "cat/_posts/2020-01-02-b.md")
    assert found.drafts == ("_drafts/c.md",)
    assert found.collections == {"notes": ("_notes/n.md",)}
    assert found.others == ("a/b.css", "index.md")


def test_include_and_exclude() -> None:
    """An excluded name is also a prefix; what is included stays in."""
    found = listing(
        "README.md", "README", "docs/a.md", "b.tmp", ".htaccess", "_pages/p.md", "_pages/q.md",
        exclude=["README", "docs/", "*.tmp", "_pages/q.md"], include=[".htaccess", "_pages"],
    )  # fmt: skip
    assert found.others == (".htaccess", "_pages/p.md", "_pages/q.md")


def test_folder_of_collections() -> None:
    """Posts and collections may be in a folder of their own; a post elsewhere is none then."""
    found = listing(
        "col/_posts/2020-01-02-a.md", "_posts/2020-01-02-b.md", "col/_notes/n.md",
        collections=["notes"], collections_dir="col",
    )  # fmt: skip
    assert found.posts == ("col/_posts/2020-01-02-a.md",)
    assert found.collections["notes"] == ("col/_notes/n.md",)
