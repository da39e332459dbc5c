"""What templates see."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline import configured, document
from tuftenotes.model import Heading
from tuftenotes.page_context import link_to, listing, page_context, sentence_case, site_context


def test_page() -> None:
    """A page's context is its front matter and what was found out about it; what it lacks is not there."""
    heading = Heading(2, "x", "An \ufdd00\ufdd1", "An", 3)
    page = document(
        "a b.md",
        {"title": "T", "mine": 1, "author": None, "words": 0, "date": "2020-04-13"},
        headings=(heading,),
        words=12,
        has_math=True,
        description="about",
    )
    config = configured(lang="de", edit_url="https://e.org/edit/{path}")
    context = page_context(page, config, ("<img>",), own_layouts=False)
    assert context["toc"] == [{"level": 2, "id": "x", "html": "An <img>", "text": "An"}]
    assert (context["mine"], context["words"], context["lang"]) == (1, 12, "de")
    assert (context["title"], context["heading_html"], context["description"]) == ("T", "T", "about")
    assert context["edit_url"] == "https://e.org/edit/content/a%20b.md"
    assert (context["has_math"], context["has_code"], context["date"]) == (True, False, "2020-04-13")
    assert "author" not in context
    assert "subtitle" not in context


def test_edit_url_of_the_page() -> None:
    """A page may have its own address to edit it, or none."""
    config = configured(edit_url="https://e.org/{path}")
    for own, expected in (("https://x", "https://x"), (False, "")):
        context = page_context(document("a.md", {"edit_url": own}), config, (), own_layouts=False)
        assert context["edit_url"] == expected


@pytest.mark.parametrize(
    ("dialect", "titles", "date", "own_layouts", "expected"),
    [
        ("native", "auto", None, False, "Deep Models"),
        ("native", "sentence", None, False, "Deep models"),
        ("jekyll", "auto", None, False, "Deep models"),
        ("jekyll", "auto", "2020-04-13", False, "Deep Models"),
        ("jekyll", "auto", None, True, "Deep Models"),
        ("jekyll", "as-written", None, False, "Deep Models"),
    ],
)
def test_case_of_titles(
    dialect: Any,  # noqa: ANN401 - a literal
    titles: str,
    date: str | None,
    own_layouts: bool,  # noqa: FBT001 - a column
    expected: str,
) -> None:
    """The title above a page is a sentence where the Jekyll courses had it so, or the site wants it."""
    config = configured(dialect, titles=titles)
    page = document("a.md", {"title": "Deep Models", "date": date})
    context = page_context(page, config, (), own_layouts=own_layouts)
    assert context["heading_html"] == expected
    assert context["title_html"] == "Deep Models"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Deep Models", "Deep models"),
        ("<em>Deep</em> Models &Auml;B", "<em>Deep</em> models &Auml;b"),
        ("The <math><mi>X</mi></math> Norm", "The <math><mi>X</mi></math> norm"),
        ("eBay & Co", "ebay & co"),
        ("", ""),
    ],
)
def test_sentence_case(html: str, expected: str) -> None:
    """Letters after the first character become small; tags, entities and formulas stay."""
    assert sentence_case(html) == expected


def test_link() -> None:
    """Another page may show a page's URL and title, without what only its own page can fill."""
    page = document("a.md", title="T \ufdd00\ufdd1", title_html="<b>T</b>\ufdd00\ufdd1")
    assert link_to(page, "/a/") == {"url": "/a/", "title": "T ", "title_html": "<b>T</b>"}


def test_listing() -> None:
    """A list of pages shows their front matter, and our own values before it."""
    entry = listing(document("a.md", {"title": "T", "url": "x", "tags": ["y"]}), "/a/", "3")
    assert (entry["url"], entry["tags"], entry["chapter"], entry["path"]) == (
        "/a/",
        ["y"],
        "3",
        "content/a.md",
    )


def test_site() -> None:
    """The site's context is its configuration, and lists of its pages, dated ones, tags and categories."""
    metas: list[dict[str, Any]] = [
        {"date": "2020-01-01", "tags": "a b"},
        {"tags": ["b"], "category": "c"},
        {"date": "2021-01-01", "tags": 7},
        {},
    ]
    entries = [listing(document(f"{n}.md", meta), f"/{n}/", None) for n, meta in enumerate(metas)]
    site = site_context(configured(title="S", mine=[1]), {"d": 1}, entries)
    assert (site["title"], site["mine"], site["data"], site["time"]) == ("S", [1], {"d": 1}, "2021-01-01")
    assert [entry["url"] for entry in site["pages"]] == ["/0/", "/1/", "/2/", "/3/"]
    assert [entry["url"] for entry in site["posts"]] == ["/2/", "/0/"]
    assert {word: [e["url"] for e in found] for word, found in site["tags"].items()} == {
        "a": ["/0/"],
        "b": ["/0/", "/1/"],
    }
    assert list(site["categories"]) == ["c"]
    assert site_context(configured(), {}, [])["time"] == ""
