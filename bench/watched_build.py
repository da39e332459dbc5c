"""Build with the command `tuftenotes build` and write down what of its work went into formulas.

    python bench/watched_build.py REPORT [OPTION …]

`mathematics.py` starts it, so that imports, start and end of the process count as they do for an author.
REPORT gets JSON: `seconds` of the process and of them those in `formulas`, both of processor work, the number
of `problems`, and the `html` of every formula.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from tuftenotes.__main__ import main
from tuftenotes.markdown.plugins import formula as formula_plugin
from tuftenotes.mathematics import render_formulas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tuftenotes.mathematics import Formula, MathPage
    from tuftenotes.model import ParseOptions

__all__ = ["Watch", "watching"]


class Watch:
    """Stands in for `render_formulas` and keeps the time and the HTML of every page."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.html: list[str] = []
        self.problems = 0

    def __call__(self, formulas: Sequence[Formula], options: ParseOptions) -> MathPage:
        """Render the formulas of a page, timed."""
        started = process_time()
        page = render_formulas(formulas, options)
        self.seconds += process_time() - started
        self.html += page.html
        self.problems += len(page.problems)
        return page


@contextmanager
def watching() -> Iterator[Watch]:
    """Watch the formulas of all builds of this process within the block."""
    watch = Watch()
    formula_plugin.render_formulas = watch  # type: ignore[attr-defined]
    try:
        yield watch
    finally:
        formula_plugin.render_formulas = render_formulas  # type: ignore[attr-defined]


def _watched_command(report: Path, arguments: Sequence[str]) -> None:
    sys.argv = ["tuftenotes", "build", *arguments]
    with watching() as watch:
        try:
            main()
        except SystemExit as end:
            if end.code:
                raise
    found = {"seconds": process_time(), "formulas": watch.seconds, "problems": watch.problems}
    report.write_text(json.dumps({**found, "html": watch.html}), "utf-8")


if __name__ == "__main__":
    _watched_command(Path(sys.argv[1]), sys.argv[2:])
