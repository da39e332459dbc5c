"""What changes is built, however much changes during a build, and errors keep the last good site."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, SiteError
from tuftenotes.model import BuildReport
from tuftenotes.pace import Changes
from tuftenotes.server.live import Live
from tuftenotes.server.preview import Built, Outcome, Preview

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BROKEN = Diagnostic(Location("a.md", 3, 1), Severity.ERROR, Code.TAG_SYNTAX, "not closed")
ODD = Diagnostic(Location("a.md", 4, 1), Severity.WARNING, Code.FOOTNOTE, "no text")


@dataclass
class Builder:
    """Builds a page that shows `text`, or fails with `problems`; counts its runs."""

    text: str = "1"
    problems: tuple[Diagnostic, ...] = ()
    raises: bool = False
    takes: float = 0.0
    built: list[str] = field(default_factory=list)

    def __call__(self, folder: Path) -> Built:
        """Build into `folder`."""
        text = self.text
        time.sleep(self.takes)
        self.built.append(text)
        if self.raises:
            raise SiteError(*self.problems)
        written: tuple[str, ...] = ()
        if Severity.ERROR not in {problem.severity for problem in self.problems}:
            (folder / "index.html").write_text(text, "utf-8")
            written = ("index.html",)
        return Built(BuildReport(str(folder), written=written, diagnostics=self.problems), "/notes")


@dataclass
class Running:
    """A preview that follows changes in a thread."""

    builder: Builder
    changes: Changes
    live: Live

    def settles(self) -> None:
        """Wait until nothing happens any more."""
        number = -1
        while number != len(self.builder.built):
            number = len(self.builder.built)
            time.sleep(1.0)


@pytest.fixture
def builder() -> Builder:
    """Return a builder of one page."""
    return Builder()


@pytest.fixture
def live() -> Live:
    """Return an empty state."""
    return Live()


@pytest.fixture
def preview(builder: Builder, live: Live, tmp_path: Path) -> Preview:
    """Return a preview of what the builder makes."""
    return Preview(builder, tmp_path, live, lambda d: f"editor:{d.location}")


@pytest.fixture
def running(preview: Preview, builder: Builder, live: Live) -> Iterator[Running]:
    """Let the preview follow changes."""
    changes, stop = Changes(), threading.Event()
    thread = threading.Thread(target=preview.follow, args=(changes, lambda _: None, stop.is_set))
    thread.start()
    yield Running(builder, changes, live)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


def test_a_build_is_shown(preview: Preview, live: Live) -> None:
    """The pages of a good build are those that are served, under its baseurl."""
    outcome = preview.build()
    assert live.state.snapshot["index.html"].data == b"1"
    assert live.state.baseurl == "/notes"
    assert outcome.news
    assert outcome.report is not None


def test_an_error_before_any_good_build(preview: Preview, builder: Builder) -> None:
    """There is nothing to show until the first good build; from then on there is."""
    builder.problems = (BROKEN,)
    outcomes = [preview.build().shown]
    builder.problems = ()
    outcomes.append(preview.build().shown)
    builder.problems = (BROKEN,)
    outcomes.append(preview.build().shown)
    assert outcomes == [False, True, True]


@pytest.mark.parametrize("raises", [False, True])
def test_an_error_keeps_the_last_good_build(
    preview: Preview, builder: Builder, live: Live, *, raises: bool
) -> None:
    """Whether reported or raised: its text and link are shown, warnings are not; a good build ends it."""
    preview.build()
    builder.problems, builder.raises, builder.text = (BROKEN, ODD), raises, "2"
    preview.build()
    assert live.state.snapshot["index.html"].data == b"1"
    (problem,) = live.state.problems
    assert problem.text == "a.md:3:1: error[tag-syntax]: not closed"
    assert problem.link == "editor:a.md:3:1"
    builder.problems, builder.raises = (), False
    preview.build()
    assert live.state.problems == ()
    assert live.state.snapshot["index.html"].data == b"2"


def test_the_same_diagnostics_are_news_once(preview: Preview, builder: Builder) -> None:
    """The terminal prints them when they come and not with each build."""
    builder.problems = (ODD,)
    assert [preview.build().news for _ in range(3)] == [True, False, False]
    builder.problems = ()
    assert preview.build().news


def test_a_change_starts_a_build_at_once(running: Running) -> None:
    """The first change of a burst is not waited for."""
    running.changes.note()
    end = time.monotonic() + 0.2
    while not running.builder.built and time.monotonic() < end:
        time.sleep(0.005)
    assert running.builder.built == ["1"]


def test_changes_during_a_build_make_one_more(running: Running) -> None:
    """However many there are, and it sees the last of them."""
    running.builder.takes = 0.3
    running.changes.note()
    time.sleep(0.1)
    for number in range(50):
        running.builder.text = f"during {number}"
        running.changes.note()
    time.sleep(0.5)
    running.settles()
    assert running.builder.built == ["1", "during 49"]


def test_slow_saves_are_no_burst(running: Running) -> None:
    """Each of them is built at once."""
    for number in range(3):
        running.builder.text = f"save {number}"
        running.changes.note()
        time.sleep(0.4)
    assert running.builder.built == ["save 0", "save 1", "save 2"]


def test_what_is_told(preview: Preview) -> None:
    """Each build is told to the listener."""
    told: list[Outcome] = []
    changes = Changes()
    changes.note()
    preview.follow(changes, told.append, lambda: bool(told))
    assert len(told) == 1
