"""Tests for the style sheets of Jekyll sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jekyll_models import item, model
from sitetest import SiteTest, problems
from tuftenotes.cache import Store
from tuftenotes.diagnostics import Severity
from tuftenotes.jekyll_styles import StyleStage, importable

if TYPE_CHECKING:
    from pathlib import Path

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
    css, problems = stage.text("a { b: 1 + 1 }", "scss")
    assert (css.strip(), problems) == ("a{b:2}", ())


def test_indented_sheets(tmp_path: Path) -> None:
    """Sass by indentation is a page, a partial and what ``sassify`` takes."""
    files = {
        "_config.yml": "",
        "css/m.sass": "---\n---\n@import z\na\n  b\n    color: $c\n",
        "_sass/_z.sass": "$c: red\n",
        "css/n.scss": '---\n---\n@import "z"; n { color: $c; width: percentage(1/3) }',
        "p.html": "---\ns: |\n  f\n    color: red\n---\n{{ page.s | sassify }}",
    }
    report = SiteTest(tmp_path).write(files).build()
    assert problems(report) == []
    made = SiteTest(tmp_path).outputs(tmp_path / "_site")
    shown = {name: "".join(text.decode().split()) for name, text in made.items()}
    assert shown["css/m.css"] == "ab{color:red;}"
    assert shown["css/n.css"] == "n{color:red;width:33.3333333333%;}"
    assert shown["p.html"] == "f{color:red;}"


def test_the_configuration_gives_the_precision() -> None:
    """``precision`` under ``sass`` says how many digits numbers have."""
    site = model({"a.scss": "---\n---\n"}, sass={"precision": 3})
    css = StyleStage(Store(None), site.config, {}).page(item(site, "a.scss"), "a { b: 1/3 }")
    assert "".join(css.split()) == "a{b:1/3;}"
    css = StyleStage(Store(None), site.config, {}).page(item(site, "a.scss"), "a { b: (1/3) }")
    assert "".join(css.split()) == "a{b:0.333;}"


@pytest.mark.parametrize("name", ["scssify", "sassify"])
def test_an_error_in_a_text_for_a_filter(name: str, tmp_path: Path) -> None:
    """It stands where the filter does, not in a file that nobody has."""
    page = f'---\ns: "a\\n  b: $c\\n"\n---\n\n{{{{ page.s | {name} }}}}\n'
    files = {"_config.yml": "", "p.html": page}
    assert problems(SiteTest(tmp_path).write(files).build()) == ["p.html:5:13 error[style]"]
