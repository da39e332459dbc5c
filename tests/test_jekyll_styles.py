"""Tests for the style sheets of Jekyll sites."""

from __future__ import annotations

import pytest

from jekyll_models import item, model
from tuftenotes.cache import Store
from tuftenotes.diagnostics import Severity
from tuftenotes.jekyll_styles import StyleStage, importable

SITE = model({"css/a.scss": "---\n# a comment\n---\n"}, sass={"style": "compressed"})
FILES = {"_sass/_b.scss": "$c: red;", "css/a.scss": "---\n---\n"}


def test_page() -> None:
    """A sheet imports from beside it and from the folder of partials; it is compiled once."""
    stage = StyleStage(Store(None), SITE.config, FILES)
    page = item(SITE, "css/a.scss")
    text = '@import "../_sass/b"; @import "b";\na { color: $c }\n'
    assert stage.page(page, text).strip() == "a{color:red}"
    assert stage.page(page, text).strip() == "a{color:red}"
    assert stage.diagnostics == []


def test_where_partials_are() -> None:
    """The configuration names the folders, and CSS in them may be imported."""
    site = model({"a.scss": "---\n---\n"}, sass={"sass_dir": "styles/", "load_paths": ["./vendor"]})
    files = {"styles/_b.css": "b{c:d}", "vendor/x/_e.scss": "e{f:g}", "css/b.css": "", "_sass/b.css": ""}
    assert [path for path in files if importable(path, site.config)] == ["styles/_b.css", "vendor/x/_e.scss"]
    stage = StyleStage(Store(None), site.config, files)
    assert "".join(stage.page(item(site, "a.scss"), '@import "b", "x/e";').split()) == "b{c:d;}e{f:g;}"


def test_problems_count_the_front_matter() -> None:
    """An error stands at its line in the file."""
    stage = StyleStage(Store(None), SITE.config, FILES)
    assert stage.page(item(SITE, "css/a.scss"), "\na { color: $nope }\n") == ""
    assert [problem.location.line for problem in stage.diagnostics] == [5]


@pytest.mark.parametrize("theme", ["minima", ""])
def test_a_theme_that_is_not_here(theme: str) -> None:
    """A sheet that imports the theme's is left empty, and the build goes on."""
    site = model({"css/a.scss": "---\n---\n"}, theme=theme)
    stage = StyleStage(Store(None), site.config, {})
    assert stage.page(item(site, "css/a.scss"), '@import "minima";\na { color: $nope }\n') == ""
    (problem,) = stage.diagnostics
    assert problem.severity is Severity.WARNING
    assert "“minima”" in problem.hint


def test_filter() -> None:
    """A text that a filter was given is compiled too."""
    stage = StyleStage(Store(None), SITE.config, FILES)
    assert stage.text("a { b: 1 + 1 }", "scss").strip() == "a{b:2}"
