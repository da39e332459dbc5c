"""Tests for what is known of pages and documents before they are rendered."""

from __future__ import annotations

import pytest

from jekyll_models import TIME, item, model

POST = "---\n{}\n---\nx"


def test_post() -> None:
    """Date, title and slug come from the name, categories from the folders and the front matter."""
    site = model(
        {"news/_posts/2020-01-02-my-post.md": POST.format("categories: a b\ncategory: C\ntags: x y")}
    )
    post = item(site, "news/_posts/2020-01-02-my-post.md")
    assert post.data["title"] == "My Post"
    assert post.data["slug"] == "my-post"
    assert post.data["categories"] == ["news", "a", "b", "C"]
    assert post.data["tags"] == ["x", "y"]
    assert str(post.date) == "2020-01-02 00:00:00+01:00"
    assert (post.url, post.output) == (
        "/news/a/b/c/2020/01/02/my-post.html",
        "news/a/b/c/2020/01/02/my-post.html",
    )


def test_front_matter_wins() -> None:
    """A date, a title and a permalink in the front matter count."""
    text = POST.format("date: 2021-02-03 04:05:06 +0000\ntitle: T\npermalink: /x/:title\ntag: q")
    post = item(model({"_posts/2020-01-02-a.md": text}), "_posts/2020-01-02-a.md")
    assert str(post.date) == "2021-02-03 05:05:06+01:00"
    assert (post.url, post.output, post.data["tags"]) == ("/x/a", "x/a.html", ["q"])


def test_documents_without_a_date() -> None:
    """A document without a date has the site's, and is not dated."""
    site = model({"_n/a.md": POST.format("x: 1"), "_n/b.txt": "x"}, collections={"n": {"output": True}})
    document = item(site, "_n/a.md")
    assert (document.date, document.dated, document.url) == (TIME, False, "/n/a.html")
    assert site.files[0].output == "n/b.txt"
    assert site.files[0].relative_path == "_n/b.txt"
    assert site.files[0].written


@pytest.mark.parametrize("line", ["date: 2021-02-30", "date: 30 Feb 2021 00:00"])
def test_a_day_that_a_month_does_not_have(line: str) -> None:
    """It counts as one of the next month, as for Ruby, with a warning."""
    site = model({"_posts/2020-01-02-a.md": POST.format(line)})
    assert str(item(site, "_posts/2020-01-02-a.md").date) == "2021-03-02 00:00:00+01:00"
    (problem,) = site.diagnostics
    assert problem.message.endswith("is no day of the calendar; it counts as 2021-03-02")


@pytest.mark.parametrize(
    ("line", "message"), [("date: soon", "is not a date"), ("permalink: /:nope/", "unknown part")]
)
def test_faults(line: str, message: str) -> None:
    """A date that is none and a permalink with an unknown part are warnings."""
    site = model({"_posts/2020-01-02-a.md": POST.format(line)})
    assert message in site.diagnostics[0].message
    assert str(item(site, "_posts/2020-01-02-a.md").date) == "2020-01-02 00:00:00+01:00"


def test_collection_with_a_bad_template() -> None:
    """A collection whose template cannot be filled keeps its files where they are named."""
    site = model({"_n/a.txt": "x"}, collections={"n": {"permalink": "/:nope/:path"}})
    assert (site.files[0].output, site.files[0].written) == ("n/a.txt", False)


@pytest.mark.parametrize(
    ("path", "line", "url", "output"),
    [
        ("a/b.md", "x: 1", "/a/b.html", "a/b.html"),
        ("a/index.md", "x: 1", "/a/", "a/index.html"),
        ("a.xml", "x: 1", "/a.xml", "a.xml"),
        ("a.scss", "x: 1", "/a.css", "a.css"),
        ("a.md", "permalink: /c.txt", "/c.txt", "c.txt"),
        ("a.md", "permalink: /c/", "/c/", "c/index.html"),
    ],
)
def test_pages(path: str, line: str, url: str, output: str) -> None:
    """A page goes where its place or its permalink says, with the ending of what it becomes."""
    page = item(model({path: POST.format(line)}), path)
    assert (page.url, page.output) == (url, output)


def test_values() -> None:
    """A value comes from the front matter, else from the configuration's defaults; sheets are told apart."""
    defaults = [{"scope": {"path": ""}, "values": {"a": 1, "b": 2}}]
    page = item(model({"p.md": POST.format("b: 3")}, defaults=defaults), "p.md")
    assert (page.value("a"), page.value("b"), page.value("c"), page.is_style) == (1, 3, None, False)
