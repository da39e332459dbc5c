"""Diagnostics as values and as text."""

from __future__ import annotations

import pytest

from tuftenotes.diagnostics import (
    Code,
    Diagnostic,
    Location,
    Severity,
    SiteError,
    did_you_mean,
    format_diagnostic,
    worst,
)


def _diagnostic(line: str, column: int, hint: str = "") -> Diagnostic:
    return Diagnostic(Location("a.md", 3, column), Severity.ERROR, Code.UNKNOWN_TAG, "what", hint, line)


def test_a_diagnostic_shows_its_line_with_a_caret_and_a_hint() -> None:
    """The first line can be clicked, the caret stands under the character, tabs keep their width."""
    assert format_diagnostic(_diagnostic("\tab cd", 5, "do this"), prefix="x/").splitlines() == [
        "x/a.md:3:5: error[unknown-tag]: what",
        "    \tab cd",
        "    \t   ^",
        "    hint: do this",
    ]


def test_a_file_as_a_whole_has_no_line() -> None:
    """Without line or column only what is known is shown."""
    problem = Diagnostic(Location("a.md"), Severity.WARNING, Code.ENCODING, "m")
    assert format_diagnostic(problem) == "a.md: warning[encoding]: m"
    assert str(Location("a.md", 2)) == "a.md:2"
    assert format_diagnostic(_diagnostic("ab", 0)).endswith("    ab")


@pytest.mark.parametrize("column", [1, 40, 51, 100, 250, 451, 500])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    """At most a hundred characters are shown, and the caret is under the right one."""
    line = "".join(chr(0x4E00 + n) for n in range(500))
    _, shown, caret = format_diagnostic(_diagnostic(line, column)).splitlines()
    assert len(shown) == 104
    assert shown[len(caret) - 1] == line[column - 1]


def test_diagnostics_sort_by_place_then_by_weight() -> None:
    """All problems of a run are listed in the order in which an author goes through the files."""
    first = Diagnostic(Location("a.md", 1, 1), Severity.NOTE, Code.CONFIG, "m")
    worse = Diagnostic(Location("a.md", 1, 1), Severity.ERROR, Code.CONFIG, "m")
    later = Diagnostic(Location("a.md", 2, 1), Severity.ERROR, Code.CONFIG, "m")
    assert sorted([later, first, worse]) == [worse, first, later]
    assert worst([first, later]) is Severity.ERROR
    assert worst([]) is None


def test_the_nearest_known_word_is_suggested() -> None:
    """A near miss gets a hint, anything else none."""
    assert did_you_mean("sidnote", ["sidenote", "math"]) == "did you mean “sidenote”?"
    assert not did_you_mean("xyzzy", ["sidenote"])
    assert did_you_mean("IMG.PNG", ["IMF.PNG", "img.png"]) == "did you mean “img.png”?"
    assert did_you_mean("X" * 999, ["x" * 999]) == f"did you mean “{'x' * 999}”?"


def test_every_code_explains_itself() -> None:
    """A code has a slug that is unique, a severity and a sentence."""
    assert len({code.slug for code in Code}) == len(Code)
    assert all(code.__doc__ and code.__doc__.endswith(".") for code in Code)


def test_an_error_that_ends_a_run_names_its_places() -> None:
    """The exception's text is enough to find the problem."""
    assert str(SiteError(_diagnostic("", 1))) == "a.md:3:1: what"
