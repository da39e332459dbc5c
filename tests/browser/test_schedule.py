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
        - {date: 2026-10-05, lecture: 1, title: One, notes: [a.md]}
        - date: 2026-10-07
          title: Two
          reading: [{title: Work, authors: Ada, year: 1843, why: It is short.}]
          homework: {due: Homework 1}
    """,
}


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
