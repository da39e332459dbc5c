"""Where a build works, and by what rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitetest import SiteTest
from tuftenotes.diagnostics import SiteError
from tuftenotes.place import BuildRequest, locate


def test_defaults(tmp_path: Path) -> None:
    """The destination and the cache are in the site unless something else is said."""
    SiteTest(tmp_path).write({"content/index.md": ""})
    place = locate(BuildRequest(tmp_path))
    assert (place.root, place.destination, place.cache) == (
        tmp_path,
        tmp_path / "docs",
        tmp_path / ".tuftenotes-cache",
    )
    assert place.options.dialect == "native"
    assert tmp_path / "content" in place.inputs


def test_request(tmp_path: Path) -> None:
    """What the command line says counts more than the configuration."""
    SiteTest(tmp_path).write(
        {"_config.yml": "baseurl: /a\ndestination: out\nsource: src", "src/index.md": ""}
    )
    place = locate(BuildRequest(tmp_path, baseurl="b/", drafts=True, future=True, cache_dir=Path("c")))
    assert place.config.text("baseurl") == "/b"
    assert place.config.flag("show_drafts")
    assert place.config.flag("future")
    assert (place.root, place.destination, place.cache) == (tmp_path / "src", tmp_path / "src/out", Path("c"))
    assert locate(BuildRequest(tmp_path, baseurl="", destination=Path("d"))).destination == Path("d")
    assert locate(BuildRequest(tmp_path, baseurl="/")).config.text("baseurl") == ""


@pytest.mark.parametrize(
    ("epoch", "time"), [("1586736000", "2020-04-13 00:00:00 +0000"), ("", None), ("soon", None)]
)
def test_source_date_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, time: str | None
) -> None:
    """The time of a site may be set from outside, for reproducible builds."""
    SiteTest(tmp_path).write({"content/index.md": ""})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert locate(BuildRequest(tmp_path)).config.get("time") == time


def test_a_folder_of_pages_that_is_not_there(tmp_path: Path) -> None:
    """It is told at its key; the site is not taken for one of Jekyll's."""
    SiteTest(tmp_path).write({"content/index.md": "", "_config.yml": "title: T\ncontent_dir: contents\n"})
    with pytest.raises(SiteError) as caught:
        locate(BuildRequest(tmp_path))
    (problem,) = caught.value.diagnostics
    assert (str(problem.location), problem.message) == ("_config.yml:2:1", "there is no such folder")


def test_parse_options(tmp_path: Path) -> None:
    """The configuration decides how pages are parsed; bad macros are reported where they stand."""
    SiteTest(tmp_path).write(
        {
            "content/index.md": "",
            "_config.yml": """\
                footnotes: endnotes
                math:
                  numbering: all
                  macros: {R: '\\mathbb{R}', bad: [1, 2, 3]}
                """,
        }
    )
    place = locate(BuildRequest(tmp_path))
    assert (place.options.footnotes, place.options.numbering) == ("endnotes", "all")
    assert place.options.macros == (("R", 0, "\\mathbb{R}"),)
    (problem,) = place.diagnostics
    assert str(problem.location) == "_config.yml:4:29"


def test_places_of_bad_macros_and_levels(tmp_path: Path) -> None:
    """Each stands at its own entry; what comes by a merge key, at the mapping."""
    SiteTest(tmp_path).write(
        {
            "content/index.md": "",
            "_config.yml": """\
                other: &other {b1: x}
                math:
                  macros:
                    <<: *other
                    a.b: x
                    c: {}
                checks:
                  orphan:a.md: never
                """,
        }
    )
    found = locate(BuildRequest(tmp_path)).diagnostics
    assert [str(problem.location) for problem in found] == [
        *("_config.yml:3:3", "_config.yml:5:5", "_config.yml:6:5", "_config.yml:8:3")
    ]
    SiteTest(tmp_path).write({"_config.yml": "math:\n  macros: x\n"})
    (problem,) = locate(BuildRequest(tmp_path)).diagnostics
    assert str(problem.location) == "_config.yml:2:3"


def test_a_macro_with_more_parameters_than_arguments(tmp_path: Path) -> None:
    """It is told once, at its entry, and has the arguments that it shows; a Jekyll site is as before."""
    entries = r"{norm: '\|#1\|', '\pair': ['(#1,#2)', 1], h: '\#1', d: '\def\x#1{#1}', ok: ['#1', 2]}"
    site = SiteTest(tmp_path).write({"content/index.md": "# A\n\n$\\norm{x}\\norm{y}$ $\\pair{a}{b}$\n"})
    site.write({"_config.yml": f"math: {{macros: {entries}}}\n"})
    found = site.build().diagnostics
    assert [(str(d.location), d.severity.name, d.message, d.hint) for d in found] == [
        (
            "_config.yml:1:17",
            "WARNING",
            "math.macros: “norm” shows #1, but has no arguments",
            r"write norm: ['\|#1\|', 1]",
        ),
        (
            "_config.yml:1:33",
            "WARNING",
            r"math.macros: “\pair” shows #2, but has 1 argument",
            r"write \pair: ['(#1,#2)', 2]",
        ),
    ]
    SiteTest(tmp_path).write({"_config.yml": f"dialect: jekyll\nmath: {{macros: {entries}}}\n"})
    assert locate(BuildRequest(tmp_path)).options.macros[0] == ("norm", 0, r"\|#1\|")


@pytest.mark.parametrize(
    ("config", "hard_wrap", "line_numbers"),
    [
        ("kramdown: {hard_wrap: true}", True, False),
        ("kramdown: {syntax_highlighter_opts: {block: {line_numbers: true}}}", False, True),
        (
            "kramdown: {syntax_highlighter_opts: {line_numbers: true, block: {line_numbers: false}}}",
            False,
            False,
        ),
        ("kramdown: GFM", False, False),
    ],
)
def test_options_of_kramdown(tmp_path: Path, config: str, *, hard_wrap: bool, line_numbers: bool) -> None:
    """A Jekyll site's line breaks and line numbers are kept."""
    SiteTest(tmp_path).write({"_config.yml": config, "index.md": "---\n---\n"})
    options = locate(BuildRequest(tmp_path)).options
    assert (options.hard_wrap, options.line_numbers) == (hard_wrap, line_numbers)


@pytest.mark.parametrize(
    ("config", "language"),
    [
        ("", "plaintext"),
        ("kramdown: {syntax_highlighter: null}", "plaintext"),
        ("kramdown: {syntax_highlighter_opts: {default_lang: console}}", "console"),
        ("kramdown: {syntax_highlighter_opts: {disable: true}}", ""),
        ("kramdown: {syntax_highlighter: coderay}", ""),
        ("highlighter: pygments", ""),
    ],
)
def test_plain_language(tmp_path: Path, config: str, language: str) -> None:
    """Code without a language has one for Rouge, where Rouge is the site's highlighter."""
    SiteTest(tmp_path).write({"_config.yml": config, "index.md": "---\n---\n"})
    assert locate(BuildRequest(tmp_path)).options.plain_language == language
    SiteTest(tmp_path / "native").write({"_config.yml": config, "content/index.md": ""})
    assert locate(BuildRequest(tmp_path / "native")).options.plain_language == ""


@pytest.mark.parametrize(
    ("config", "levels", "prefix"),
    [
        ("{toc_levels: 2..3, auto_id_prefix: s-}", (2, 3), "s-"),
        ("{toc_levels: '1,3'}", (1, 3), ""),
        ("{toc_levels: [2]}", (2,), ""),
        ("{input: GFM}", (1, 2, 3, 4, 5, 6), ""),
    ],
)
def test_contents_of_kramdown(tmp_path: Path, config: str, levels: tuple[int, ...], prefix: str) -> None:
    """Which headings a list of contents has, and how their ids begin."""
    SiteTest(tmp_path).write({"_config.yml": f"kramdown: {config}", "index.md": "---\n---\n"})
    options = locate(BuildRequest(tmp_path)).options
    assert (options.toc_levels, options.id_prefix) == (levels, prefix)


def test_headings_without_ids(tmp_path: Path) -> None:
    """Where kramdown is to make none."""
    SiteTest(tmp_path).write({"_config.yml": "kramdown: {auto_ids: false}", "index.md": "---\n---\n"})
    assert not locate(BuildRequest(tmp_path)).options.auto_ids


@pytest.mark.parametrize(
    ("zone", "found"),
    [
        ("Europe/Berlin", []),
        ("''", []),
        ("Mars/Phobos", ["there is no time zone “Mars/Phobos”; UTC is used"]),
        ("../up", ["there is no time zone “../up”; UTC is used"]),
        ("Europe", ["there is no time zone “Europe”; UTC is used"]),
    ],
)
def test_a_time_zone_that_is_not_known(tmp_path: Path, zone: str, found: list[str]) -> None:
    """It is a warning in its line; Jekyll does its own with it."""
    files = {"content/index.md": "", "_config.yml": f"title: T\ntimezone: {zone}\n"}
    problems = locate(BuildRequest(SiteTest(tmp_path).write(files).root)).diagnostics
    assert [problem.message for problem in problems] == found
    assert {str(problem.location) for problem in problems} <= {"_config.yml:2:1"}
    jekyll = {"_config.yml": f"dialect: jekyll\ntimezone: {zone}\n"}
    assert locate(BuildRequest(SiteTest(tmp_path / "jekyll").write(jekyll).root)).diagnostics == ()
