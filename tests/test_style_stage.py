"""The style sheets of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pipeline import configured
from tuftenotes.cache import Store
from tuftenotes.diagnostics import Severity
from tuftenotes.digest import digest
from tuftenotes.model import SourceFile
from tuftenotes.sources import Sources
from tuftenotes.style_stage import Sheets, compile_sheets, is_style

if TYPE_CHECKING:
    from collections.abc import Mapping

THEME = {"tufte.scss": "@import 'settings'; a { b: $c }", "_settings.scss": "$c: 1 !default;"}


def compiled(
    own: Mapping[str, str] | None = None,
    pages: Mapping[str, str] | None = None,
    store: Store | None = None,
    **values: Any,  # noqa: ANN401 - plain data
) -> Sheets:
    """Compile a site's sheets over a small theme."""
    sources = [SourceFile(f"content/{n}", n, t.encode(), digest(t)) for n, t in (pages or {}).items()]
    site = Sources(tuple(sources), {}, {}, own or {}, {}, ())
    return compile_sheets(store or Store(None), configured(**values), THEME, site)


def css(sheets: Sheets) -> dict[str, bytes | None]:
    """Return what was compiled by where it goes."""
    return {output.path: output.data for output in (*sheets.theme, *sheets.site)}


def test_theme() -> None:
    """Without sheets of its own a site has the theme's."""
    sheets = compiled()
    assert css(sheets) == {"css/tufte.css": b"a{b:1}\n"}
    assert (len(sheets.theme), sheets.site, sheets.diagnostics) == (1, (), ())


@pytest.mark.parametrize("style", ["compressed", "expanded"])
def test_theme_of_a_wheel(style: str) -> None:
    """Where the theme is there compiled, it is taken as it is, unless the site has sheets of its own."""
    theme = {**THEME, "tufte.compressed.css": "compressed", "tufte.expanded.css": "expanded"}
    config = configured(sass={"sass_dir": "sass", "style": style})
    alone = Sources((), {}, {}, {}, {}, ())
    assert css(compile_sheets(Store(None), config, theme, alone)) == {"css/tufte.css": style.encode()}
    with_own = Sources((), {}, {}, {"_settings.scss": "$c: 2;"}, {}, ())
    made = css(compile_sheets(Store(None), config, theme, with_own))
    assert b"b:2" in (made["css/tufte.css"] or b"").replace(b" ", b"")


def test_own() -> None:
    """A site's partials and entries come before the theme's; other entries are compiled beside it."""
    assert css(compiled({"_settings.scss": "$c: 2;"})) == {"css/tufte.css": b"a{b:2}\n"}
    sheets = compiled({"tufte.scss": "x{y:z}", "more.scss": "p{q:r}"})
    assert css(sheets) == {"css/tufte.css": b"x{y:z}\n", "css/more.css": b"p{q:r}\n"}
    assert [output.source for output in sheets.site] == ["sass/more.scss", "sass/tufte.scss"]


def test_misspelt_setting() -> None:
    """A variable that a site's settings set and no sheet reads is told at its place, with what it may be."""
    own = {"_settings.scss": "$c: 1; $mine: 3;\n$cc: 2;"}
    (problem,) = compiled(own).diagnostics
    assert str(problem.location) == "sass/_settings.scss:2:1"
    assert (problem.message, problem.hint) == ("no style sheet uses $cc", "did you mean “$c”?")
    assert (problem.severity, problem.excerpt) == (Severity.WARNING, "$cc: 2;")
    use = "@import 'settings'; p { q: $cc }"
    assert compiled(own | {"more.scss": use}).diagnostics == ()
    assert compiled(own, {"css/x.scss": f"---\n---\n{use}"}).diagnostics == ()


def test_pages() -> None:
    """Sheets among the pages see the partials of the sass folder, by two names, and those of the theme."""
    text = "---\n---\n@import 'mine', '../sass/mine', 'settings'; a { b: $m; d: $c }"
    sheets = compiled({"_mine.scss": "$m: 3;"}, {"css/x.scss": text, "a.md": "no sheet"})
    assert css(sheets)["css/x.css"] == b"a{b:3;d:1}\n"
    assert sheets.site[0].source == "content/css/x.scss"


def test_style() -> None:
    """The configuration says how sheets are written."""
    data = css(compiled(sass={"style": "expanded"}))["css/tufte.css"]
    assert data is not None
    assert b"\n" in data.strip()


@pytest.mark.parametrize(
    ("own", "pages", "place"),
    [
        ({"_settings.scss": "$c: 1;\n$d: ;"}, {}, "sass/_settings.scss:2:3"),
        ({"more.scss": "a {"}, {}, "sass/more.scss:1:3"),
        ({}, {"css/x.scss": "---\n---\na {"}, "content/css/x.scss:3:3"),
        ({"_m.scss": "a {"}, {"css/x.scss": "---\n---\n@import '../sass/m';"}, "sass/_m.scss:1:3"),
    ],
)
def test_problems(own: dict[str, str], pages: dict[str, str], place: str) -> None:
    """A problem points into the file it is in; the sheet is not made, the others are."""
    sheets = compiled(own, pages)
    assert [str(problem.location) for problem in sheets.diagnostics] == [place]
    assert len(css(sheets)) == len(own) + len(pages) - (
        place.startswith("sass/_m") or "_settings.scss" in own
    )


def test_problem_of_the_theme() -> None:
    """A setting that breaks the theme's sheet is reported in the theme."""
    sheets = compiled({"_settings.scss": "$other: 1;"})
    (problem,) = sheets.diagnostics
    assert problem.location.path == "theme/sass/tufte.scss"


def test_remembered() -> None:
    """A sheet is compiled once for all equal files; its problems come back."""
    with Store(None) as store:
        first = compiled({"x.scss": "@warn 'w'; a{b:c}"}, store=store)
        again = compiled({"x.scss": "@warn 'w'; a{b:c}"}, store=store)
    assert css(first) == css(again)
    assert first.diagnostics == again.diagnostics != ()


def test_names() -> None:
    """A style sheet is told by its ending."""
    assert [is_style(name) for name in ("a.scss", "a.SASS", "a.css")] == [True, True, False]
