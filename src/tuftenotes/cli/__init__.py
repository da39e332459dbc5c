"""The command line.

Exit status: 0 fine, 1 problems in the site or in what surrounds it, 2 a wrong command line, 130 Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import SiteError
from tuftenotes.shortcut import understood

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["run"]


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command (by default the one in `sys.argv`) and return its exit status."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        return _called(words)
    except SiteError as error:
        from tuftenotes.cli.console import Console  # noqa: PLC0415 (most runs print no problem)

        Console().diagnostics(error.diagnostics)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)  # noqa: T201
        return 130
    except BrokenPipeError:
        # The reader of our output has gone; Python's own flush at exit must not fail on it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _called(words: Sequence[str]) -> int:
    plain = understood(words)
    if plain is not None and os.path.isdir(plain.source):  # noqa: PTH112 (Click says what is wrong with it)
        from tuftenotes.cli.building import build_plainly  # noqa: PLC0415 (a command each)

        return build_plainly(plain)
    from tuftenotes.cli.program import call  # noqa: PLC0415 (Click takes long to import)

    return call(words)
