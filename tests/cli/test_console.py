"""What is printed, and in which colours."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest

from tuftenotes.cli.console import Console, Progress, prefix_of, tally, wants_color
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity

ERROR = Diagnostic(
    Location("b.md", 2, 3), Severity.ERROR, Code.TAG_SYNTAX, "not closed", "close it", "a {% b"
)
WARNING = Diagnostic(Location("a.md", 1), Severity.WARNING, Code.FOOTNOTE, "no text")
NOTE = Diagnostic(Location("a.md"), Severity.NOTE, Code.MISSING_ALT, "no alt")


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no variable of this machine decide about colours."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(
    ("environment", "terminal", "colored"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_when_there_are_colours(
    environment: dict[str, str], *, terminal: bool, colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On terminals, unless a variable says otherwise."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_color(Terminal() if terminal else io.StringIO()) is colored


def test_diagnostics_are_sorted_and_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    """By place, repeated ones once, notes only on request, the site's folder before the path."""
    Console("site/").diagnostics([ERROR, NOTE, WARNING, ERROR])
    assert capsys.readouterr().err.splitlines() == [
        "site/a.md:1: warning[footnote]: no text",
        "site/b.md:2:3: error[tag-syntax]: not closed",
        "    a {% b",
        "      ^",
        "    hint: close it",
    ]
    Console(verbose=True).diagnostics([NOTE])
    assert capsys.readouterr().err == "a.md: note[missing-alt]: no alt\n"


def test_colours_change_no_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the escape sequences it is what is printed without colours."""
    Console().diagnostics([ERROR, WARNING])
    plain = capsys.readouterr().err
    monkeypatch.setenv("FORCE_COLOR", "1")
    Console().diagnostics([ERROR, WARNING])
    painted = capsys.readouterr().err
    assert "\x1b[31m\x1b[1merror[tag-syntax]:\x1b[0m not closed" in painted
    import click  # noqa: PLC0415 - only here

    assert click.unstyle(painted) == plain


def test_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """What is said is not said then; a warning is."""
    console = Console(quiet=True)
    console.say("hello")
    console.warn("careful")
    assert capsys.readouterr().err == "warning: careful\n"


def test_numbers_in_words() -> None:
    """One thing, several things; errors and warnings count, notes don't."""
    assert tally([ERROR, WARNING, WARNING, NOTE]) == "1 error, 2 warnings"
    assert tally([NOTE]) == ""


def test_the_bar_appears_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that is done sooner needs none."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(enabled=True) as progress:
        progress(1, 10)
        assert stream.getvalue() == ""
        progress.start = time.monotonic() - 2
        progress(5, 10)
        progress(10, 10)
    assert "Building" in stream.getvalue()
    assert "100%" in stream.getvalue()


@pytest.mark.parametrize("enabled", [False, True])
def test_there_is_no_bar_in_a_log(monkeypatch: pytest.MonkeyPatch, *, enabled: bool) -> None:
    """Neither where it is not wanted nor where stderr is no terminal."""
    stream = io.StringIO() if enabled else Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(enabled=enabled) as progress:
        progress.start = 0
        progress(5, 10)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("source", "prefix"), [(".", ""), ("site", "site/"), ("../a/b", "../a/b/"), ("/", "/")]
)
def test_the_prefix_of_paths(source: str, prefix: str) -> None:
    """What one would type to open a file of the site."""
    assert prefix_of(Path(source)) == prefix
