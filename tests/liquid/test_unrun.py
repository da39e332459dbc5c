"""Plugins that change a site in Jekyll and are not run here."""

from __future__ import annotations

import pytest

from jekyll_models import model
from tuftenotes.diagnostics import Severity
from tuftenotes.liquid.unrun import unrun_plugins


@pytest.mark.parametrize(
    ("ruby", "place"),
    [
        ("class Tags < Jekyll::Generator\nend\n", "_plugins/p.rb:1:14"),
        ("module Jekyll\n  class Tags < Generator\n  end\nend\n", "_plugins/p.rb:2:14"),
        ("Jekyll::Hooks.register :posts, :post_write do |post|\nend\n", "_plugins/p.rb:1:1"),
        ("class Shout < Liquid::Tag\nend\n", None),
        ("# Not a Generator.\n", None),
    ],
)
def test_generators_and_hooks(ruby: str, place: str | None) -> None:
    """Each file that has one is noted where it is."""
    found = list(unrun_plugins(model({"_plugins/p.rb": ruby})))
    assert [str(note.location) for note in found] == ([place] if place else [])
    assert all(note.severity is Severity.NOTE for note in found)


def test_gems() -> None:
    """A gem without an equal is named; a misspelt one is guessed."""
    found = list(unrun_plugins(model({}, plugins=["jekyll-archives", "jekyll-seo-tga", "jekyll-feed"])))
    assert [(note.message.partition(" has")[0], note.hint) for note in found] == [
        ("the plugin jekyll-archives", ""),
        ("the plugin jekyll-seo-tga", "did you mean “jekyll-seo-tag”?"),
    ]
