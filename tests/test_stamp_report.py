"""A report that comes back from a stamp."""

from __future__ import annotations

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.model import BuildReport
from tuftenotes.stamp_report import remembered, report_again


def test_problems_come_back() -> None:
    """Every field of every diagnostic is the same again."""
    problem = Diagnostic(Location("a.md", 1, 2), Severity.WARNING, Code.BROKEN_LINK, "no\tb", "hint", "é")
    report = BuildReport("docs", pages=2, written=("a",), diagnostics=(problem,), seconds=1.0)
    again = report_again(remembered(report, 7), 0.5)
    assert again == BuildReport("docs", pages=2, unchanged=7, diagnostics=(problem,), seconds=0.5)


def test_a_report_without_problems() -> None:
    """No problems are no text."""
    assert remembered(BuildReport("docs"), 0).problems == ""
    assert report_again(remembered(BuildReport("docs"), 0), 0.0) == BuildReport("docs")
