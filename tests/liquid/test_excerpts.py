"""Tests for excerpts."""

from __future__ import annotations

from jekyll_models import item, model
from tuftenotes.liquid.excerpts import excerpt_source


def excerpt(body: str, *, matter: str = "x: 1", separator: str = "\n\n") -> str | None:
    """Return the source of the excerpt of a post."""
    path = "_posts/2020-01-01-a.md"
    site = model({path: f"---\n{matter}\n---\n{body}"}, excerpt_separator=separator)
    return excerpt_source(item(site, path), site.config, {"if", "highlight"})


def test_separators() -> None:
    """The excerpt ends at the separator of the page or the site; without one it is everything."""
    assert excerpt("a\n\nb") == "a"
    assert excerpt("a<!--more-->b", separator="<!--more-->") == "a"
    assert excerpt("a%b", matter="excerpt_separator: '%'") == "a"
    assert excerpt("a") == "a"
    assert excerpt("a\n\n") == "a"
    assert excerpt("a\n\nb", separator="") is None


def test_what_is_cut_through() -> None:
    """Blocks are closed, and link definitions come along."""
    assert excerpt("{% if x %}a\n\nb{% endif %}") == "{% if x %}a\n{% endif %}"
    assert excerpt("{% if x %}a{% endif %}\n\nb") == "{% if x %}a{% endif %}"
    assert excerpt("a [l]\n\nb\n\n[l]: /u\n[m]: /v") == "a [l]\n\n[l]: /u"
