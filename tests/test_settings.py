"""The configuration as a value."""

from __future__ import annotations

from typing import Any

import pytest

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.settings import Places, make_config, settle, severity_of


@pytest.mark.parametrize(
    ("values", "name", "expected"),
    [
        ({}, "footnotes", "sidenotes"),
        ({}, "math.dollars", True),
        ({"title": 2024}, "title", "2024"),
        ({"title": None}, "title", ""),
        ({"baseurl": "notes/"}, "baseurl", "/notes"),
        ({"baseurl": "/"}, "baseurl", ""),
        ({"url": "https://example.org/"}, "url", "https://example.org"),
        ({"sass": {"style": ":expanded"}}, "sass.style", "expanded"),
        ({"markdown_ext": "md, mkd"}, "markdown_ext", ["md", "mkd"]),
        ({"order": ["a", 1]}, "order", ["a", "1"]),
        ({"math": None}, "math.numbering", "ams"),
        ({"anything": {"a": [1]}}, "anything", {"a": [1]}),
        ({}, "nothing.at.all", None),
    ],
)
def test_values(values: dict[str, Any], name: str, expected: object) -> None:
    """Values are converted to the kind of their key, defaults filled in, unknown keys kept."""
    config, found = make_config(values, {}, "native")
    assert found == ()
    assert config.get(name) == expected


def test_jekyll_defaults() -> None:
    """A Jekyll site has Jekyll's defaults."""
    config, _ = make_config({}, {}, "jekyll")
    assert not config.native
    assert (config.text("footnotes"), config.text("math.numbering")) == ("endnotes", "none")
    assert not config.flag("math.dollars")
    assert config.text("data_dir") == "_data"


@pytest.mark.parametrize(
    ("values", "message", "hint"),
    [
        ({"title": ["x"]}, '“title” must be a text, not ["x"]', "for example"),
        ({"title": True}, "“title” must be a text, not true", "for example"),
        ({"future": "yes"}, "“future” must be true or false, not “yes”", ""),
        ({"exclude": 3}, "“exclude” must be a list of names, not 3", "for example"),
        ({"defaults": {}}, "“defaults” must be a list, not {}", ""),
        (
            {"footnotes": "sidenote"},
            "“footnotes” must be one of sidenotes, endnotes",
            "did you mean “sidenotes”?",
        ),
        ({"math": "katex"}, "“math” must be a mapping, not “katex”", ""),
        ({"math": {"macros": []}}, "“math.macros” must be a mapping, not []", "for example"),
    ],
)
def test_wrong_kinds(values: dict[str, Any], message: str, hint: str) -> None:
    """A value of the wrong kind is an error at its place, and the default counts."""
    name = next(iter(values))
    path = (name, next(iter(values[name]))) if isinstance(values[name], dict) and values[name] else (name,)
    config, (problem,) = make_config(values, {path: Location("_config.yml", 3, 1)}, "native")
    assert problem.severity is Severity.ERROR
    assert problem.location == Location("_config.yml", 3, 1)
    assert message in problem.message
    assert hint in problem.hint
    assert config == make_config({}, {}, "native")[0]


def test_our_keys_in_a_jekyll_site() -> None:
    """A Jekyll site may use the name of a key of ours for something else: only a note."""
    config, (problem,) = make_config({"math": True}, {}, "jekyll")
    assert problem.severity is Severity.NOTE
    assert config.text("math.renderer") == "mathml"


@pytest.mark.parametrize(
    ("values", "hints"),
    [
        ({"tittle": 1}, ["did you mean “title”?"]),
        ({"base_url": 1}, ["did you mean “baseurl”?"]),
        ({"math": {"dollers": True}}, ["did you mean “dollars”?"]),
        ({"social": 1, "kramdown": {}, "x": 1, "editor": "vi", "my_own_key": 1}, []),
    ],
)
def test_misspellings(values: dict[str, Any], hints: list[str]) -> None:
    """A key that looks like a known one gets a note; the names of other tools and one's own do not."""
    _, found = make_config(values, {}, "native")
    assert [problem.hint for problem in found] == hints
    assert {problem.severity for problem in found} <= {Severity.NOTE}


@pytest.mark.parametrize(
    ("values", "severity", "hint"),
    [
        ({"site_name": "T"}, Severity.WARNING, "it is called title here"),
        ({"baseURL": "/"}, Severity.WARNING, "it is called url and baseurl here"),
        ({"math.numbering": "all"}, Severity.WARNING, "write math: {numbering: all}"),
        ({"url": "ada.github.io"}, Severity.WARNING, "https://ada.github.io"),
        ({"lang": "deutsch"}, Severity.WARNING, "for example: lang: de, or lang: en-GB"),
        (
            {"edit_url": "https://example.org/edit"},
            Severity.WARNING,
            "for example: https://github.com/ada/notes/edit/main/{path}",
        ),
        (
            {"permalink": "https://example.org/:path/"},
            Severity.ERROR,
            "one of pretty and none, or a path with :path and :basename",
        ),
        ({"menu": 45_045}, Severity.ERROR, "for example: - {title: Schedule, url: /schedule/}"),
    ],
)
def test_what_a_native_site_cannot_mean(values: dict[str, Any], severity: Severity, hint: str) -> None:
    """Other programs' keys, dots, an address without scheme and values that cannot be meant are named."""
    places: Places = {(name,): Location("_config.yml", 3, 1) for name in values}
    config, (problem,) = make_config(values, places, "native")
    assert (problem.severity, problem.hint, problem.location.line) == (severity, hint, 3)
    assert config.get("menu") == []
    assert make_config(values, places, "jekyll")[1] == ()


def test_a_menu_of_links_is_kept() -> None:
    """Each has a title and a url."""
    menu = [{"title": "A", "url": "/a/"}]
    config, found = make_config({"menu": menu, "url": "https://a.org"}, {}, "native")
    assert (config.get("menu"), found) == (menu, ())


def test_with_values() -> None:
    """A configuration with other values leaves the first one as it was."""
    config, _ = make_config({"title": "A"}, {}, "native")
    assert config.with_values(title="B").text("title") == "B"
    assert config.text("title") == "A"


@pytest.mark.parametrize(
    ("code", "native", "jekyll"),
    [
        (Code.MISSING_IMAGE, Severity.ERROR, Severity.WARNING),
        (Code.UNKNOWN_LAYOUT, Severity.ERROR, Severity.WARNING),
        (Code.FRONT_MATTER, Severity.ERROR, Severity.WARNING),
        (Code.COLLISION, Severity.ERROR, Severity.WARNING),
        (Code.ENCODING, Severity.ERROR, Severity.ERROR),
        (Code.MISSING_ALT, Severity.NOTE, Severity.NOTE),
    ],
)
def test_severities(code: Code, native: Severity, jekyll: Severity) -> None:
    """What Jekyll survives is at most a warning in a Jekyll site."""
    assert severity_of(code, "native") is native
    assert severity_of(code, "jekyll") is jekyll
    problem = Diagnostic(Location("a"), code.severity, code, "m")
    assert settle(problem, "native") is problem
    assert settle(problem, "jekyll").severity is jekyll


def test_settle_never_raises_a_severity() -> None:
    """A problem that was found to matter less than its kind stays so."""
    problem = Diagnostic(Location("a"), Severity.NOTE, Code.STYLE, "m")
    assert settle(problem, "native").severity is Severity.NOTE
