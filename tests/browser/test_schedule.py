"""The schedule of a course, in a browser that knows what day it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

SITE = {
    "content/index.md": "# Home\n",
    "content/a.md": "---\ntitle: The *first* page\n---\n",
    "content/schedule.md": "---\ntitle: Schedule\nlayout: schedule\n---\n",
    "data/schedule.yml": """
        - {date: 2026-10-05, lecture: 1, title: One, notes: [a.md], slides: [slides/one.pdf]}
        - date: 2026-10-07
          title: Two
          reading: [{title: Work, authors: Ada, year: 1843, why: It is short.}]
          homework: {due: Homework 1}
    """,
}


def test_what_it_shows(tmp_path: Path) -> None:
    """Notes are linked by the title of their page; a reading has its reason, a homework its day."""
    site = SiteTest(tmp_path).write(SITE)
    assert site.build().diagnostics == ()
    html = site.page("schedule/index.html")
    assert '<a href="/a/">The <em>first</em> page</a> · Slides: <a href="/slides/one.pdf">one.pdf</a>' in html
    assert "<p>Ada, <cite>Work</cite> (1843). It is short.</p>" in html
    assert '<p class="meeting-due"><b>Due</b> Homework 1</p>' in html
    assert '<li id="lecture-1">' in html
    assert '<li id="meeting-2">' in html


def test_a_page_that_is_missing(tmp_path: Path) -> None:
    """Notes that are no page of the site are an error where the data name them."""
    site = SiteTest(tmp_path).write({**SITE, "data/schedule.yml": "- {date: 2026-10-05, notes: [b.md]}"})
    (problem,) = site.build().diagnostics
    assert str(problem.location) == "data/schedule.yml:1:30"
    assert problem.message == "there is no page “b.md”"
    assert problem.hint.startswith("did you mean “a.md”?; while rendering content/schedule.md")


@pytest.mark.parametrize(
    ("day", "marks", "way"),
    [
        ("2026-10-01", ["Next"], []),
        ("2026-10-05", ["Today"], []),
        ("2026-10-06", ["Next"], ["#meeting-2"]),
        ("2026-10-07", ["Today"], ["#meeting-2"]),
        ("2026-10-08", [], []),
    ],
)
def test_today(context: BrowserContext, tmp_path: Path, day: str, marks: list[str], way: list[str]) -> None:
    """Today's meeting is marked, or else the next one, and a link leads there if it isn't the first."""
    site = SiteTest(tmp_path).write(SITE)
    site.build()
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00"))
    page.set_content(site.page("schedule/index.html"))
    assert page.locator(".meeting-mark").all_inner_texts() == marks
    assert [link.get_attribute("href") for link in page.locator(".schedule-way a").all()] == way
    assert page.locator("time[aria-current=date]").count() == (marks == ["Today"])
