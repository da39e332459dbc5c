"""``tuftenotes build``."""

from __future__ import annotations

import json
from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal

import click

from tuftenotes.cli.console import Console, Progress, count, tally
from tuftenotes.cli.options import (
    BuildFlags,
    Talk,
    build_options,
    build_request,
    prefix_of,
    talk_options,
)
from tuftenotes.cli.report_formats import diagnostic_as_data
from tuftenotes.diagnostics import Severity, SiteError, worst
from tuftenotes.model import BuildReport
from tuftenotes.stamp import is_unchanged
from tuftenotes.stamp_report import report_again

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Unpack

    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.request import BuildRequest

__all__ = ["command", "failed", "summary"]


class Flags(BuildFlags, Talk):
    """The flags of this command."""

    strict: bool
    dry_run: bool
    format: Literal["text", "json"]


@click.command("build")
@build_options
@click.option("--strict", is_flag=True, help="Fail on warnings too, and then write nothing.")
@click.option("--dry-run", is_flag=True, help="Say what would be written and removed, and leave it at that.")
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to report: lines for people on stderr, or one JSON object on stdout.",
)
@talk_options
def command(**flags: Unpack[Flags]) -> int:
    """Build the site into its destination folder.

    Only what changed is built and written again. With any error nothing is written, and every problem is
    reported at once. Files that an earlier build made and this one doesn't are removed; no others are.
    """
    as_json = flags["format"] == "json"
    request = build_request(flags, strict=flags["strict"], dry_run=flags["dry_run"])
    console = Console(prefix_of(flags["source"]), flags["quiet"], flags["verbose"])
    try:
        report = _as_before(request) or _built(request, quiet=flags["quiet"] or as_json)
    except SiteError as error:
        report = BuildReport(str(flags["destination"] or ""), diagnostics=error.diagnostics)
    is_bad = failed(report.diagnostics, strict=flags["strict"])
    if as_json:
        click.echo(json.dumps(as_data(report, ok=not is_bad), ensure_ascii=False))
    else:
        console.diagnostics(report.diagnostics)
        tell(console, report, is_bad=is_bad)
    return 1 if is_bad else 0


def _as_before(request: BuildRequest) -> BuildReport | None:
    """Return the report of a build that has nothing to do; to know that, hardly anything is imported."""
    started = perf_counter()
    told = is_unchanged(request)
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
        console.say(f"Left {count(len(report.foreign), 'file')} alone that tuftenotes did not make: {names}")
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
    return (
        f"{verb} {count(report.pages, 'page')} in {report.destination}: {len(report.written)} written, "
        f"{report.unchanged} unchanged, {len(report.removed)} removed, {problems}, {report.seconds:.2f} s"
    )


def as_data(report: BuildReport, *, ok: bool) -> dict[str, Any]:
    """Return the report as plain data; `written`, `removed`, `replaced` and `foreign` list paths."""
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
