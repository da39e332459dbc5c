"""``tuftenotes check``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tuftenotes.build import build
from tuftenotes.cli.building import failed
from tuftenotes.cli.console import Console, prefix_of, tally
from tuftenotes.cli.options import (
    BuildFlags,
    Talk,
    build_options,
    build_request,
    talk_options,
)
from tuftenotes.cli.report_formats import FORMATS
from tuftenotes.diagnostics import SiteError
from tuftenotes.shortcut import counted
from tuftenotes.stamp import CACHE_FOLDER

if TYPE_CHECKING:
    from typing import Unpack

    from tuftenotes.checks.external import Ask

__all__ = ["command"]


class Flags(BuildFlags, Talk):
    """The flags of this command."""

    strict: bool
    external: bool
    format: str


@click.command("check")
@build_options
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--external",
    is_flag=True,
    help="Ask other hosts whether what is linked to is still there, one question at a time; "
    "answers are kept in the cache for some days.",
)
@click.option(
    "--format",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="How to report: lines for people on stderr, or a form for programs on stdout.",
)
@talk_options
def command(**flags: Unpack[Flags]) -> int:
    """Look for what is wrong with the site, and write nothing to its destination.

    That is everything a build reports, and what only shows in the whole: dead anchors, repeated titles,
    figures that nobody shows, pages that nobody links to. The key `checks` of the configuration says how much
    each matters; `tuftenotes explain` lists them.
    """
    prefix = prefix_of(flags["source"])
    console = Console(prefix, flags["quiet"], verbose=True)
    request = replace(build_request(flags, dry_run=True), checks=True, ask=_asker(flags))
    try:
        report = build(request)
        diagnostics, pages = report.diagnostics, report.pages
    except SiteError as error:
        diagnostics, pages = error.diagnostics, 0
    if flags["format"] == "text":
        console.diagnostics(diagnostics)
        console.say(f"Checked {counted(pages, 'page')}: {_verdict(len(diagnostics), tally(diagnostics))}")
    else:
        click.echo(FORMATS[flags["format"]](sorted(set(diagnostics)), prefix))
    return 1 if failed(diagnostics, strict=flags["strict"]) else 0


def _asker(flags: Flags) -> Ask | None:
    if not flags["external"]:
        return None
    from tuftenotes.visit_memory import Asker  # noqa: PLC0415 (only where it is asked for)

    folder = flags["cache_dir"] or flags["source"] / CACHE_FOLDER
    return Asker(None if flags["no_cache"] else folder)


def _verdict(number: int, problems: str) -> str:
    if not number:
        return "nothing found"
    return problems or counted(number, "note")
