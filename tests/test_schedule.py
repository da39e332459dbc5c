"""What a schedule's data mean, and what of them is reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest

if TYPE_CHECKING:
    from pathlib import Path

    from tuftenotes.model import BuildReport

SITE = {
    "_config.yml": "baseurl: /n\n",
    "content/index.md": "# Home\n",
    "content/a.md": "---\ntitle: The *first* page\n---\n",
    "content/schedule.md": "---\ntitle: Schedule\nlayout: schedule\n---\n",
    "content/slides/one.pdf": "x",
}
MEETING = "- date: 2026-10-05\n  title: T\n"


def built(folder: Path, data: str) -> tuple[BuildReport, SiteTest]:
    """Build a site with a schedule."""
    site = SiteTest(folder).write({**SITE, "data/schedule.yml": data})
    return site.build(), site


def test_what_it_shows(tmp_path: Path) -> None:
    """Notes are linked by the title of their page; a reading has its reason, a homework its day."""
    data = """
        - date: 2026-10-05
          lecture: 1
          title: One
          topics: [this, that]
          notes: [a.md, "https://example.org/x"]
          slides: [slides/one.pdf]
        - date: 2026-10-07
          title: Two
          topics:
          reading: [{title: Work, authors: Ada, year: 1843, why: It is short., url: slides/one.pdf}]
          homework: {due: Homework 1, out: }
    """
    report, site = built(tmp_path, data)
    assert report.diagnostics == ()
    html = site.page("schedule/index.html")
    assert "<p>this, that</p>" in html
    assert 'Notes: <a href="/n/a/">The <em>first</em> page</a>' in html
    assert '<a href="https://example.org/x">https://example.org/x</a>' in html
    assert ' · Slides: <a href="/n/slides/one.pdf">one.pdf</a>' in html
    assert '<p>Ada, <a href="/n/slides/one.pdf"><cite>Work</cite></a> (1843). It is short.</p>' in html
    assert html.count('class="meeting-due"') == 1
    assert "meeting-out" not in html
    assert '<li id="lecture-1">' in html
    assert '<li id="meeting-2">' in html


def test_notes_that_are_not_shown_yet(tmp_path: Path) -> None:
    """A draft, or a page of a later day, has its title without a link."""
    later = {"content/b.md": "---\ntitle: Next week\ndate: 2999-01-01\n---\n"}
    files = {**SITE, **later, "data/schedule.yml": MEETING + "  notes: [b.md]\n"}
    site = SiteTest(tmp_path).write(files)
    assert [problem.severity.name for problem in site.build().diagnostics] == ["NOTE"]
    assert "Notes: Next week" in site.page("schedule/index.html")


def test_one_value_is_a_list_of_one(tmp_path: Path) -> None:
    """So for topics, notes, slides and readings; what follows is the same as with brackets."""
    one = MEETING + "  topics: density\n  notes: a.md\n  slides: slides/one.pdf\n  reading: {title: B}\n"
    many = re.sub(r"(topics|notes|slides|reading): (.*)", r"\1: [\2]", one)
    report, site = built(tmp_path / "one", one)
    assert report.diagnostics == ()
    _, other = built(tmp_path / "many", many)
    assert site.page("schedule/index.html") == other.page("schedule/index.html")
    assert "<p>density</p>" in site.page("schedule/index.html")


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        ("lecture: 1\n", "1:1", "a schedule is a list of meetings, not a mapping"),
        ("- first\n", "1:3", "a meeting has a date and a title; this is “first”"),
        ("- title: T\n", "1:3", "this meeting has no date"),
        ("- date: 2026-10-05\n  title:\n", "1:3", "this meeting has no title"),
        (MEETING + "  lecture: [1]\n", "3:12", "“lecture” must be a text, not a list"),
        (MEETING + "  topics: {a: b}\n", "3:11", "“topics” are phrases, not a mapping"),
        (MEETING + "  topics: [a, [b]]\n", "3:15", "“topics” are phrases, not a list"),
        (MEETING + "  notes: [b.md]\n", "3:11", "there is no page “b.md”"),
        (MEETING + "  notes: b.md\n", "3:10", "there is no page “b.md”"),
        (MEETING + "  slides: true\n", "3:11", "“slides” are addresses, as in [slides/one.pdf], not “True”"),
        (MEETING + "  reading: A book\n", "3:12", "a reading has a title"),
        (MEETING + "  reading: [{authors: Ada}]\n", "3:13", "a reading has a title"),
        (MEETING + "  reading: [{title: T, authors: [A]}]\n", "3:33", "“authors” must be a text, not a list"),
        (MEETING + "  homework: Sheet 1\n", "3:13", "“homework” has “out” and “due”; this is “Sheet 1”"),
        (MEETING + "  homework: {ot: Sheet}\n", "3:18", "“homework” has “out” and “due”, not “ot”"),
        (MEETING + "  homework: {out: [S]}\n", "3:19", "“out” must be a text, not a list"),
    ],
)
def test_what_is_no_schedule(tmp_path: Path, data: str, place: str, message: str) -> None:
    """It is an error at the value in the data file that says what is expected."""
    report, _ = built(tmp_path, data)
    found = [(str(d.location), d.severity.name, d.code.slug, d.message) for d in report.diagnostics]
    assert found == [(f"data/schedule.yml:{place}", "ERROR", "data", message)]


@pytest.mark.parametrize(
    ("data", "place"),
    [("  slides: [slides/two.pdf]\n", "3:12"), ("  reading: {title: A, url: two.pdf}\n", "3:28")],
)
def test_files_that_are_missing(tmp_path: Path, data: str, place: str) -> None:
    """Slides and readings that the site does not have are found as links are."""
    report, site = built(tmp_path, MEETING + data)
    found = [(str(d.location), d.severity.name, d.code.slug) for d in report.diagnostics]
    assert found == [(f"data/schedule.yml:{place}", "WARNING", "broken-link")]
    assert "two.pdf" in site.page("schedule/index.html")


def test_all_problems_in_one_run(tmp_path: Path) -> None:
    """What a template cannot show is told beside what no meeting can have, and a table has one place."""
    report, _ = built(tmp_path, "- date: tomorrow\n  title: T\n  homework: x\n- {}\n")
    assert [str(d.location) for d in report.diagnostics] == [
        "data/schedule.yml:1:9",
        "data/schedule.yml:3:13",
        "data/schedule.yml:4:3",
        "data/schedule.yml:4:3",
    ]
    site = SiteTest(tmp_path / "table").write({**SITE, "data/schedule.csv": "date,title\n2026-10-05,\n"})
    assert [str(d.location) for d in site.build().diagnostics] == ["data/schedule.csv"]
