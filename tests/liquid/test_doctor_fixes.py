"""Tests for the doctor's rewrites."""

from __future__ import annotations

from tuftenotes.liquid.doctor_fixes import find_fixes

WORKFLOW = """\
jobs:
  build:
    steps:
      - uses: actions/checkout@v4
      - name: Build
        uses: actions/jekyll-build-pages@v1
        with:
          source: ./
      - run: bundle exec jekyll build
"""


def test_configuration() -> None:
    """Old spellings become new ones; everything else stays."""
    text = "title: x\ngems: [a]\nmarkdown: redcarpet\nhighlighter: pygments\nsass:\n  style: :compressed\n"
    (fix,) = find_fixes(("_config.yml", text), {})
    assert fix.text == "title: x\nplugins: [a]\nmarkdown: kramdown\nsass:\n  style: compressed\n"
    assert len(fix.changes) == 4


def test_workflow() -> None:
    """The step that builds with Jekyll builds with tuftenotes."""
    (fix,) = find_fixes(None, {".github/workflows/p.yml": WORKFLOW})
    assert "jekyll" not in fix.text
    assert (
        "      - run: pip install tuftenotes\n      - run: tuftenotes build --destination _site\n" in fix.text
    )
    assert fix.text.count("actions/checkout") == 1


def test_nothing_to_do() -> None:
    """A site that is fine is left alone."""
    assert find_fixes(("_config.yml", "title: x\n"), {"w.yml": "on: push\n"}) == []
