"""The commands as Click knows them: one module a command, each imported only when it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuftenotes import __version__
from tuftenotes.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "call", "root"]

COMMANDS = {
    "build": "Build the site into its destination folder.",
    "serve": "Show the site in the browser and follow every edit.",
    "check": "Look for what is wrong with the site, and write nothing.",
    "new": "Start a site, or add a lecture to one.",
    "doctor": "Read a Jekyll site and say what is in it and what would differ.",
    "publish": "Build the site and push it to a branch that is served, as GitHub Pages does.",
    "clean": "Remove what earlier builds made, and the cache.",
    "explain": "Say what a diagnostic's code means.",
}


@click.command(
    cls=LazyGroup,
    package=__package__,
    summaries=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="tuftenotes", message="%(prog)s %(version)s")
def root() -> None:
    """Tufte-style lecture notes from a folder of Markdown."""


def call(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name and return its exit status; Ctrl-C is a `KeyboardInterrupt`."""
    try:
        status = root.main(args=arguments, prog_name="tuftenotes", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort as stop:
        raise KeyboardInterrupt from stop
    return status if isinstance(status, int) else 0
