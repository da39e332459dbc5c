"""Which pages show which schedule, and where in its data file something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, did_you_mean
from tuftenotes.schedule import read_meetings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tuftenotes.model import Document
    from tuftenotes.schedule import Links

__all__ = ["SITE_KEY", "meetings_of"]

SITE_KEY = "schedule_meetings"
"""Under which templates find the meetings in `site`, by the path of the page."""

_DEFAULT = "schedule"


def meetings_of(
    document: Document,
    data: Mapping[str, Any],
    links: Links,
    places: Callable[[object, Sequence[tuple[str | int, ...]]], Sequence[tuple[Location, str]]],
) -> tuple[list[dict[str, Any]], list[Diagnostic]]:
    """Return the meetings that a page with the layout `schedule` shows, and what is wrong with them.

    `places` gives place and line of values in a data file, for its whole value and the paths in it.
    """
    given = document.meta.get("schedule")
    name = str(given or _DEFAULT)
    if name not in data:
        return [], [_missing(document, name, data, named=bool(given))]
    meetings, faults = read_meetings(data[name], links, [heading.id for heading in document.headings])
    if not faults:
        return meetings, []
    where = places(data[name], [fault.path for fault in faults])
    return meetings, [
        Diagnostic(place, fault.severity, fault.code, fault.message, fault.hint, excerpt)
        for fault, (place, excerpt) in zip(faults, where, strict=True)
    ]


def _missing(document: Document, name: str, data: Mapping[str, Any], *, named: bool) -> Diagnostic:
    """Return what to say where there is no such file; a page that names none may not have it yet."""
    key = "schedule" if named else "layout"
    line = document.lines.get(key, 0)
    message = f"there is no data file “{name}” with the meetings that this page shows"
    hint = did_you_mean(name, data) or f"write them into data/{name}.yml"
    severity = Severity.ERROR if named else Severity.WARNING
    place = Location(document.path, line, 1 if line else 0)
    excerpt = f"{key}: {name}" if line else ""
    return Diagnostic(place, severity, Code.DATA, message, hint, excerpt)
