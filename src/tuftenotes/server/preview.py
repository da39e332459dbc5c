"""Building what has changed, and showing the result or what is wrong with it."""

from __future__ import annotations

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
    from tuftenotes.pace import Changes
    from tuftenotes.server.live import Live

__all__ = ["Built", "Outcome", "Preview"]


@dataclass(frozen=True, slots=True)
class Built:
    """What the builder answers: its report, and the baseurl that the site was built for."""

    report: BuildReport
    baseurl: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One build as the terminal shows it.

    `news` says whether its diagnostics differ from the last one's, `shown` whether there is a good build,
    this one or an earlier one, that the browser shows.
    """

    diagnostics: tuple[Diagnostic, ...]
    report: BuildReport | None
    news: bool
    shown: bool


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
        return Outcome(diagnostics, report, news, shown=bool(self.live.state.snapshot))

    def _problem(self, diagnostic: Diagnostic) -> Problem:
        return Problem(format_diagnostic(diagnostic), self.link(diagnostic))

    def follow(self, changes: Changes, tell: Callable[[Outcome], None], stopped: Callable[[], bool]) -> None:
        """Build whenever something has changed until `stopped` says so (asked twice a second).

        What changes during a build leads to exactly one more.
        """
        while not stopped():
            if changes.wait(0.5):
                changes.start()
                tell(self.build())
                changes.end()
