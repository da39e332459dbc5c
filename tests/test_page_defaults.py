"""Front matter for many pages at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sitetest import BARE, SiteTest
from tuftenotes.page_defaults import with_defaults

if TYPE_CHECKING:
    from pathlib import Path


def scope(path: object, kind: object = None, **values: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    """Return one entry of the configuration's `defaults`."""
    return {"scope": {"path": path, "type": kind}, "values": values}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([scope("", layout="x")], {"layout": "x", "a": 1}),
        ([scope("dir", layout="x")], {"layout": "x", "a": 1}),
        ([scope("/dir/", layout="x")], {"layout": "x", "a": 1}),
        ([scope("dir/p.md", layout="x")], {"layout": "x", "a": 1}),
        ([scope("di", layout="x")], {"a": 1}),
        ([scope("dir/*.md", layout="x")], {"layout": "x", "a": 1}),
        ([scope("d*", layout="x")], {"layout": "x", "a": 1}),
        ([scope("", "pages", layout="x")], {"layout": "x", "a": 1}),
        ([scope("", "posts", layout="x")], {"a": 1}),
        ([scope("", a=2)], {"a": 1}),
        ([scope("dir", layout="x"), scope("", layout="y")], {"layout": "x", "a": 1}),
        ([scope("", layout="x"), scope("", layout="y")], {"layout": "y", "a": 1}),
        ([{"values": {"layout": "x"}}], {"layout": "x", "a": 1}),
        (
            [{"scope": []}, {"scope": 1, "values": {}}, "x", {"values": 1}, {"scope": {"path": None}}],
            {"a": 1},
        ),
    ],
)
def test_scopes(entries: list[Any], expected: dict[str, Any]) -> None:
    """A page gets the values of the scopes that cover it, its own before them, nearer scopes before wider."""
    assert with_defaults({"a": 1}, "dir/p.md", "pages", entries) == expected


SITE = {**BARE, "content/index.md": "# Home\n", "content/solutions/one.md": "# One\n"}


def build(folder: Path, defaults: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Build the site with these `defaults`; return its pages, and place, message, hint of what was found."""
    site = SiteTest(folder).write(SITE)
    (folder / "_config.yml").write_text(f"title: T\ndefaults:\n{defaults}", "utf-8")
    found = site.build().diagnostics
    pages = [name for name in site.outputs() if name.endswith("index.html")] if site.docs.exists() else []
    told = [(f"{d.location} {d.severity.name.lower()}[{d.code.slug}]", d.message, d.hint) for d in found]
    return pages, told


@pytest.mark.parametrize(
    "path", ["solutions", "content/solutions", "/content/solutions/", "'content/*/one.md'"]
)
def test_a_scope_may_name_the_folder_of_the_pages(tmp_path: Path, path: str) -> None:
    """A path counts from there or from the top folder."""
    defaults = (
        f"- scope: {{path: {path}}}\n  values: {{published: false}}\n- scope: {{path: ''}}\n  values: {{}}\n"
    )
    assert build(tmp_path, defaults) == (["index.html"], [])


def test_a_folder_of_the_same_name_among_the_pages(tmp_path: Path) -> None:
    """Where the pages have such a folder, it is meant."""
    SiteTest(tmp_path).write({"content/content/x.md": "# X\n"})
    pages, found = build(tmp_path, "- scope: {path: content}\n  values: {published: false}\n")
    assert (pages, found) == (["index.html", "solutions/one/index.html"], [])


@pytest.mark.parametrize(
    ("entry", "place", "message", "hint"),
    [
        (
            "scope: {path: solution}\n  values: {nav: false}",
            "3:3 warning[config]",
            "“defaults” has a scope for “solution”, which covers no page",
            "did you mean “solutions”?",
        ),
        (
            "scope: {path: '', type: posts}\n  values: {nav: false}",
            "3:3 warning[config]",
            "“defaults” is for the type “posts”, which no page has",
            "every page of this site has the type “pages”; leave “type” out",
        ),
        (
            "scope: {path: solutions}\n  value: {nav: false}",
            "4:3 warning[config]",
            "nothing reads the key “value” of an entry of “defaults”",
            "did you mean “values”?",
        ),
        (
            "scope: {paths: solutions}\n  values: {nav: false}",
            "3:11 warning[config]",
            "nothing reads the key “paths” of an entry of “defaults”",
            "did you mean “path”?",
        ),
        (
            "values: {nav: false}",
            "3:3 warning[config]",
            "this entry of “defaults” has no “scope”: it counts for all pages",
            "for example: - {scope: {path: appendix}, values: {nav: false}}",
        ),
        (
            "scope: {path: solutions}",
            "3:3 warning[config]",
            "this entry of “defaults” has no “values”: it changes nothing",
            "for example: - {scope: {path: appendix}, values: {nav: false}}",
        ),
        (
            "scope: solutions\n  values: {nav: false}",
            "3:3 warning[config]",
            "“scope” must be a mapping, not “solutions”: this entry changes nothing",
            "for example: - {scope: {path: appendix}, values: {nav: false}}",
        ),
        (
            "nonsense",
            "3:3 warning[config]",
            "an entry of “defaults” must have a “scope” and “values”",
            "for example: - {scope: {path: appendix}, values: {nav: false}}",
        ),
        (
            "scope: {path: solutions}\n  values:\n    nav: false\n    draft: ja",
            "6:5 error[config]",
            "“draft” must be true or false, not “ja”",
            "write “draft: true” or “draft: false”, without quotes",
        ),
        (
            "scope: {path: solutions}\n  values: {lyout: post}",
            "4:12 note[unknown-key]",
            "nothing reads the key “lyout”, except templates as page.lyout",
            "did you mean “layout”?",
        ),
    ],
)
def test_what_is_wrong_with_an_entry(tmp_path: Path, entry: str, place: str, message: str, hint: str) -> None:
    """It is told where it stands in the configuration."""
    assert build(tmp_path, f"- {entry}\n")[1] == [(f"_config.yml:{place}", message, hint)]


def test_a_value_that_nothing_can_use(tmp_path: Path) -> None:
    """It is told once, in the configuration, and no page has it; without line in TOML."""
    SiteTest(tmp_path).write({"templates/page.html": "{{ page.date | date }}{{ content }}"})
    _, found = build(tmp_path, "- scope: {path: ''}\n  values: {date: soon}\n")
    assert found == [("_config.yml:4:12 error[date]", "“soon” is not a date", "write it as date: 2026-10-05")]
    (tmp_path / "_config.yml").unlink()
    site = SiteTest(tmp_path).write(
        {"_config.toml": "[[defaults]]\nscope = {path = ''}\nvalues = {nav = 'n'}"}
    )
    assert [str(d.location) for d in site.build().diagnostics] == ["_config.toml"]


def test_a_jekyll_site_says_what_it_likes(tmp_path: Path) -> None:
    """Jekyll has its own rules for `defaults`."""
    site = SiteTest(tmp_path).write({"index.md": "---\n---\nx"})
    site.write({"_config.yml": "defaults: [{scope: {path: nowhere}, value: {}, values: {nav: n}}, x]"})
    assert not site.build().diagnostics
