"""Build with the command `tuftenotes build` and write down what of its work went into formulas.

    python bench/watched_build.py REPORT [OPTION …]

`mathematics.py` starts it, so that imports, start and end of the processes count as they do for an author.
REPORT gets a line for every page, the seconds of its formulas, and at last one with the seconds of the
command and of the processes that it started. All are seconds of processor work.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from tuftenotes.__main__ import main
from tuftenotes.markdown.plugins import formula as formula_plugin
from tuftenotes.mathematics import render_formulas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tuftenotes.mathematics import Formula, MathPage
    from tuftenotes.model import ParseOptions

__all__ = ["Rendered", "watching"]


class Rendered(NamedTuple):
    """What the formulas of a page cost and became."""

    seconds: float
    problems: int
    html: tuple[str, ...]


@contextmanager
def watching(note: Callable[[Rendered], object]) -> Iterator[None]:
    """Call `note` with what becomes of the formulas of each page, here and in processes that are forked."""

    def watched(formulas: Sequence[Formula], options: ParseOptions) -> MathPage:
        started = process_time()
        page = render_formulas(formulas, options)
        note(Rendered(process_time() - started, len(page.problems), page.html))
        return page

    formula_plugin.render_formulas = watched  # type: ignore[attr-defined]
    try:
        yield
    finally:
        formula_plugin.render_formulas = render_formulas  # type: ignore[attr-defined]


def _watched_command(report: Path, arguments: Sequence[str]) -> None:
    def write(seconds: float) -> None:
        with report.open("a", encoding="utf-8") as file:  # opened each time, because several processes write
            file.write(f"{seconds}\n")

    sys.argv = ["tuftenotes", "build", *arguments]
    with watching(lambda page: write(page.seconds)):
        try:
            main()
        except SystemExit as end:
            if end.code:
                raise
    others = os.times()
    write(process_time() + others.children_user + others.children_system)


if __name__ == "__main__":
    _watched_command(Path(sys.argv[1]), sys.argv[2:])
