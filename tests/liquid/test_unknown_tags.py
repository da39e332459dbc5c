"""Tests for the hints at tags that nothing defines."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.unknown_tags import hint_for


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("bibliography", "it is of the gem jekyll-scholar, which is not run: define it in _includes/tags/b"),
        ("epigaph", "did you mean “epigraph”?"),
        ("zork", "define it in _includes/tags/zork.html, which gets what the tag was given"),
    ],
)
def test_hints(name: str, hint: str) -> None:
    """A gem's tag is not taken for a misspelt one of ours."""
    assert hint_for(name, {"epigraph", "sidenote"}).startswith(hint)
