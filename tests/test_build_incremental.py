"""What an edit costs: the table of edits, and what each makes the next build do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SITE: Mapping[str, str | bytes] = {
    "_config.yml": "title: Course\norder: [index, one, two, three]\n",
    "templates/page.html": "{% extends 'base.html' %}{% block b %}{{ content }}{% endblock %}",
    "templates/base.html": (
        "<title>{{ page.title }} {{ site.title }}</title>{% block b %}{% endblock %}"
        "{% if page.next %}<a href='{{ page.next.url }}'>{{ page.next.title }}</a>{% endif %}"
    ),
    "templates/list.html": "{% for p in site.pages %}{{ p.title }} {% endfor %}{{ site.data.people }}",
    "sass/tufte.scss": "@import 'c'; a { color: $c }",
    "sass/_c.scss": "$c: red;",
    "data/people.yml": "- Ada",
    "content/index.md": "---\nlayout: list\ntitle: Home\n---\n",
    "content/one.md": "# One\n\nSee \\eqref{eq} and [two](two.md).\n\n![p](p.svg)\n",
    "content/two.md": "# Two\n\n$$\\begin{equation}\\label{eq}x\\end{equation}$$\n",
    "content/three.md": "# Three\n\nText.\n",
    "content/p.svg": b"<svg width='3' height='4'/>",
}

PAGES = ("index.html", "one/index.html", "two/index.html", "three/index.html")
HOME, ONE, TWO, THREE = PAGES

EDITS: Mapping[str, tuple[Mapping[str, str | bytes], int, str, str, str]] = {
    "nothing": ({}, 0, "", "", ""),
    "a body": ({"content/three.md": "# Three\n\nOther text.\n"}, 1, THREE, THREE, ""),
    "white space": ({"content/three.md": "# Three\n\n\n\nText.\n\n"}, 1, "", "", ""),
    "a title": (
        {"content/three.md": "# 3\n\nText.\n"},
        1,
        f"{HOME} {TWO} {THREE}",
        f"{HOME} {TWO} {THREE}",
        "",
    ),
    "front matter that nobody shows": (
        {"content/three.md": "---\nmood: good\n---\n# Three\n\nText.\n"},
        1,
        f"{HOME} {THREE}",
        "",
        "",
    ),
    "a label's number": (
        {
            "content/two.md": "# Two\n\n$$\\begin{equation}y\\end{equation}$$\n\n"
            "$$\\begin{equation}\\label{eq}x\\end{equation}$$\n"
        },
        1,
        f"{ONE} {TWO}",
        f"{ONE} {TWO}",
        "",
    ),
    "the base template": (
        {"templates/base.html": "<title>{{ page.title }}</title>{% block b %}{% endblock %}"},
        0,
        " ".join(PAGES),
        f"{ONE} {TWO} {THREE}",
        "",
    ),
    "a partial sheet": ({"sass/_c.scss": "$c: blue;"}, 0, "", "css/tufte.css", ""),
    "a comment in a sheet": ({"sass/_c.scss": "// red\n$c: red;"}, 0, "", "", ""),
    "data": ({"data/people.yml": "- Bob"}, 0, HOME, HOME, ""),
    "a key that a layout reads": (
        {"_config.yml": "title: C\norder: [index, one, two, three]\n"},
        0,
        f"{ONE} {TWO} {THREE}",
        f"404.html {ONE} {TWO} {THREE}",
        "",
    ),
    "a key that no layout reads": (
        {"_config.yml": "title: Course\nsubtitle: x\norder: [index, one, two, three]\n"},
        0,
        "",
        "",
        "",
    ),
    "the order": (
        {"_config.yml": "title: Course\norder: [index, two, one, three]\n"},
        0,
        " ".join(PAGES),
        f"{HOME} {ONE} {TWO}",
        "",
    ),
    "how pages are parsed": (
        {"_config.yml": "title: Course\norder: [index, one, two, three]\nsmart: false\n"},
        4,
        "",
        "",
        "",
    ),
    "the size of a picture": ({"content/p.svg": b"<svg width='9' height='9'/>"}, 0, ONE, f"{ONE} p.svg", ""),
    "a picture of the same size": ({"content/p.svg": b"<svg width='3' height='4' />"}, 0, "", "p.svg", ""),
    "a new page": (
        {"content/four.md": "# Four\n"},
        1,
        f"{HOME} {THREE} four/index.html",
        f"{HOME} {THREE} four/index.html",
        "",
    ),
    "a new file": ({"content/more/x.txt": "x"}, 0, "", "more/x.txt", ""),
}


@pytest.mark.parametrize("name", EDITS)
def test_edits(tmp_path: Path, name: str) -> None:
    """An edit parses what was edited, renders what shows it, and writes what differs; nothing more."""
    edit, parsed, rendered, written, removed = EDITS[name]
    site = SiteTest(tmp_path / "site").write(SITE)
    site.build()
    site.write(edit)
    report = site.build()
    assert report.parsed == parsed
    assert report.rendered == len(rendered.split())
    assert set(report.written) == set(written.split())
    assert set(report.removed) == set(removed.split())
    site.build(cache=False, destination=tmp_path / "clean")
    assert site.outputs() == site.outputs(tmp_path / "clean")
    assert site.build().written == ()


@pytest.mark.parametrize(
    ("names", "removed"),
    [
        (["content/three.md"], "three/index.html"),
        (["content/p.svg", "content/one.md"], "p.svg one/index.html"),
        (["data/people.yml"], ""),
    ],
)
def test_deletions(tmp_path: Path, names: list[str], removed: str) -> None:
    """What has no source any more is removed, and pages that showed it are rendered again."""
    site = SiteTest(tmp_path / "site").write({**SITE, "_config.yml": "title: Course\n"})
    site.build()
    site.delete(*names)
    report = site.build()
    assert (report.parsed, set(report.removed)) == (0, set(removed.split()))
    site.build(cache=False, destination=tmp_path / "clean")
    assert site.outputs() == site.outputs(tmp_path / "clean")


def test_back_and_forth(tmp_path: Path) -> None:
    """Going back to an earlier state parses nothing: everything is still remembered."""
    site = SiteTest(tmp_path).write(SITE)
    site.build()
    before = site.outputs()
    site.write({"content/three.md": "# Three\n\nOther text.\n"}).build()
    report = site.write(SITE).build()
    assert (report.parsed, report.written) == (0, (THREE,))
    assert site.outputs() == before


def test_touched_outputs(tmp_path: Path) -> None:
    """An output that was changed or deleted by hand is made again, from what is remembered."""
    site = SiteTest(tmp_path).write(SITE)
    site.build()
    before = site.outputs()
    (site.docs / ONE).write_text("changed", "utf-8")
    (site.docs / TWO).unlink()
    report = site.build()
    assert (report.parsed, report.rendered, set(report.written)) == (0, 2, {ONE, TWO})
    assert site.outputs() == before


def test_damaged_cache(tmp_path: Path) -> None:
    """A damaged cache costs time and nothing else."""
    site = SiteTest(tmp_path).write(SITE)
    site.build()
    store = tmp_path / ".tuftenotes-cache/store.sqlite"
    data = bytearray(store.read_bytes())
    data[5000:] = b"\xff" * (len(data) - 5000)
    store.write_bytes(data)
    before = site.outputs()
    report = site.build()
    assert report.diagnostics == ()
    assert report.written == ()
    assert site.outputs() == before
