"""Which pages show which schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest

if TYPE_CHECKING:
    from pathlib import Path

MEETINGS = "- {date: 2026-10-05, lecture: 1, title: Why}\n- {date: 2026-10-07, title: How}\n"


@pytest.mark.parametrize(
    ("front", "data", "found"),
    [
        ("", {}, ["content/s.md:3:1 WARNING write them into data/schedule.yml"]),
        ("schedule: semina", {"seminar": MEETINGS}, ["content/s.md:4:1 ERROR did you mean “seminar”?"]),
        ("schedule: [a]", {"seminar": MEETINGS}, ["content/s.md:4:1 ERROR write them into data/['a'].yml"]),
        ("schedule: seminar", {"seminar": MEETINGS}, []),
        ("", {"schedule": "# None yet.\n"}, []),
    ],
)
def test_a_schedule_that_is_not_there(
    tmp_path: Path, front: str, data: dict[str, str], found: list[str]
) -> None:
    """A name that no data file has is an error, a page without any data file yet a warning."""
    page = f"---\ntitle: Schedule\nlayout: schedule\n{front}\n---\n"
    files = {f"data/{name}.yml": text for name, text in data.items()}
    report = SiteTest(tmp_path).write({"content/s.md": page, **files}).build()
    assert [f"{d.location} {d.severity.name} {d.hint}" for d in report.diagnostics] == found


def test_ids_that_the_page_has(tmp_path: Path) -> None:
    """A meeting is numbered on where a heading of the page, or an earlier meeting, has its id."""
    page = "---\ntitle: Schedule\nlayout: schedule\n---\n## Lecture 1\n"
    more = MEETINGS + "- {date: 2026-10-09, lecture: 1, title: Again}\n"
    site = SiteTest(tmp_path).write({"content/s.md": page, "data/schedule.yml": more})
    (problem,) = site.build().diagnostics
    assert (str(problem.location), problem.severity.name) == ("data/schedule.yml:3:31", "WARNING")
    html = site.page("s/index.html")
    assert [html.count(f' id="{name}"') for name in ("lecture-1", "lecture-1-1", "lecture-1-2")] == [1, 1, 1]
    assert '<li id="meeting-2">' in html


def test_a_layout_of_the_site_s_own_reads_what_it_likes(tmp_path: Path) -> None:
    """Data that only the site's own template reads are not looked at."""
    files = {
        "content/s.md": "---\ntitle: Schedule\nlayout: schedule\n---\n",
        "templates/schedule.html": "{% for day in site.data.schedule %}{{ day }} {% endfor %}",
        "data/schedule.yml": "[Monday, Friday]\n",
    }
    site = SiteTest(tmp_path).write(files)
    assert site.build().diagnostics == ()
    assert site.page("s/index.html").split() == ["Monday", "Friday"]


def test_in_a_jekyll_site(tmp_path: Path) -> None:
    """Jekyll's site is built as well as it goes: what is wrong is a warning about the page."""
    files = {
        "_config.yml": "title: T\n",
        "s.md": "---\ntitle: Schedule\nlayout: schedule\n---\n",
        "a.md": "---\ntitle: A\nlayout: page\n---\n",
        "_data/schedule.yml": MEETINGS.replace("How", "How, notes: a.md, slides: s/one.pdf")
        + "- title: What\n",
    }
    site = SiteTest(tmp_path).write(files)
    report = site.build(destination=site.docs)
    assert [(str(d.location), d.severity.name) for d in report.diagnostics] == [("s.md", "WARNING")]
    assert '<a href="/a.html">A</a> · Slides: <a href="/s/one.pdf">one.pdf</a>' in site.page("s.html")
