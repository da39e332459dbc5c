"""How long formulas take, alone and as part of a build, and how large they are.

    python bench/mathematics.py [--chapters 100] [SITE …]

builds each SITE, and a made-up course of about a hundred formulas a chapter, from scratch in one process, and
prints for each: formulas, formulas a second, their share of the build, bytes of HTML a formula (plain and
packed). Times are of processor work where the system tells them apart, so that a busy machine does not count.

What counts as formulas is all from a page's TeX to its MathML, numbers and labels; finding the delimiters in
the text is part of reading Markdown.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import tempfile
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from generate import write_site

from tuftenotes.build import BuildRequest, build
from tuftenotes.markdown.plugins import formula as formula_plugin
from tuftenotes.mathematics import render_formulas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics import Formula, MathPage
    from tuftenotes.model import ParseOptions


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


def measure(name: str, root: Path, destination: Path) -> None:
    """Build a site from scratch and print what its formulas cost."""
    watch = Watch()
    formula_plugin.render_formulas = watch
    started = process_time()
    report = build(BuildRequest(root, destination=destination, jobs=1, cache=False))
    total = process_time() - started
    count = len(watch.html)
    whole = "".join(watch.html).encode()
    print(
        f"{name}: {report.pages} pages, {count} formulas, {watch.problems} problems\n"
        f"  {watch.seconds * 1000:.0f} ms of a build of {total * 1000:.0f} ms ({watch.seconds / total:.1%}),"
        f" {count / watch.seconds:.0f} formulas/s\n"
        f"  {len(whole) / count:.0f} bytes a formula, {len(gzip.compress(whole)) / count:.0f} packed",
    )


def main() -> None:
    """Measure the sites named, then the one made up."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sites", nargs="*", type=Path, metavar="SITE")
    parser.add_argument("--chapters", type=int, default=100)
    arguments = parser.parse_args()
    gc.set_threshold(100_000, 20, 20)  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        for site in arguments.sites:
            measure(str(site), site, Path(folder, "out", site.name))
        write_site(Path(folder, "course"), "tuftenotes", arguments.chapters)
        measure(f"{arguments.chapters} chapters", Path(folder, "course"), Path(folder, "out", "course"))


if __name__ == "__main__":
    main()
