"""The list of what is wrong with a template."""

from __future__ import annotations

from liquid_texts import rendered
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.liquid.problems import Problems


def problem(line: int, severity: Severity = Severity.NOTE) -> Diagnostic:
    """Return a problem in a line."""
    return Diagnostic(Location("a.html", line, 1), severity, Code.TEMPLATE, "m")


def test_each_thing_once_and_so_many() -> None:
    """Repeats are dropped; after many notes one says that there are more, and an error still has room."""
    found = Problems()
    found.extend([problem(1), problem(1)])
    assert list(found) == [problem(1)]
    found.extend(problem(line) for line in range(2, 2000))
    assert [d.code.slug for d in found][-2:] == ["template", "flood"]
    assert len(list(found)) == 501
    found.add(problem(1, Severity.ERROR))
    assert list(found)[-1] == problem(1, Severity.ERROR)


def test_a_flood_of_faults() -> None:
    """Thousands of unclosed tags give some hundred problems, at their places."""
    problems = rendered("{{ a\n" * 2000).problems
    assert len(problems) == 501
    assert str(problems[499].location) == "page.md:500:1"
    assert problems[500].code is Code.FLOOD
    assert len(rendered("{{ a }}\n" * 2000).problems) == 501


def test_files_that_include_themselves() -> None:
    """A file that includes itself again and again ends with an error, as does one that does it once."""
    for times in (1, 9):
        text = "{% include a.html %}" * times
        problems = rendered(text, files={"a.html": text}).problems
        assert problems[-1].severity is Severity.ERROR
        assert len(problems) < 600
