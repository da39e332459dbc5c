"""Which pages of a native site are shown, and what is said of those that are not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from pipeline import configured, document
from sitetest import BARE, SiteTest
from tuftenotes.publication import divide, not_yet, zone_of

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)

FORMULA = "$$\\begin{equation}x \\label{eq:x}\\end{equation}$$\n"
SITE = {
    **BARE,
    "_config.yml": "title: T\nurl: https://e.org\norder: [index, exam]\n",
    "content/index.md": "# Home\n\n[exam](exam.md) and [later](/exam/)\n",
    "content/exam.md": f"---\ntitle: Exam\ndate: 2099-01-01\n---\n{FORMULA}",
}


def told(site: SiteTest, **request: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - the fields of a request
    """Return place, severity and message of all that a build finds."""
    found = site.build(**request).diagnostics
    return [(str(d.location), d.severity.name, d.message) for d in found]


@pytest.mark.parametrize(
    ("date", "zone", "is_shown"),
    [
        ("2026-10-05", "", True),
        ("2026-10-06", "", False),
        ("2026-10-05 12:00", "", True),
        ("2026-10-05 12:01", "", False),
        ("2026-10-05 13:59", "Europe/Berlin", True),
        ("2026-10-05 14:01", "Europe/Berlin", False),
        ("2026-10-06", "Pacific/Kiritimati", True),
        ("2026-10-05 14:00:00 +0200", "Asia/Tokyo", True),
        ("2026-10-05T12:00:01Z", "Asia/Tokyo", False),
        ("2026-10-06", "Europe/Nowhere", False),
        ("soon", "", True),
        ("", "", True),
    ],
)
def test_the_day_of_a_page(date: str, zone: str, is_shown: bool) -> None:  # noqa: FBT001 - a row of the table
    """A page is shown from its date on, which counts in the site's time zone where it names none."""
    pages = [document("a.md", {"date": date})]
    assert (divide(pages, configured(timezone=zone), NOON)[0] == pages) is is_shown
    assert divide(pages, configured(timezone=zone, future=True), NOON)[0] == pages
    assert divide(pages, configured("jekyll", timezone=zone), NOON)[0] == pages
    assert divide(pages, configured(timezone=zone), None)[0] == pages


def test_a_note_stands_at_the_date() -> None:
    """It says what would show the page; where the date is not the page's own line, it names the file."""
    late = {"date": "2027-01-01"}
    pages = [document("a.md", late, lines={"date": 3}), document("b.md", late)]
    notes = not_yet(divide([*pages, document("c.md", {"draft": True})], configured(), NOON)[1])
    assert [str(note.location) for note in notes] == ["content/a.md:3:1", "content/b.md"]
    assert notes[0].message == "the page is dated 2027-01-01, in the future: it is not built"
    assert (notes[0].hint[:8], notes[0].excerpt) == ("--future", "date: 2027-01-01")


def test_a_page_of_the_future_is_nowhere(tmp_path: Path) -> None:
    """It has no file, and is neither in the sitemap nor in the feed; links to it say why."""
    site = SiteTest(tmp_path).write(SITE)
    link = "is dated 2099-01-01, in the future: there is nothing to link to"
    assert told(site) == [
        ("content/exam.md:3:1", "NOTE", "the page is dated 2099-01-01, in the future: it is not built"),
        ("content/index.md:3:1", "WARNING", f"the page “exam.md” {link}"),
        ("content/index.md:3:21", "WARNING", f"the page “/exam/” {link}"),
    ]
    assert not any("exam" in name or name == "feed.xml" for name in site.outputs())
    assert "exam" not in site.page("sitemap.xml")
    assert told(site, future=True) == []
    assert "exam" in site.page("feed.xml")


def test_its_day_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build in which nothing but the time has changed shows the page."""
    site = SiteTest(tmp_path).write(SITE)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4070908799")
    assert len(told(site)) == 3
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4070908800")
    assert told(site) == []
    assert "exam/index.html" in site.outputs()


def test_what_leads_to_a_draft_is_told_so(tmp_path: Path) -> None:
    """A link to a draft, or a reference to a label in it, does not ask for a page that is there."""
    exam = f"---\ntitle: Exam\ndraft: true\n---\n{FORMULA}"
    site = SiteTest(tmp_path).write({**SITE, "content/exam.md": exam})
    site.write({"content/index.md": "# Home\n\n[exam](exam.md) and \\eqref{eq:x}\n"})
    assert [message for _, _, message in told(site)] == [
        "the page “exam.md” is a draft: there is nothing to link to",
        "the label “eq:x” is in “exam.md”, which is a draft",
    ]
    site.write({"content/exam.md": exam.replace("draft: true", "published: false")})
    assert "“exam.md” is not published" in told(site)[0][2]
    site.write({"content/exam.md": exam})
    assert told(site, drafts=True) == []


def test_time_zones(tmp_path: Path) -> None:
    """A name that the time zone database does not have is told where it stands."""
    assert zone_of("Europe/Berlin")
    assert zone_of("../etc") is None
    site = SiteTest(tmp_path).write({**BARE, "content/index.md": "# Home\n"})
    site.write({"_config.yml": "title: T\ntimezone: Europe/Nowhere\n"})
    assert told(site) == [
        ("_config.yml:2:1", "WARNING", "there is no time zone “Europe/Nowhere”; UTC is used")
    ]
