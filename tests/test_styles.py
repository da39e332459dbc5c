"""Style sheets compiled from a mapping of texts."""

from pathlib import Path

import pytest

from tuftenotes.diagnostics import Code, Location, Severity
from tuftenotes.styles import compile_styles, layer_styles

THEME = Path(__file__).parents[1] / "sass"


def theme() -> dict[str, str]:
    """Read the sheets of the theme that we ship."""
    return {path.name: path.read_text(encoding="utf-8") for path in THEME.glob("*.scss")}


def test_compiles() -> None:
    """A sheet becomes compressed CSS."""
    assert compile_styles("a.scss", {"a.scss": "$c: red; a { b { color: $c } }"}) == ("a b{color:red}\n", ())


def test_expanded() -> None:
    """The CSS can be made to be read."""
    css, _ = compile_styles("a.scss", {"a.scss": "a { color: red }"}, style="expanded")
    assert css == "a {\n  color: red;\n}\n"


def test_an_error_inside_a_function() -> None:
    """A mistake that libsass finds inside a function is shown where the function is called."""
    files = {"a.scss": "@import 'b';", "_b.scss": "a {\n  width: min(1rem, calc(1vw + 1px)); }"}
    css, (problem,) = compile_styles("a.scss", files)
    assert (css, problem.location) == ("", Location("_b.scss", 2, 10))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("x", "sass/_x.scss"),
        ("x", "sass/x.scss"),
        ("x.scss", "sass/_x.scss"),
        ("x", "sass/x/_index.scss"),
        ("x", "sass/x/index.scss"),
        ("sub/x", "sass/sub/_x.scss"),
        ("../x", "_x.scss"),
        ("x", "_sass/_x.scss"),
        ("x", "_x.scss"),
        ("x", "_sass/x.css"),
        ("x", "_sass/_x.css"),
    ],
)
def test_import(name: str, file: str) -> None:
    """A partial is found beside the sheet, in the load paths and from the root, by Sass' names for it."""
    files = {"sass/a.scss": f'@import "{name}";', file: "a{b:c}"}
    assert compile_styles("sass/a.scss", files, load_paths=["_sass"]) == ("a{b:c}\n", ())


def test_precision() -> None:
    """Numbers have as many digits as are asked for."""
    files = {"a.scss": "a { width: percentage(1/3) }"}
    assert compile_styles("a.scss", files)[0] == "a{width:33.33333%}\n"
    assert compile_styles("a.scss", files, precision=10)[0] == "a{width:33.3333333333%}\n"


def test_import_of_css() -> None:
    """An import that ends in .css is left to the browser, as in Sass, whatever files there are."""
    files = {"a.scss": '@import "b.css", "/etc/hosts.css"; a { b: c }', "b.css": "no{b:c}"}
    css = "@import url(b.css);@import url(/etc/hosts.css);a{b:c}\n"
    assert compile_styles("a.scss", files) == (css, ())


def test_import_beside_partial() -> None:
    """What a partial imports is looked for beside the partial first."""
    files = {
        "a.scss": '@import "sub/x";',
        "sub/_x.scss": '@import "y";',
        "sub/_y.scss": "a{b:c}",
        "_y.scss": "no{b:c}",
    }
    assert compile_styles("a.scss", files)[0] == "a{b:c}\n"


@pytest.mark.parametrize("path", ["/etc/passwd", "../../../etc/passwd", "tests/conftest.py", "nowhere"])
def test_import_sees_nothing_else(path: str) -> None:
    """Nothing outside the given files can be imported, whatever the disk holds."""
    css, (found,) = compile_styles("a.scss", {"a.scss": f'\n@import "{path}";'})
    assert (css, found.code, found.location) == ("", Code.STYLE, Location("a.scss", 2, 9))
    assert found.message == f"cannot find the style sheet “{path}” to import"


def test_import_hint() -> None:
    """A misspelt import gets the nearest name as a hint."""
    _, (found,) = compile_styles("a.scss", {"a.scss": '@import "setings";', "_settings.scss": ""})
    assert found.hint == "did you mean “settings”?"


def test_import_loop() -> None:
    """A sheet that imports itself is an error."""
    _, (found,) = compile_styles("a.scss", {"a.scss": '@import "a";'})
    assert "loop" in found.message


def test_error_in_partial() -> None:
    """An error is reported in the partial it is in, with the line."""
    files = {"a.scss": '@import "x";', "_x.scss": "a {\n  color: $nope;\n}"}
    css, (found,) = compile_styles("a.scss", files)
    assert css == ""
    assert (found.severity, found.code) == (Severity.ERROR, Code.STYLE)
    assert (found.location, found.excerpt) == (Location("_x.scss", 2, 10), "  color: $nope;")
    assert found.message == 'Undefined variable: "$nope".'


def test_error_after_the_end() -> None:
    """An error at the end of a sheet that ends in a line break has no line to show."""
    _, (found,) = compile_styles("a.scss", {"a.scss": "a {\n"})
    assert found.location.path == "a.scss"
    assert "expected" in found.message


def test_error_without_place() -> None:
    """An error for which libsass tells no place is reported for the whole sheet."""
    _, (found,) = compile_styles("a.scss", {"a.scss": "a { b: min(1rem, 2vw) }"})
    assert (found.location, found.message) == (Location("a.scss"), "Incompatible units: 'vw' and 'rem'.")


def test_error_without_words() -> None:
    """An error that the author raises with a blank text has a message all the same (found by fuzzing)."""
    _, (found,) = compile_styles("a.scss", {"a.scss": "@error \x85;"})
    assert found.message == "an error without text"


def test_front_matter() -> None:
    """Jekyll's front matter is skipped and counted."""
    _, (found,) = compile_styles("a.scss", {"a.scss": "---\n# empty\n---\n\na { b: $c }"})
    assert found.location == Location("a.scss", 5, 8)


def test_warn_and_debug() -> None:
    """What a sheet says to its author becomes diagnostics, and the CSS is still made."""
    css, found = compile_styles("a.scss", {"a.scss": '@warn "hm #{1 + 1}"; @debug "so"; a{b:c}'})
    assert css == "a{b:c}\n"
    assert [(f.severity, f.message) for f in found] == [(Severity.WARNING, "hm 2"), (Severity.NOTE, "so")]


@pytest.mark.parametrize("style", ["compressed", "expanded"])
def test_encoding(style: str) -> None:
    """A sheet with letters beyond ASCII says its encoding, without a byte order mark."""
    css, _ = compile_styles("a.scss", {"a.scss": 'a{content:"é"}'}, style=style)  # type: ignore[arg-type]
    assert css.startswith('@charset "UTF-8";')


def test_theme_compiles() -> None:
    """The theme's own sheet compiles without a word, and names no other site."""
    css, found = compile_styles("tufte.scss", layer_styles(theme(), {}))
    assert found == ()
    assert ".sidenote" in css
    assert "//" not in css.replace('"//"', "")


def test_site_settings() -> None:
    """A site's settings may set only what they change; the theme's fill in the rest."""
    files = layer_styles(theme(), {"_settings.scss": "$paper: #abcdef;"})
    css, found = compile_styles("tufte.scss", files)
    assert found == ()
    assert "--paper: #abcdef" in css


def test_a_sheet_that_goes_on_from_the_theme() -> None:
    """A site's own sheet that imports the theme's has the site's settings, and the site's parts."""
    site = {
        "tufte.scss": '@import "theme/tufte"; .remark { color: $paper }',
        "_settings.scss": "$paper: #abcdef;",
        "_code.scss": '@import "theme/code"; kbd { color: tomato }',
    }
    css, found = compile_styles("tufte.scss", layer_styles(theme(), site))
    assert not found
    assert css.endswith(".remark{color:#abcdef}\n")
    assert "kbd{color:tomato}" in css


def test_theme_partial_under_another_name() -> None:
    """Where the mapping wasn't layered, ``theme/x`` is just ``x``."""
    assert compile_styles("a.scss", {"a.scss": '@import "theme/x";', "_x.scss": "a{b:c}"})[0] == "a{b:c}\n"


def test_every_setting_is_a_property() -> None:
    """Every setting but the breakpoints and those of paper is a custom property of the same name."""
    css, _ = compile_styles("tufte.scss", layer_styles(theme(), {}))
    settings = [line[1:].split(":")[0] for line in theme()["_settings.scss"].splitlines() if line[:1] == "$"]
    special = {"narrow", "wide", "font-path"}
    missing = [
        name
        for name in settings
        if name not in special and not name.startswith(("dark-", "print-")) and f"--{name}:" not in css
    ]
    assert missing == []


def test_a_nul_and_odd_lines() -> None:
    """A NUL is what CSS makes of it; lines end where libsass says so; no message is empty."""
    assert (
        compile_styles("a.scss", {"a.scss": "@import 'b';", "_b.scss": "a{b:'c\0'}"})[0].count("\ufffd") == 1
    )
    (problem,) = compile_styles("a.scss", {"a.scss": "/* a */\f\x85\r\na{"})[1]
    assert (problem.location.line, problem.excerpt) == (2, "a{")
    (said,) = compile_styles("a.scss", {"a.scss": "@warn '';"})[1]
    assert said.message == "a message without text"
