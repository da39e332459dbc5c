"""``tuftenotes clean``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuftenotes.build import BuildRequest, clean
from tuftenotes.cli.console import Console
from tuftenotes.cli.options import SiteFlags, Talk, cache_option, config_files, site_options, talk_options
from tuftenotes.shortcut import counted

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Unpack

__all__ = ["command"]


class Flags(SiteFlags, Talk):
    """The flags of this command."""

    cache_dir: Path | None


@click.command("clean")
@site_options
@cache_option
@talk_options
def command(**flags: Unpack[Flags]) -> None:
    """Remove what earlier builds made, and the cache.

    Only files that the destination's manifest lists are removed; what else is there stays.
    """
    console = Console(quiet=flags["quiet"])
    removed = clean(
        BuildRequest(
            source=flags["source"],
            destination=flags["destination"],
            config_files=config_files(flags["config"]),
            cache_dir=flags["cache_dir"],
        )
    )
    for path in removed if flags["verbose"] else ():
        console.say(f"removed {path}")
    console.say(f"Removed {counted(len(removed), 'file')}." if removed else "There was nothing to remove.")
