"""The start of the program: a build in which nothing changed is over before anything else is imported.

Click, the pipeline and their libraries take several times as long to import as it takes to see that there
is nothing to do. So the plainest way to ask for a build is understood here, with the same meaning that
`cli.build` gives to it; whatever goes beyond it, or has anything to tell but one line, goes there.
"""

from __future__ import annotations

import os
import sys
import time

from tuftenotes.stamp import ask, is_unchanged

TYPE_CHECKING = False  # as in `stamp`
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Plain", "build_again", "counted", "summary_line", "understood"]

_FLAGS = {
    "-q": "quiet",
    "--quiet": "quiet",
    "-v": "verbose",
    "--verbose": "verbose",
    "-D": "drafts",
    "--drafts": "drafts",
    "--future": "future",
}
_VALUES = {
    "-s": "source",
    "--source": "source",
    "-d": "destination",
    "--destination": "destination",
    "--cache-dir": "cache_dir",
}


class Plain:
    """A build that is asked for in the plainest way, with the attributes of a `BuildRequest` as text."""

    def __init__(self) -> None:
        self.source = "."
        self.destination: str | None = None
        self.cache_dir: str | None = None
        self.jobs = 0
        self.drafts = self.future = self.quiet = self.verbose = False


def understood(arguments: Sequence[str]) -> Plain | None:
    """Return the build that the words of the command line ask for, None where Click is to read them."""
    if arguments[:1] != ["build"]:
        return None
    plain = Plain()
    words = iter(arguments[1:])
    for word in words:
        name, equals, value = word.partition("=")
        if word in _FLAGS:
            setattr(plain, _FLAGS[word], True)
        elif name in _VALUES and (not equals or name.startswith("--")):
            value = value if equals else next(words, "")
            # A path that is written in another way than `pathlib` would write it is left to `pathlib`.
            if not value or value.startswith("-") or os.path.normpath(value) != value:
                return None
            setattr(plain, _VALUES[name], value)
        elif word == "--jobs" and (value := next(words, "")).isascii() and value.isdecimal():
            plain.jobs = int(value)
        else:
            return None
    return plain


def build_again(arguments: Sequence[str]) -> int | None:
    """Do a build that has nothing to do and return its exit status; None if there is more to it."""
    started = time.perf_counter()
    plain = understood(arguments)
    if plain is None:
        return None
    wishes = {"destination": plain.destination, "drafts": plain.drafts, "future": plain.future}
    told = is_unchanged(ask(plain.source, plain.cache_dir, **wishes))
    if told is None or told.problems:
        return None
    if not plain.quiet:
        counts = (int(told.pages), 0, int(told.outputs), 0)
        line = summary_line("Built", told.destination, counts, "0 warnings", time.perf_counter() - started)
        sys.stderr.write(f"{line}\n")
    return 0


def summary_line(
    verb: str, destination: str, counts: tuple[int, int, int, int], problems: str, seconds: float
) -> str:
    """Return the line that ends a build; `counts` are pages, files written, unchanged and removed."""
    pages, written, unchanged, removed = counts
    return (
        f"{verb} {counted(pages, 'page')} in {destination}: {written} written, {unchanged} unchanged, "
        f"{removed} removed, {problems}, {seconds:.2f} s"
    )


def counted(number: int, noun: str) -> str:
    """Return ``1 page``, ``2 pages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
