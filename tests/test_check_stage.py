"""The checks of a whole site, from its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitetest import SiteTest, problems
from tuftenotes.build import BuildRequest, build

if TYPE_CHECKING:
    from pathlib import Path


def test_a_strict_build_checks_the_site(tmp_path: Path) -> None:
    """A dead anchor stops a strict build and passes an ordinary one; both know what files there are."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# One\n\nText [x](#gone).\n", "utf-8")
    (tmp_path / "content" / "b.png").write_bytes(b"x")
    strict = build(BuildRequest(tmp_path, strict=True))
    assert [d.code.slug for d in strict.diagnostics] == ["unused-figure", "broken-anchor"]
    assert not strict.written
    assert build(BuildRequest(tmp_path)).written


def test_a_link_to_a_meeting_leads_somewhere(tmp_path: Path) -> None:
    """The layout of a schedule makes the places of its meetings, one for each."""
    files = {
        "content/s.md": "---\ntitle: Schedule\nlayout: schedule\n---\n",
        "content/index.md": "# Home\n\n[One](s.md#lecture-1), [two](s.md#lecture-2)\n",
        "data/schedule.yml": "- {date: 2026-10-05, title: A, lecture: 1}\n",
    }
    report = SiteTest(tmp_path).write(files).build(checks=True)
    assert problems(report) == ["content/index.md:3:24 warning[broken-anchor]"]
