"""A build as the command line does it: the report printed, the exit status found."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tuftenotes.cli.console import Console, Progress, prefix_of, tally
from tuftenotes.diagnostics import Severity, SiteError, worst
from tuftenotes.model import BuildReport
from tuftenotes.request import BuildRequest
from tuftenotes.shortcut import counted, summary_line
from tuftenotes.stamp import is_unchanged
from tuftenotes.stamp_report import report_again

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.shortcut import Plain

__all__ = ["build_and_tell", "build_plainly", "failed", "summary"]


def build_plainly(plain: Plain) -> int:
    """Do a build that was asked for in the plainest way, and return the exit status."""
    request = BuildRequest(
        source=Path(plain.source),
        destination=Path(plain.destination) if plain.destination else None,
        drafts=plain.drafts,
        future=plain.future,
        jobs=plain.jobs,
        cache_dir=Path(plain.cache_dir) if plain.cache_dir else None,
    )
    return build_and_tell(request, Console(prefix_of(request.source), plain.quiet, plain.verbose))


def build_and_tell(request: BuildRequest, console: Console, *, as_json: bool = False) -> int:
    """Build, say what was done (as one JSON object on stdout if `as_json`), and return the exit status."""
    try:
        report = _as_before(request) or _built(request, quiet=console.quiet or as_json)
    except SiteError as error:
        report = BuildReport(str(request.destination or ""), diagnostics=error.diagnostics)
    is_bad = failed(report.diagnostics, strict=request.strict)
    if as_json:
        import json  # noqa: PLC0415 (only where it is asked for)

        print(json.dumps(as_data(report, ok=not is_bad), ensure_ascii=False))  # noqa: T201
    else:
        console.diagnostics(report.diagnostics)
        tell(console, report, is_bad=is_bad)
    return 1 if is_bad else 0


def _as_before(request: BuildRequest) -> BuildReport | None:
    """Return the report of a build that has nothing to do; to know that, hardly anything is imported."""
    started = perf_counter()
    told = is_unchanged(request.asked)
    return report_again(told, perf_counter() - started) if told else None


def _built(request: BuildRequest, *, quiet: bool) -> BuildReport:
    from tuftenotes.build import build  # noqa: PLC0415 (heavy, and often there is nothing to do)

    with Progress(enabled=not quiet) as progress:
        return build(request, progress=progress)


def failed(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Tell whether these problems make a run fail."""
    severity = worst(diagnostics)
    return severity is not None and severity >= (Severity.WARNING if strict else Severity.ERROR)


def tell(console: Console, report: BuildReport, *, is_bad: bool) -> None:
    """Print what the build did in one line, after what it found in its way."""
    for path in report.replaced:
        console.say(f"Replaced {path} in {report.destination}, which an earlier tuftenotes did not make.")
    if report.foreign:
        names = ", ".join(report.foreign[:3]) + (" …" if len(report.foreign) > 3 else "")
        console.say(
            f"Left {counted(len(report.foreign), 'file')} alone that tuftenotes did not make: {names}"
        )
    if report.dry_run and not is_bad:
        for path in report.written:
            console.say(f"would write {path}")
        for path in report.removed:
            console.say(f"would remove {path}")
    console.say(summary(report, is_bad=is_bad))


def summary(report: BuildReport, *, is_bad: bool) -> str:
    """Return the line that ends a build: pages, written, unchanged, removed, problems, seconds."""
    problems = tally(report.diagnostics) or "0 warnings"
    if is_bad:
        return f"Nothing written: {problems}, {report.seconds:.2f} s"
    verb = "Would build" if report.dry_run else "Built"
    counts = (report.pages, len(report.written), report.unchanged, len(report.removed))
    return summary_line(verb, report.destination, counts, problems, report.seconds)


def as_data(report: BuildReport, *, ok: bool) -> dict[str, Any]:
    """Return the report as plain data; `written`, `removed`, `replaced` and `foreign` list paths."""
    from tuftenotes.cli.report_formats import diagnostic_as_data  # noqa: PLC0415 (only where it is asked for)

    severities = [d.severity for d in report.diagnostics]
    return {
        "ok": ok,
        "destination": report.destination,
        "dry_run": report.dry_run,
        "pages": report.pages,
        "parsed": report.parsed,
        "rendered": report.rendered,
        "written": list(report.written),
        "unchanged": report.unchanged,
        "removed": list(report.removed),
        "replaced": list(report.replaced),
        "foreign": list(report.foreign),
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "notes": severities.count(Severity.NOTE),
        "seconds": round(report.seconds, 4),
        "diagnostics": [diagnostic_as_data(d) for d in sorted(set(report.diagnostics))],
    }
