"""Tests for URLs."""

from __future__ import annotations

import pytest

from liquid_texts import CLOCK
from tuftenotes.liquid.permalinks import (
    UnknownPlaceholderError,
    add_suffix,
    document_placeholders,
    fill,
    output_path,
    page_url,
)

DATA = {"slug": "My-Slug", "categories": ["A b", "C", "c"]}


@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("/:categories/:year/:month/:day/:title:output_ext", "/a%20b/c/2024/05/06/My-Slug.html"),
        ("/:slugified_categories/:slug/", "/a-b/c/my-slug/"),
        ("/articles/:short_year/:title", "/articles/24/My-Slug"),
        (":collection/:path/:name", "/notes/sub/file/file"),
        ("/:i_day-:i_month-:y_day-:short_month-:long_day", "/6-5-127-May-Monday"),
        ("/:year_:month", "/2024_05"),
        ("/a/../b//c", "/a/b/c"),
    ],
)
def test_documents(template: str, url: str) -> None:
    """The placeholders of a document are filled and escaped."""
    places = document_placeholders(DATA, "notes", "/sub/file", ".html", CLOCK.now)
    assert fill(template, places) == url


def test_unknown_placeholder() -> None:
    """A placeholder that Jekyll does not know raises."""
    with pytest.raises(UnknownPlaceholderError, match="nope"):
        fill("/:nope", {})


def test_without_a_slug() -> None:
    """Without a slug the name of the file is it."""
    places = document_placeholders({}, "n", "/a b", ".html", CLOCK.now)
    assert fill("/:slug/:title", places) == "/a-b/a-b"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        (("a", "b", ".html", "date", ""), "/a/b.html"),
        (("a", "b", ".html", "pretty", ""), "/a/b/"),
        (("a", "index", ".html", "pretty", ""), "/a/"),
        (("", "b", ".xml", "pretty", ""), "/b.xml"),
        (("", "b", ".html", "/x/:title", ""), "/b"),
        (("a", "b", ".html", "date", "/z/:basename:output_ext"), "/z/b.html"),
        (("ü", "b", ".html", "weekdate", ""), "/%C3%BC/b"),
    ],
)
def test_pages(given: tuple[str, str, str, str, str], url: str) -> None:
    """Pages keep their places; a template of the site is for posts only, but for its end."""
    assert page_url(*given) == url


def test_suffixes_and_files() -> None:
    """Collections end as the style says; a URL leads to a file."""
    assert [add_suffix("x", s) for s in ("pretty", "none", "/:a/", "/:a:output_ext", "/:a")] == [
        "x/", "x:output_ext", "x/", "x:output_ext", "x",
    ]  # fmt: skip
    assert output_path("/a/", ".html", page=True) == "a/index.html"
    assert output_path("/a/", ".xml", page=True) == "a/index.xml"
    assert output_path("/%C3%BC", ".html", page=False) == "ü.html"
    assert output_path("/a.html", ".html", page=False) == "a.html"
