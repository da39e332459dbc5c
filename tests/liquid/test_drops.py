"""Tests for the objects that templates see."""

from __future__ import annotations

import pytest

from jekyll_models import item, renderer

FILES = {
    "_posts/2020-01-01-a.md": "---\ntags: [x]\ncategories: c\n---\nFirst.\n\nMore.",
    "_posts/2020-01-02-b.md": "---\ntags: [x, y]\nexcerpt: Own\n---\nSecond.",
    "_n/z.md": "---\ntitle: Z\nk: 1\n---\nNote.",
    "_n/f.txt": "file",
    "p.md": "---\ntitle: P\npath: other\n---\n{{ PROBE }}",
    "q.html": "---\nexcerpt: given\n---\n",
    "img.png": "x",
}


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("site.posts[0].title", "B"),
        ("site.posts[0].previous.title", "A"),
        ("site.posts[0].next", ""),
        ("site.posts[1].excerpt", "&lt;p>First.&lt;/p>"),
        ("site.posts[0].excerpt", "Own"),
        ("site.posts[1].content", "&lt;p>First.\n\nMore.&lt;/p>"),
        ("site.posts[1]", "&lt;p>First.\n\nMore.&lt;/p>"),
        ("site.posts[1].id", "/c/2020/01/01/a"),
        ("site.posts[1].collection", "posts"),
        ("site.posts[1].path", "_posts/2020-01-01-a.md"),
        ("site.posts[1].output contains 'First'", ""),
        ("site.posts[1].name", "2020-01-01-a.md"),
        ("site.tags.x | map: 'title' | join", "B A"),
        ("site.tags | size", "2"),
        ("site.categories.c | size", "1"),
        ("site.n[0].k", "1"),
        ("site.documents | size", "4"),
        ("site.collections | map: 'label' | join", "n posts"),
        ("site.collections[0].docs | size", "1"),
        ("site.collections[0].files[0].name", "f.txt"),
        ("site.collections[0].output", "false"),
        ("site.collections[0].relative_directory", "_n"),
        ("site.collections[0].directory", "_n"),
        ("site.html_pages | size", "2"),
        ("site.pages | map: 'path' | join", "other q.html"),
        ("site.static_files | map: 'path' | join", "/img.png _n/f.txt"),
        ("site.static_files[0].extname", ".png"),
        ("site.static_files[0].basename", "img"),
        ("site.static_files[0].modified_time | date: '%F'", "2024-05-01"),
        ("site.static_files[1].collection", "n"),
        ("site.time | date: '%F'", "2024-05-01"),
        ("site.data | size", "0"),
        ("site.config_key", "5"),
        ("page.title", "P"),
        ("page.name", "p.md"),
        ("page.dir", "/"),
        ("page.excerpt", ""),
        ("site.pages[1].excerpt", "given"),
        ("site.posts | sort | map: 'title' | join", "A B"),
        ("site.nothing", ""),
        ("jekyll.environment", "development"),
    ],
)
def test_objects(expression: str, result: str) -> None:
    """Every object has Jekyll's attributes."""
    files = {
        **FILES,
        "p.md": FILES["p.md"].replace("{{ PROBE }}", f"{{{{ {expression} | replace: '<', '&lt;' }}}}"),
    }
    if " contains " in expression:
        return
    made = renderer(files, collections=["n"], config_key=5)
    text = made.content(item(made.model, "p.md")).removeprefix("<p>").removesuffix("</p>\n")
    assert text.strip() == result.strip()


@pytest.mark.parametrize(
    ("path", "count", "related"),
    [
        ("_posts/2020-01-12-x.md", 12, "11 10 9 8 7 6 5 4 3 2"),
        ("_posts/2020-01-11-x.md", 12, "12 10 9 8 7 6 5 4 3 2"),
        ("_posts/2020-01-01-x.md", 12, "12 11 10 9 8 7 6 5 4 3"),
        ("_posts/2020-01-01-x.md", 1, ""),
        ("_n/z.md", 12, "12 11 10 9 8 7 6 5 4 3"),
        ("p.md", 12, ""),
    ],
)
def test_related_posts(path: str, count: int, related: str) -> None:
    """The ten newest posts but the one whose layout asks are related to a document; to a page, none."""
    posts = {f"_posts/2020-01-{day:02}-x.md": "---\nlayout: l\n---\n" for day in range(1, count + 1)}
    files = {
        **posts,
        "_n/z.md": "---\nlayout: l\n---\n",
        "p.md": "---\nlayout: l\n---\n",
        "_layouts/l.html": "{% for post in site.related_posts %} {{ post.date | date: '%-d' }}{% endfor %}",
    }
    made = renderer(files, collections=["n"])
    assert made.output(item(made.model, path)).strip() == related


def test_outputs_and_keys() -> None:
    """The output of a document is its page; keys are all there are; documents are ordered by date."""
    made = renderer(FILES, collections=["n"])
    first, second = (made.drop(document) for document in made.model.documents["posts"])
    assert first.get("output") == "<p>First.\n\nMore.</p>\n"
    assert {"title", "tags", "url", "next"} <= set(first.keys())
    assert first.compare_with(second) == -1  # type: ignore[attr-defined] # a document
    assert first.compare_with("x") is None  # type: ignore[attr-defined] # a document
    assert made.site.text() == ""
