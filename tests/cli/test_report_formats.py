"""Diagnostics for programs."""

from __future__ import annotations

import json

from tuftenotes.cli.report_formats import FORMATS
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity

FOUND = [
    Diagnostic(
        Location("a,b.md", 3, 5), Severity.WARNING, Code.BROKEN_ANCHOR, "100 % gone\nreally", "mend it"
    ),
    Diagnostic(Location("c.png"), Severity.NOTE, Code.UNUSED_FIGURE, "unused"),
]


def test_sarif() -> None:
    """Each code is a rule, each diagnostic a result at its region."""
    (run,) = json.loads(FORMATS["sarif"](FOUND, "site/"))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["broken-anchor", "unused-figure"]
    first, second = run["results"]
    assert (first["level"], first["message"]["text"]) == ("warning", "100 % gone\nreally (mend it)")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "site/a,b.md"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert second["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "site/c.png"}}


def test_github_annotations() -> None:
    """A workflow command a line, with what would end it escaped."""
    assert FORMATS["github"](FOUND, "").splitlines() == [
        "::warning file=a%2Cb.md,line=3,col=5,title=broken-anchor::100 %25 gone%0Areally (mend it)",
        "::notice file=c.png,title=unused-figure::unused",
    ]


def test_json() -> None:
    """Paths are as the user would open them."""
    found = json.loads(FORMATS["json"](FOUND, "site/"))["diagnostics"]
    assert [problem["path"] for problem in found] == ["site/a,b.md", "site/c.png"]
