"""What is wrong with a template: each thing once, and only so many of a kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Problems"]

_MOST = 500
"""Of each severity, so that notes never hide an error."""


@dataclass(slots=True)
class Problems:
    """A list of diagnostics that a text of a megabyte, or a loop, cannot fill without end."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)
    _counts: Counter[Severity] = field(default_factory=Counter)

    def has_room(self, severity: Severity) -> bool:
        """Tell whether one more of this severity would be kept: finding its place is not free."""
        return self._counts[severity] <= _MOST

    def add(self, problem: Diagnostic) -> None:
        """Add a problem; the first for which there is no room says so, further ones are dropped."""
        severity = problem.severity
        if problem in self._found or not self.has_room(severity):
            return
        self._counts[severity] += 1
        if not self.has_room(severity):
            message = "this page has more problems; they are not shown"
            problem = Diagnostic(problem.location, severity, Code.FLOOD, message)
        self._found[problem] = None

    def extend(self, problems: Iterable[Diagnostic]) -> None:
        """Add several."""
        for problem in problems:
            self.add(problem)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Go through them in the order in which they were found."""
        return iter(self._found)
