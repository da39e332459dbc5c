"""Tests for redirects."""

from __future__ import annotations

from jekyll_models import model
from tuftenotes.liquid.redirects import find_redirects, redirect_page


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
