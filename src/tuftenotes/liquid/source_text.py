"""Text that knows which file it comes from, so that every token of it can say where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity

if TYPE_CHECKING:
    from liquid import Token

__all__ = ["SourceText", "diagnose"]


_LONGEST_EXCERPT = 4000
"""Characters; each of the thousands of problems of a page of one line would keep the whole page."""


class SourceText(str):
    """A template: the text starts at line `first_line`, column `first_column` of the file `path`."""

    __slots__ = ("first_column", "first_line", "path")

    path: str
    first_line: int
    first_column: int

    def __new__(cls, text: str, path: str, first_line: int = 1, first_column: int = 1) -> Self:
        """Attach the place to the text."""
        instance = super().__new__(cls, text)
        instance.path = path
        instance.first_line = first_line
        instance.first_column = first_column
        return instance

    def locate(self, offset: int) -> tuple[Location, str]:
        """Return the place of the character at `offset` and the line it stands in."""
        offset = max(0, min(offset, len(self)))
        start = self.rfind("\n", 0, offset) + 1
        end = self.find("\n", offset)
        line = self.count("\n", 0, offset)
        column = offset - start + (1 if line else self.first_column)
        end = end if end >= 0 else len(self)
        excerpt = str(self[start:end]).rstrip("\r") if end - start <= _LONGEST_EXCERPT else ""
        return Location(self.path, self.first_line + line, column), excerpt


def diagnose(  # noqa: PLR0913 (the parts of a diagnostic)
    token: Token | None,
    code: Code,
    message: str,
    *,
    severity: Severity | None = None,
    hint: str = "",
    path: str = "",
) -> Diagnostic:
    """Make a diagnostic at the place of `token`, or for the file `path` as a whole where there is none."""
    severity = code.severity if severity is None else severity
    if token is None or not isinstance(token.source, SourceText):
        return Diagnostic(Location(path), severity, code, message, hint)
    location, excerpt = token.source.locate(token.start_index)
    return Diagnostic(location, severity, code, message, hint, excerpt)
