"""Building from end to end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tuftenotes
from sitetest import BARE, SiteTest, problems
from tuftenotes.build import BuildRequest, build, clean
from tuftenotes.diagnostics import SiteError
from tuftenotes.manifest import MANIFEST

CHAPTERS = {f"content/chapter-{n:02}.md": f"# Chapter {n}\n\n{'Some words. ' * 400}\n" for n in range(40)}


def test_theme(tmp_path: Path) -> None:
    """A site of one file becomes a page in the theme, with its style sheet and fonts."""
    site = SiteTest(tmp_path).write({"content/index.md": "# Hello\n\nA note{% sidenote 'n' 'here' %}.\n"})
    report = site.build()
    assert report.diagnostics == ()
    assert (report.pages, report.parsed, report.rendered) == (1, 1, 1)
    html = site.page("index.html")
    assert html.count("<h1") == 1
    assert "sidenote" in html
    names = site.outputs()
    assert "css/tufte.css" in names
    assert any(name.startswith("fonts/") for name in names)


def test_second_build(tmp_path: Path) -> None:
    """A second build parses, renders, writes and removes nothing."""
    site = SiteTest(tmp_path).write({**CHAPTERS, "content/p.png": b"x"})
    first = site.build()
    second = site.build()
    assert (second.parsed, second.rendered, second.written, second.removed) == (0, 0, (), ())
    assert second.unchanged == len(first.written)
    assert second.diagnostics == first.diagnostics


def test_deleted_source(tmp_path: Path) -> None:
    """Deleting a source removes exactly its page; a stranger's file stays."""
    site = SiteTest(tmp_path).write({**BARE, "content/a.md": "A", "content/b.md": "B", "docs/CNAME": "x"})
    assert site.build().foreign == ("CNAME",)
    site.delete("content/a.md")
    assert site.build().removed == ("a/index.html",)
    assert not (site.docs / "a").exists()
    assert (site.docs / "CNAME").read_text("utf-8") == "x"


def test_errors_write_nothing(tmp_path: Path) -> None:
    """With any error nothing is written or removed, and the last good site stays."""
    site = SiteTest(tmp_path).write({**BARE, "content/a.md": "A", "content/b.md": "B"})
    site.build()
    before = site.outputs()
    site.delete("content/b.md")
    site.write({"content/a.md": "---\nlayout: nothing\n---\nChanged"})
    report = site.build()
    assert problems(report) == ["content/a.md:2 error[unknown-layout]"]
    assert (report.written, report.removed) == ((), ())
    assert site.outputs() == before


def test_strict(tmp_path: Path) -> None:
    """Warnings stop a build only if it is strict."""
    site = SiteTest(tmp_path).write({**BARE, "content/a.md": "[x](nowhere.md)"})
    report = site.build(strict=True)
    assert problems(report) == ["content/a.md:1:1 warning[broken-link]"]
    assert not site.docs.exists()
    assert problems(site.build()) == problems(report)
    assert site.docs.exists()


def test_warnings_come_back(tmp_path: Path) -> None:
    """A cached build reports what the first one reported."""
    site = SiteTest(tmp_path).write({**BARE, "content/a.md": "---\na: 1\na: 2\n---\n{% nosuchtag %}\n"})
    assert problems(site.build()) == problems(site.build())
    assert len(problems(site.build())) == 2


def test_dry_run(tmp_path: Path) -> None:
    """A dry run writes nothing at all, not even a cache."""
    site = SiteTest(tmp_path).write({**BARE, "content/a.md": "A"})
    before = site.outputs(tmp_path)
    written = site.build(dry_run=True).written
    names = [name for name in written if not name.startswith("fonts/")]
    assert names == ["404.html", "a/index.html", "css/tufte.css"]
    assert site.outputs(tmp_path) == before


def test_the_address_that_a_build_is_told(tmp_path: Path) -> None:
    """A host asked for takes the place of the configuration's, without its slash; an empty one is none."""
    site = SiteTest(tmp_path).write({**BARE, "_config.yml": "url: https://old.example", "content/a.md": "A"})
    site.build(url="https://new.example/", baseurl="x")
    assert "<loc>https://new.example/x/a/</loc>" in site.page("sitemap.xml")
    site.build(url="")
    assert "sitemap.xml" not in site.outputs()


def test_changed_pages(tmp_path: Path) -> None:
    """The report names the URLs of the pages whose bytes changed."""
    site = SiteTest(tmp_path).write({**BARE, "content/a b.md": "A", "content/c.md": "C"})
    assert site.build(baseurl="/x").changed_pages == ("/x/a%20b/", "/x/c/")
    site.write({"content/c.md": "D"})
    assert site.build(baseurl="/x").changed_pages == ("/x/c/",)


def test_cache_changes_nothing(tmp_path: Path) -> None:
    """With a cache, after its deletion, without one, and with another destination the bytes are the same."""
    site = SiteTest(tmp_path).write(CHAPTERS)
    site.build()
    expected = site.outputs()
    for folder in sorted((tmp_path / ".tuftenotes-cache").glob("*")):
        folder.unlink()
    assert site.build().written == ()
    for name, request in (("one", {"cache": False}), ("two", {}), ("three", {"cache_dir": tmp_path / "c"})):
        site.build(destination=tmp_path / name, **request)
        assert site.outputs(tmp_path / name) == expected


@pytest.mark.parametrize("jobs", [2, 3])
def test_jobs(tmp_path: Path, jobs: int) -> None:
    """Several processes make the same bytes as one."""
    site = SiteTest(tmp_path).write({**CHAPTERS, "content/bad.md": "{% nosuchtag %}"})
    site.write({"_config.yml": "dialect: native"})
    one = site.build(cache=False)
    more = site.build(cache=False, jobs=jobs)
    assert more.diagnostics == one.diagnostics
    site.delete("content/bad.md")
    site.build(cache=False)
    expected = site.outputs()
    site.build(cache=False, jobs=jobs, destination=tmp_path / "out")
    assert site.outputs(tmp_path / "out") == expected


def test_another_surrounding(tmp_path: Path) -> None:
    """Another folder, locale, time zone and hash seed make the same bytes."""
    program = "import sys; from pathlib import Path; from tuftenotes.build import *\n"
    program += "sys.exit(len(build(BuildRequest(Path('.'), jobs=1)).diagnostics))"
    seen = []
    for number, more in enumerate(
        ({"TZ": "UTC", "LC_ALL": "C"}, {"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "7"})
    ):
        site = SiteTest(tmp_path / f"folder {number}").write(
            {
                **CHAPTERS,
                "content/x.md": "---\ndate: 2020-04-13\ntags: [b, a]\n---\n$x$ é [](chapter-01.md)\n",
            }
        )
        env = {**os.environ, "PYTHONPATH": str(Path(tuftenotes.__file__).parents[1]), **more}
        subprocess.run([sys.executable, "-c", program], cwd=site.root, env=env, check=True)
        seen.append((site.outputs(), (site.docs / MANIFEST).read_bytes()))
    assert seen[0] == seen[1]


def test_progress(tmp_path: Path) -> None:
    """Progress counts up to its end."""
    SiteTest(tmp_path).write({**BARE, "content/a.md": "A", "content/b.md": "B"})
    steps: list[tuple[int, int]] = []
    build(BuildRequest(tmp_path, jobs=1), progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_site_replaces_the_theme(tmp_path: Path) -> None:
    """A file of the site for a place of the theme's counts: a style sheet, a font, a template, a setting."""
    font = "fonts/et-book-roman.woff2"
    site = SiteTest(tmp_path).write(
        {
            "content/index.md": "",
            "content/css/tufte.css": "mine",
            f"content/{font}": b"mine",
            "templates/page.html": "mine",
        }
    )
    site.build()
    assert [site.page(name) for name in ("css/tufte.css", font, "index.html")] == ["mine"] * 3


def test_styles(tmp_path: Path) -> None:
    """A site's sheets are compiled: in place of the theme's, beside it, and among its pages."""
    files = {
        "content/index.md": "",
        "sass/tufte.scss": "@import 'colours'; a { color: $c }",
        "sass/_colours.scss": "$c: red;",
        "sass/print.scss": "@import 'colours'; b { color: $c }",
        "content/css/own.scss": "---\n---\n@import 'colours'; c { color: $c }",
        "_config.yml": "sass: {style: expanded}",
    }
    site = SiteTest(tmp_path).write(files)
    assert problems(site.build()) == []
    for name, element in (("tufte", "a"), ("print", "b"), ("own", "c")):
        assert re.sub(r"\s", "", site.page(f"css/{name}.css")) == f"{element}{{color:red;}}"


def test_bare_pages(tmp_path: Path) -> None:
    """A page without a layout is its body; one that is not Markdown keeps its name."""
    site = SiteTest(tmp_path).write(
        {"content/a.md": "---\nlayout: none\n---\nText", "content/b.txt": "---\ntitle: x\n---\n*raw*\n"}
    )
    site.build()
    assert site.page("a/index.html") == "<p>Text</p>\n"
    assert site.page("b.txt") == "*raw*\n"


@pytest.mark.parametrize(
    "destination", ["content/out", "content/a/b", "templates/x", "sass/x", "data/x", "content/x/../y"]
)
def test_destination_inside(tmp_path: Path, destination: str) -> None:
    """The destination may not lie in the sources, where what is built and what is written would mix."""
    site = SiteTest(tmp_path).write({**BARE, "content/a.md": "A", "data/x.yml": "a: 1"})
    with pytest.raises(SiteError, match="the destination lies in a folder of the site's sources"):
        site.build(destination=tmp_path / destination)
    site.write({"_config.yml": f"destination: {destination}"})
    with pytest.raises(SiteError, match="the destination lies in a folder of the site's sources"):
        site.build()


def test_destination_beside_the_pages(tmp_path: Path) -> None:
    """It is no part of a site whose pages are in its own folder; in a Jekyll site it may lie anywhere."""
    site = SiteTest(tmp_path / "one").write(
        {**BARE, "a.md": "A", "_config.yml": "content_dir: .\ndata_dir: /"}
    )
    site.build()
    assert site.build().written == ()
    assert "a/index.html" in site.outputs()
    site = SiteTest(tmp_path / "two").write({"_data/a.yml": "a: 1", "a.md": "---\n---\nA"})
    site.build(destination=site.root / "_data/out")
    assert (site.root / "_data/out/a.html").is_file()


def test_impossible_runs(tmp_path: Path) -> None:
    """A site that is not there, or a destination that is the site, ends the run."""
    with pytest.raises(SiteError, match="no such folder"):
        build(BuildRequest(tmp_path / "x"))
    SiteTest(tmp_path).write({"content/index.md": ""})
    with pytest.raises(SiteError, match="is the site itself"):
        build(BuildRequest(tmp_path, destination=tmp_path))


def test_empty_site(tmp_path: Path) -> None:
    """A site without pages has its style sheet and nothing is wrong."""
    (tmp_path / "content").mkdir()
    report = SiteTest(tmp_path).build()
    assert (report.pages, report.diagnostics) == (0, ())


def test_clean(tmp_path: Path) -> None:
    """Cleaning leaves the site as it was before the first build."""
    site = SiteTest(tmp_path).write({"content/a.md": "A", "docs/CNAME": "x"})
    before = site.outputs(tmp_path)
    site.build()
    removed = clean(BuildRequest(tmp_path))
    assert (tmp_path / "docs/a/index.html").as_posix() in removed
    assert (tmp_path / ".tuftenotes-cache").as_posix() in removed
    assert site.outputs(tmp_path) == before
    assert clean(BuildRequest(tmp_path)) == ()


def test_manifest_is_plain(tmp_path: Path) -> None:
    """The manifest lists what was made, sorted, and nothing of this machine."""
    site = SiteTest(tmp_path).write({**BARE, "content/a.md": "A"})
    site.build()
    text = (site.docs / MANIFEST).read_text("utf-8")
    names = list(json.loads(text)["files"])
    assert names == sorted(site.outputs())
    assert str(tmp_path) not in text


def test_jekyll_site(tmp_path: Path) -> None:
    """In a Jekyll site what Jekyll survives is a warning at most, and the site is built."""
    site = SiteTest(tmp_path).write(
        {
            "_config.yml": "permalink: /articles/:title",
            "index.md": "---\nlayout: home\ntitle: Deep Models\n---\n![](gone.png)\n",
            "a/b.md": "---\nlayout: post\n---\nText\n",
            "plain.md": "no page",
            "broken.md": "---\na: b: c\n---\nText\n",
        }
    )
    report = site.build()
    found = problems(report)
    assert [line for line in found if "unknown-layout" not in line] == [
        "broken.md:2:5 warning[front-matter]",
        "index.md:5:1 warning[missing-image]",
    ]
    assert len(found) == 3
    built = SiteTest(tmp_path / "_site").outputs(tmp_path / "_site")
    assert {"index.html", "a/b.html", "plain.md", "broken.html"} <= set(built)
