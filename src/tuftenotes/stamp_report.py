"""A build's report in a stamp, and out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.model import BuildReport
from tuftenotes.stamp import Remembered

if TYPE_CHECKING:
    from tuftenotes.diagnostics import Code, Diagnostic

__all__ = ["remembered", "report_again"]


def remembered(report: BuildReport, outputs: int) -> Remembered:
    """Return what the stamp keeps of a report; `outputs` counts the files of the destination."""
    import json  # noqa: PLC0415 (a build in which nothing changed mostly does without)

    problems = json.dumps([_plain(problem) for problem in report.diagnostics]) if report.diagnostics else ""
    return Remembered(report.destination, str(report.pages), str(outputs), problems)


def report_again(told: Remembered, seconds: float) -> BuildReport:
    """Return the report of a build that had nothing to do. Raises `ValueError` if the stamp is damaged."""
    problems = _problems(told.problems) if told.problems else ()
    return BuildReport(
        told.destination,
        pages=int(told.pages),
        unchanged=int(told.outputs),
        diagnostics=problems,
        seconds=seconds,
    )


def _plain(problem: Diagnostic) -> list[str | int]:
    place = problem.location
    texts = (problem.message, problem.hint, problem.excerpt)
    return [place.path, place.line, place.column, int(problem.severity), problem.code.slug, *texts]


def _problems(text: str) -> tuple[Diagnostic, ...]:
    import json  # noqa: PLC0415 (as above)

    from tuftenotes.diagnostics import Diagnostic, Location, Severity  # noqa: PLC0415 (likewise)

    return tuple(
        Diagnostic(Location(path, line, column), Severity(severity), _code(code), *texts)
        for path, line, column, severity, code, *texts in json.loads(text)
    )


def _code(slug: str) -> Code:
    from tuftenotes.diagnostics import Code  # noqa: PLC0415 (as above)

    return next(code for code in Code if code.slug == slug)
