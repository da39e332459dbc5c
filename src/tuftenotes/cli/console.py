"""What the commands print: diagnostics and progress on stderr, results on stdout.

Click, which knows how terminals want their colours and bars, is imported only where there are some.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TextIO

from tuftenotes.diagnostics import Severity, format_diagnostic
from tuftenotes.shortcut import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

    from click._termui_impl import ProgressBar

    from tuftenotes.diagnostics import Diagnostic

__all__ = ["Console", "Progress", "prefix_of", "tally", "wants_color"]

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


def prefix_of(source: Path) -> str:
    """Return what goes before the paths of `source` in a diagnostic, so that they can be opened from here."""
    prefix = source.as_posix().rstrip("/")
    return "" if prefix == "." else f"{prefix}/"


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """Return ``1 error, 2 warnings``, naming only what there is, or an empty string; notes don't count."""
    numbers = Counter(d.severity for d in diagnostics)
    shown = (Severity.ERROR, Severity.WARNING)
    return ", ".join(counted(numbers[s], s.name.lower()) for s in shown if numbers[s])


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
            _echo(paint(diagnostic, text) if color else text, color=color)

    def say(self, text: str) -> None:
        """Print a line about the run to stderr, unless told to be quiet."""
        if not self.quiet:
            _echo(text, color=False)

    def warn(self, text: str) -> None:
        """Print a line that matters even to someone who asked for quiet."""
        color = wants_color(sys.stderr)
        _echo((_style("warning: ", fg="yellow", bold=True) if color else "warning: ") + text, color=color)


def _echo(text: str, *, color: bool) -> None:
    if not color:
        print(text, file=sys.stderr, flush=True)  # noqa: T201
        return
    import click  # noqa: PLC0415 - see the module

    click.echo(text, err=True, color=True)


def _style(text: str, **looks: str | bool) -> str:
    import click  # noqa: PLC0415 - see the module

    return click.style(text, **looks)  # type: ignore[arg-type] # its own names of looks


def paint(diagnostic: Diagnostic, text: str) -> str:
    """Colour a formatted diagnostic: its label by severity, the caret likewise, the hint pale."""
    fg = COLORS[diagnostic.severity]
    label = f"{diagnostic.severity.name.lower()}[{diagnostic.code.slug}]:"
    first, *rest = text.split("\n")
    place, found, message = first.partition(f" {label} ")
    if found:
        first = f"{_style(place, bold=True)} {_style(label, fg=fg, bold=True)} {message}"
    return "\n".join([first, *(paint_detail(line, fg) for line in rest)])


def paint_detail(line: str, fg: str) -> str:
    """Colour a line below the first one of a diagnostic."""
    if line.strip() == "^":
        return _style(line, fg=fg, bold=True)
    return _style(line, dim=True) if line.startswith("    hint: ") else line


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
            import click  # noqa: PLC0415 - see the module

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
