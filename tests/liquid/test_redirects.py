"""Tests for redirects."""

from __future__ import annotations

from jekyll_models import item, model, renderer
from tuftenotes.liquid.redirects import find_redirects, redirect_data, redirect_page


def test_both_directions() -> None:
    """A page may be found at old addresses, or lead on itself."""
    site = model(
        {
            "a.md": "---\nredirect_from: [/old/, older]\n---\n",
            "b.md": "---\nredirect_to: [https://x.org/y, z]\n---\n",
            "_posts/2020-01-01-p.md": "---\nredirect_from: /p.php\n---\n",
        },
        url="https://e.org",
    )
    made, leading, table = find_redirects(site)
    assert made == {
        "p.php": ("/p.php", "https://e.org/2020/01/01/p.html"),
        "old/index.html": ("/old/", "https://e.org/a.html"),
        "older.html": ("/older", "https://e.org/a.html"),
    }
    assert leading == {"b.md": "https://x.org/y"}
    assert table["/b.html"] == "https://x.org/y"


def test_page() -> None:
    """The page leads on with and without JavaScript, and nothing in the address can break out of it."""
    text = redirect_page('https://x.org/"</script>')
    assert 'location="https://x.org/\\"\\u003c/script>"' in text
    assert "url=https://x.org/&quot;&lt;/script&gt;" in text


def test_own_layout() -> None:
    """A site's own layout is used for pages at old addresses and for those that lead on; it sees where to."""
    site = renderer(
        {
            "_layouts/redirect.html": "---\nlang: de\n---\n{{ page.redirect.from }} {{ page.redirect.to }}"
            " {{ page.title }} {{ page.who }} {{ layout.lang }}[{{ content }}]",
            "a.md": "---\nredirect_from: /old/\n---\nStill here.\n",
            "b.md": "---\ntitle: B\nlayout: other\nredirect_to: /new\n---\nGone.\n",
        },
        plugins=["jekyll-redirect-from"],
        defaults=[{"scope": {"path": ""}, "values": {"who": "I"}}],
    )
    assert site.output(item(site.model, "old/index.html")) == "/old/ /a.html  I de[]"
    assert site.output(item(site.model, "b.md")) == "/b.html /new B I de[]"
    assert "Still here." in site.output(item(site.model, "a.md"))


def test_data() -> None:
    """What leads on says so in its front matter, and stays out of the sitemap."""
    assert redirect_data("/a", "/b") == {
        "layout": "redirect",
        "sitemap": False,
        "permalink": "/a",
        "redirect": {"from": "/a", "to": "/b"},
    }
