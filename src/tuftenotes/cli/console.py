"""What the commands print: diagnostics and progress on stderr, results on stdout."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TextIO

import click

from tuftenotes.diagnostics import Severity, format_diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from click._termui_impl import ProgressBar

    from tuftenotes.diagnostics import Diagnostic

__all__ = ["Console", "Progress", "count", "tally", "wants_color"]

COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def wants_color(stream: TextIO) -> bool:
    """Tell whether `stream` gets colours: FORCE_COLOR says yes, NO_COLOR no, else terminals do.

    An empty variable counts as absent (see no-color.org and force-color.org); NO_COLOR wins over the other.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def count(number: int, noun: str) -> str:
    """Return ``1 page``, ``2 pages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """Return ``1 error, 2 warnings``, naming only what there is, or an empty string; notes don't count."""
    numbers = Counter(d.severity for d in diagnostics)
    shown = (Severity.ERROR, Severity.WARNING)
    return ", ".join(count(numbers[s], s.name.lower()) for s in shown if numbers[s])


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command prints. `prefix` goes before every path (the site's folder as the user named it)."""

    prefix: str = ""
    quiet: bool = False
    verbose: bool = False

    def diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print the problems to stderr in order, each once; notes only when asked for."""
        color = wants_color(sys.stderr)
        least = Severity.NOTE if self.verbose else Severity.WARNING
        for diagnostic in sorted(d for d in set(diagnostics) if d.severity >= least):
            text = format_diagnostic(diagnostic, prefix=self.prefix)
            click.echo(paint(diagnostic, text) if color else text, err=True, color=color)

    def say(self, text: str) -> None:
        """Print a line about the run to stderr, unless told to be quiet."""
        if not self.quiet:
            click.echo(text, err=True)

    def warn(self, text: str) -> None:
        """Print a line that matters even to someone who asked for quiet."""
        color = wants_color(sys.stderr)
        click.echo(click.style("warning: ", fg="yellow", bold=True) + text, err=True, color=color)


def paint(diagnostic: Diagnostic, text: str) -> str:
    """Colour a formatted diagnostic: its label by severity, the caret likewise, the hint pale."""
    fg = COLORS[diagnostic.severity]
    label = f"{diagnostic.severity.name.lower()}[{diagnostic.code.slug}]:"
    first, *rest = text.split("\n")
    place, found, message = first.partition(f" {label} ")
    if found:
        first = f"{click.style(place, bold=True)} {click.style(label, fg=fg, bold=True)} {message}"
    return "\n".join([first, *(paint_detail(line, fg) for line in rest)])


def paint_detail(line: str, fg: str) -> str:
    """Colour a line below the first one of a diagnostic."""
    if line.strip() == "^":
        return click.style(line, fg=fg, bold=True)
    return click.style(line, dim=True) if line.startswith("    hint: ") else line


class Progress:
    """A bar on the terminal for work that takes more than a second; call it with (done, total)."""

    PATIENCE = 1.0
    """Seconds of work before the bar appears."""

    def __init__(self, *, enabled: bool) -> None:
        self.enabled = enabled and sys.stderr.isatty()
        self.start = time.monotonic()
        self.bar: ProgressBar[int] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` pages are ready."""
        if not self.enabled or time.monotonic() - self.start < self.PATIENCE:
            return
        bar = self.bar
        if bar is None:
            bar = self.bar = click.progressbar(length=total, label="Building", file=sys.stderr)
            bar.__enter__()
        bar.length = total
        bar.update(done - bar.pos)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.__exit__(kind, error, trace)
