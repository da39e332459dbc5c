"""The levels of checks."""

from __future__ import annotations

import pytest

from tuftenotes.checks.levels import apply_levels, read_levels
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity

ORPHAN = Diagnostic(Location("content/drafts/a.md"), Severity.NOTE, Code.ORPHAN, "m")


@pytest.mark.parametrize(
    ("checks", "severity"),
    [
        ({}, Severity.NOTE),
        ({"orphan": "error"}, Severity.ERROR),
        ({"orphan": "warning", "orphan:drafts/**": False}, None),
        ({"orphan": "off", "orphan:content/drafts/*": "error"}, Severity.ERROR),
        ({"orphan:other/**": "error"}, Severity.NOTE),
        ({"missing-alt": "error"}, Severity.NOTE),
    ],
)
def test_the_last_level_that_matches_counts(checks: dict[str, object], severity: Severity | None) -> None:
    """A code gets a level for the site or for some files, and can be turned off."""
    levels, problems = read_levels(checks)
    assert not problems
    assert [d.severity for d in apply_levels([ORPHAN], levels)] == ([] if severity is None else [severity])


def test_what_cannot_be_read_is_told() -> None:
    """A misspelt code or level gets a hint."""
    _, problems = read_levels({"orphann": "error", "orphan": "fatal"})
    assert problems == (
        ("orphann", "there is no check “orphann”", "did you mean “orphan”?"),
        ("orphan", "“fatal” is no level", "one of off, note, warning, error"),
    )
