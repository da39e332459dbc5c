"""Tests for rendering a site."""

from __future__ import annotations

from jekyll_models import item, renderer


def output(files: dict[str, str], path: str = "p.md", **config: object) -> str:
    """Return the whole text of a page."""
    made = renderer(files, **config)
    return made.output(item(made.model, path))


def test_layouts() -> None:
    """Layouts nest, see each other's front matter, the inner one's first, and end where they repeat."""
    files = {
        "p.md": "---\nlayout: a\nt: T\n---\n{{ page.t }} {{ layout.k }}",
        "_layouts/a.html": "---\nlayout: b\nk: 1\n---\n[{{ content | strip }}{{ layout.k }}]",
        "_layouts/b.html": "---\nlayout: a\nk: 2\nm: 3\n---\n<{{ content }}{{ layout.k }}{{ layout.m }}>",
    }
    assert output(files) == "<[<p>T 1</p>1]13>"


def test_layouts_that_are_not_there() -> None:
    """A layout of the theme stands in; one that nobody has is a warning and the page stays bare."""
    assert output({"p.md": "---\nlayout: ours\n---\nx"}) == "<ours><p>x</p>\n</ours>"
    files = {"p.md": "---\nlayout: a\n---\nx", "_layouts/a.html": "---\nlayout: ours\n---\n({{ content }})"}
    assert output(files) == "<ours>(<p>x</p>\n)</ours>"
    made = renderer({"p.md": "---\nlayout: our\n---\nx"})
    assert made.output(item(made.model, "p.md")) == "<p>x</p>\n"
    assert [(d.message, d.hint) for d in made.diagnostics] == [
        ("there is no layout “our”", "did you mean “ours”?")
    ]


def test_no_layout() -> None:
    """A page that says ``false`` or ``none`` wants no layout, in spite of the defaults."""
    defaults = [{"values": {"layout": "l"}}]
    for word in ("false", "none"):
        files = {"p.txt": f"---\nlayout: {word}\n---\nx", "_layouts/l.html": "({{ content }})"}
        made = renderer(files, defaults=defaults)
        assert made.output(item(made.model, "p.txt")) == "x"
        assert made.diagnostics == []


def test_what_goes_through_what() -> None:
    """Markdown, sheets and other files go through Liquid and what they are; ``none`` means no layout."""
    files = {
        "a.txt": "---\n---\n{{ page.name }} {% sidenote 'x' %}",
        "b.scss": "---\n---\n{{ page.name }}",
        "c.md": "---\nlayout: none\nrender_with_liquid: false\n---\n{{ x }}",
        "_layouts/l.html": "{% newthought 'n' %}{{ content }}",
        "d.html": "---\nlayout: l\n---\nd",
    }
    assert output(files, "a.txt") == "a.txt (% sidenote 'x' %)"
    assert output(files, "b.scss") == "B.SCSS"
    assert output(files, "c.md") == "<p>{{ x }}</p>\n"
    assert output(files, "d.html") == "(% newthought 'n' %)d"


def test_pages_that_show_each_other() -> None:
    """Two posts that show each other's contents end with the raw text."""
    files = {
        "_posts/2020-01-01-a.md": "---\n---\na{{ page.next.content }}",
        "_posts/2020-01-02-b.md": "---\n---\nb{{ page.previous.content }}",
    }
    assert output(files, "_posts/2020-01-01-a.md") == "<p>a<p>ba{{ page.next.content }}</p></p>\n"


def test_links() -> None:
    """Files, pages, documents and posts in folders are found by their paths."""
    files = {
        "p.md": "---\n---\n{% link _n/a.md %} {% link /i.png %} {% link p.md %} {% post_url 2020-01-01-x %} {% post_url d/2020-01-02-y %}{{ 'm' | markdownify }}{{ 'q' | smartify }}{% include_relative r.txt %}",  # noqa: E501 (one text)
        "_n/a.md": "---\n---\n",
        "i.png": "x",
        "r.txt": "r",
        "_posts/2020-01-01-x.md": "---\n---\n",
        "d/_posts/2020-01-02-y.md": "---\n---\n",
    }
    assert output(files, collections={"n": {"output": True}}) == (
        "<p>/n/a.html /i.png /p.html /2020/01/01/x.html /d/2020/01/02/y.html<p>m</p>\nqr</p>\n"
    )
