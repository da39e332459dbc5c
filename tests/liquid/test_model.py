"""Tests for reading a site."""

from __future__ import annotations

from jekyll_models import model

PAGE = "---\n{}\n---\nx"


def test_order_of_pages_and_posts() -> None:
    """Pages are sorted by the names of their files, posts by date, then by name."""
    site = model(
        {
            "z/a.md": PAGE.format("x: 1"),
            "b.md": PAGE.format("x: 1"),
            "_posts/2020-01-02-b.md": PAGE.format("x: 1"),
            "_posts/2020-01-02-a.md": "no front matter",
            "_posts/2019-01-02-c.md": PAGE.format("x: 1"),
        }
    )
    assert [page.path for page in site.pages] == ["z/a.md", "b.md"]
    assert [post.data["slug"] for post in site.documents["posts"]] == ["c", "a", "b"]


def test_what_is_not_shown() -> None:
    """Unpublished, future and draft posts are left out, unless the configuration wants them."""
    files = {
        "_posts/2020-01-02-a.md": PAGE.format("published: false"),
        "_posts/2099-01-02-b.md": PAGE.format("x: 1"),
        "_drafts/c.md": PAGE.format("x: 1"),
        "p.md": PAGE.format("published: false"),
        "_posts/2020-01-03-d.md": PAGE.format("x: 1"),
    }
    site = model(files)
    assert [post.data["slug"] for post in site.documents["posts"]] == ["d"]
    assert site.pages == ()
    assert "in the future" in site.diagnostics[0].message
    everything = model(files, future=True, unpublished=True, show_drafts=True)
    assert [post.data["slug"] for post in everything.documents["posts"]] == ["a", "d", "c", "b"]
    assert everything.documents["posts"][2].draft
    assert len(model(files, future=True, limit_posts=1).documents["posts"]) == 1


def test_order_of_collections() -> None:
    """A collection is sorted by date and path, by its key, or by its list."""
    files = {f"_n/{name}.md": PAGE.format(f"w: {w}") for name, w in (("a", 2), ("b", 1), ("c", "~"))}
    assert [d.name for d in model(files, collections=["n"]).documents["n"]] == ["a.md", "b.md", "c.md"]
    by_key = model(files, collections={"n": {"sort_by": "w"}}).documents["n"]
    assert [d.name for d in by_key] == ["b.md", "a.md", "c.md"]
    listed = model(files, collections={"n": {"order": ["c.md", "a.md"]}}).documents["n"]
    assert [d.name for d in listed] == ["c.md", "a.md", "b.md"]
    dated = {"_n/z.md": PAGE.format("date: 2019-01-01"), "_n/a.md": PAGE.format("date: 2020-01-01")}
    assert [d.name for d in model(dated, collections=["n"]).documents["n"]] == ["z.md", "a.md"]


def test_layouts_and_includes() -> None:
    """Layouts are named without their ending, includes with it; what is no text is no include."""
    site = model(
        {
            "_layouts/a.html": "x",
            "_layouts/s/b.xml": PAGE.format("k: 1"),
            "_includes/i": "y",
            "_includes/p.png": b"\0",
        }
    )
    assert sorted(site.layouts) == ["a", "s/b"]
    assert site.layouts["s/b"].data == {"k": 1}
    assert dict(site.includes) == {"i": "y"}


def test_what_cannot_be_read() -> None:
    """A file that the system refuses or that is not UTF-8 is reported; of the latter the rest is read."""
    site = model(
        {"_posts/2020-01-02-a.unreadable": "x", "p.md": b"---\n---\n\xff", "_layouts/l.html": b"\xff"}
    )
    assert {problem.code.slug for problem in site.diagnostics} == {"unreadable", "encoding"}
    assert [layout.body for layout in site.layouts.values()] == ["\ufffd"]
