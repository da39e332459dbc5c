"""Building again: at the first change at once, in a burst of changes seldom, at its end once more."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Severity, SiteError, format_diagnostic, worst
from tuftenotes.server.live import Problem
from tuftenotes.server.snapshot import renew_snapshot, take_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.model import BuildReport
    from tuftenotes.server.live import Live
    from tuftenotes.watch import Changes

__all__ = ["Built", "Outcome", "Preview"]

BURST = 0.25
"""Changes that follow the last build within this many seconds belong to one burst."""
QUIET = 0.1
"""The second build of a burst waits until nothing has changed for this many seconds, at most `SECOND`."""
SECOND = 1.0
BETWEEN_SAVES = 3.0
"""Each further build waits for this many times the longest pause between two changes of the burst, so that
a save every 150 ms is no end of it; within `PAUSES`, in seconds."""
PAUSES = (0.3, 0.7)
FURTHER = 10.0
"""The most seconds that each further build waits, so that a burst without end is seen to go on."""


@dataclass(frozen=True, slots=True)
class Built:
    """What the builder answers: its report, and the baseurl that the site was built for."""

    report: BuildReport
    baseurl: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One build as the terminal shows it. `news` says whether its diagnostics differ from the last one's."""

    diagnostics: tuple[Diagnostic, ...]
    report: BuildReport | None
    news: bool


class Preview:
    """Builds into `folder` with `builder` and shows the result in `live`.

    A build that fails leaves the folder as it is, or raises `SiteError`; others report what they wrote there.
    `link` makes the address that opens the place of a diagnostic in an editor.
    """

    def __init__(
        self, builder: Callable[[Path], Built], folder: Path, live: Live, link: Callable[[Diagnostic], str]
    ) -> None:
        self.builder = builder
        self.folder = folder
        self.live = live
        self.link = link
        self._told: tuple[Diagnostic, ...] | None = None
        self._shown = False  # whether the last build is what is shown

    def build(self) -> Outcome:
        """Build once, and show the site or what is wrong with it."""
        report = None
        try:
            built = self.builder(self.folder)
        except SiteError as error:
            diagnostics = error.diagnostics
        else:
            report, diagnostics = built.report, built.report.diagnostics
        self._shown, in_step = False, self._shown
        if report is None or worst(diagnostics) is Severity.ERROR:
            self.live.fail(
                tuple(self._problem(d) for d in sorted(set(diagnostics)) if d.severity >= Severity.ERROR)
            )
        else:
            shown = self.live.state.snapshot
            if in_step:
                snapshot = renew_snapshot(self.folder, shown, report.written, report.removed)
            else:
                snapshot = take_snapshot(self.folder, shown)
            self.live.show(snapshot, built.baseurl)
            self._shown = True
        news, self._told = diagnostics != self._told, diagnostics
        return Outcome(diagnostics, report, news)

    def _problem(self, diagnostic: Diagnostic) -> Problem:
        return Problem(format_diagnostic(diagnostic), self.link(diagnostic))

    def follow(self, changes: Changes, tell: Callable[[Outcome], None], stopped: Callable[[], bool]) -> None:
        """Build whenever something has changed until `stopped` says so (asked twice a second).

        What changes during a build leads to exactly one more.
        """
        in_burst, finished = 0, 0.0
        while not stopped():
            if not changes.wait(0.5):
                continue
            in_burst = in_burst + 1 if time.monotonic() - finished < BURST else 0
            settle(changes, in_burst, stopped)
            changes.clear()
            tell(self.build())
            finished = time.monotonic()


def settle(changes: Changes, in_burst: int, stopped: Callable[[], bool]) -> None:
    """Wait before a build that comes after `in_burst` others of the same burst of changes.

    A single change is not waited for. The second build comes when the first pause does, because two saves
    are no burst yet, and the third when the pause is longer than those before it.
    """
    end = time.monotonic() + (0.0, SECOND, FURTHER)[min(in_burst, 2)]
    while (left := end - time.monotonic()) > 0 and not stopped():
        least, most = PAUSES
        quiet = QUIET if in_burst == 1 else min(max(least, BETWEEN_SAVES * changes.longest_pause), most)
        if changes.settle(quiet, min(left, 0.5)):
            return
