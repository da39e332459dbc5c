"""``tuftenotes build``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from tuftenotes.cli.building import build_and_tell
from tuftenotes.cli.console import Console, prefix_of
from tuftenotes.cli.options import BuildFlags, Talk, build_options, build_request, talk_options

if TYPE_CHECKING:
    from typing import Unpack

__all__ = ["command"]


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
    request = build_request(flags, strict=flags["strict"], dry_run=flags["dry_run"])
    console = Console(prefix_of(flags["source"]), flags["quiet"], flags["verbose"])
    return build_and_tell(request, console, as_json=flags["format"] == "json")
