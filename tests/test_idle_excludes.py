"""What `exclude` of a native site leaves out, and what it only seems to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitetest import BARE, SiteTest

if TYPE_CHECKING:
    from pathlib import Path

SITE = {
    **BARE,
    "content/index.md": "# Home\n",
    "content/e.md": "# E\n",
    "content/solutions/one.md": "# One\n",
    "content/both/one.md": "# Both\n",
    "content/README.md": "# Read me\n",
    "content/_hidden/x.md": "x",
    "both/one.md": "x",
    "scripts/x.py": "x",
    "README.md": "x",
}


def build(folder: Path, *entries: str) -> tuple[set[str], list[tuple[str, str, str]]]:
    """Build the site with these entries; return the pages, and place, message and hint of what was found."""
    lines = "".join(f"  - {entry}\n" for entry in entries)
    site = SiteTest(folder).write({**SITE, "_config.yml": f"title: T\nexclude:\n{lines}"})
    found = site.build().diagnostics
    pages = {name.removesuffix("index.html") for name in site.outputs() if name.endswith(".html")}
    return pages, [(str(d.location), d.message, d.hint) for d in found]


@pytest.mark.parametrize(
    ("entry", "gone"),
    [
        ("solutions", {"solutions/one/"}),
        ("solutions/", {"solutions/one/"}),
        ("/solutions", {"solutions/one/"}),
        ("content/solutions", {"solutions/one/"}),
        ("solutions/*.md", {"solutions/one/"}),
        ("e.md", {"e/"}),
        ("content/e.md", {"e/"}),
        ("content/both", {"both/one/"}),
        ("'*.md'", {"", "e/", "solutions/one/", "both/one/", "README/"}),
        ("README.md", set()),
        ("'*.bak'", set()),
        ("'solutions/*.bak'", set()),
        ("scripts", set()),
        ("scripts/none.py", set()),
        ("docs", set()),
        ("package.json", set()),
        (".DS_Store", set()),
        ("_hidden/y.md", set()),
    ],
)
def test_what_is_left_out(tmp_path: Path, entry: str, gone: set[str]) -> None:
    """An entry counts from the site's folder or from that of the pages; what is often absent may be."""
    pages, found = build(tmp_path, entry)
    assert pages - {"404.html"} == {"", "e/", "solutions/one/", "both/one/", "README/"} - gone
    assert found == []


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("solution", "did you mean “solutions”?"),
        ("e", "did you mean “e.md”?"),
        ("content/e", "did you mean “e.md”?"),
        ("content/solutions/two.md", "did you mean “one.md”?"),
        ("'solution/*.md'", "did you mean “solutions”?"),
        ("nothing-like-it", ""),
    ],
)
def test_an_entry_that_means_nothing(tmp_path: Path, entry: str, hint: str) -> None:
    """It is told at its place, with what may have been meant."""
    _, found = build(tmp_path, "scripts", entry)
    assert found == [
        ("_config.yml:4:5", f"“exclude” names “{entry.strip(chr(39))}”, which is not there", hint)
    ]


def test_an_entry_of_two_meanings(tmp_path: Path) -> None:
    """What lies beside the pages is meant; that the pages have the same is told."""
    pages, found = build(tmp_path, "both")
    assert "both/one/" in pages
    message = "“exclude” leaves out “both” beside the pages, but not “content/both”"
    assert found == [("_config.yml:3:5", message, "write content/both")]


def test_a_jekyll_site_is_as_before(tmp_path: Path) -> None:
    """Jekyll says nothing of what it does not find."""
    site = SiteTest(tmp_path).write({"index.md": "---\n---\nx", "_config.yml": "exclude: [solutions]"})
    assert not site.build().diagnostics


def test_where_the_pages_are_beside_the_templates(tmp_path: Path) -> None:
    """Without a folder of their own, `exclude` counts from the site's folder, and nothing is said."""
    site = SiteTest(tmp_path).write(
        {**BARE, "index.md": "# x", "_config.yml": "dialect: native\nexclude: [b]"}
    )
    assert not site.build().diagnostics
