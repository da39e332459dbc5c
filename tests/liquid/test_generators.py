"""Tests for the pages that plugins add."""

from __future__ import annotations

from jekyll_models import generated, item, renderer

PLUGINS = ["jekyll-feed", "jekyll-sitemap", "jekyll-redirect-from"]


def test_pages_are_added() -> None:
    """Each plugin adds its files, and only if the site does not have them."""
    made = generated({"a.md": "---\nredirect_from: /b/\n---\n", "robots.txt": "own"}, plugins=PLUGINS)
    assert [page.output for page in made.model.pages] == [
        "a.html", "b/index.html", "redirects.json", "feed.xml", "sitemap.xml",
    ]  # fmt: skip
    assert generated({"a.md": "---\n---\n"}).texts == {}


def test_texts() -> None:
    """Their texts are made when they are asked for; what leads on is left out of the sitemap."""
    made = renderer({"a.md": "---\nredirect_to: /b\n---\n"}, plugins=PLUGINS)
    assert made.output(item(made.model, "robots.txt")) == "Sitemap: /sitemap.xml\n"
    assert "/a.html" not in made.output(item(made.model, "sitemap.xml"))
    assert "url=/b" in made.output(item(made.model, "a.md"))


def test_table_of_redirects() -> None:
    """It is left out where the configuration says so, and where the site has a file of that name."""
    files = {"a.md": "---\nredirect_from: /b/\n---\n"}
    plugins = ["jekyll-redirect-from"]
    assert "redirects.json" in generated(files, plugins=plugins, redirect_from=None).texts
    assert "redirects.json" not in generated(files, plugins=plugins, redirect_from={"json": False}).texts
    assert "redirects.json" not in generated({**files, "redirects.json": "{}"}, plugins=plugins).texts
