"""The command line: one module a command, each imported only when it is called.

Exit status: 0 fine, 1 problems in the site or in what surrounds it, 2 a wrong command line, 130 Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from tuftenotes import __version__
from tuftenotes.cli.console import Console
from tuftenotes.cli.lazy import LazyGroup
from tuftenotes.diagnostics import SiteError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["root", "run"]

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
    package=__name__,
    summaries=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="tuftenotes", message="%(prog)s %(version)s")
def root() -> None:
    """Tufte-style lecture notes from a folder of Markdown."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command (by default the one in `sys.argv`) and return its exit status."""
    try:
        status = root.main(args=arguments, prog_name="tuftenotes", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SiteError as error:
        Console().diagnostics(error.diagnostics)
        return 1
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped.", err=True)
        return 130
    except BrokenPipeError:
        # The reader of our output has gone; Python's own flush at exit must not fail on it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status if isinstance(status, int) else 0
