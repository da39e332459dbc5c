"""What formulas cost: how many a second, what share of a build, and how large they are.

    python bench/mathematics.py [--chapters 100] [--runs 5] [SITE …]

builds each SITE, and a made-up course of about a hundred formulas a chapter, with the command
`tuftenotes build`: from scratch, each time in a process of its own, with an empty cache that it fills, and
with as many processes as it takes (one anywhere but on Linux, where they can be watched). Then once more
in the process of this program, which has everything imported, and without the cache: the least that a build
can be. Times are of processor work where the system tells them apart, so that a busy machine does not count.

What counts as formulas is all from a page's TeX to its MathML, numbers and labels; finding the delimiters in
the text is part of reading Markdown.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

import watched_build
from generate import write_site

from tuftenotes.build import BuildRequest, build

if TYPE_CHECKING:
    from watched_build import Rendered


def command(site: Path, folder: Path) -> tuple[float, float, int]:
    """Build a site with the command and an empty cache.

    Return the seconds of its formulas and of all, and the number of pages whose formulas were watched.
    """
    with tempfile.TemporaryDirectory(dir=folder) as made:
        report = Path(made, "report")
        arguments = [report, "--quiet", "--source", site, "--destination", Path(made, "out")]
        arguments += ["--cache-dir", Path(made, "cache")]
        jobs = [] if sys.platform == "linux" else ["--jobs", "1"]
        program = [sys.executable, watched_build.__file__, *map(str, arguments), *jobs]
        subprocess.run(program, check=True)
        *pages, seconds = map(float, report.read_text("utf-8").split())
        return sum(pages), seconds, len(pages)


def measure(site: Path, name: str, folder: Path, runs: int) -> None:
    """Build a site from scratch, several times, and print what its formulas cost."""
    commands = [command(site, folder) for _ in range(runs)]
    shares = sorted(formulas / total for formulas, total, _ in commands)
    formulas, total, watched = (median(column) for column in zip(*commands, strict=True))
    pages: list[Rendered] = []
    with watched_build.watching(pages.append):
        started = process_time()
        build(BuildRequest(site, destination=folder / "warm" / name, jobs=1, cache=False))
        total_warm = process_time() - started
    if watched != len(pages):
        sys.exit(f"{name}: the formulas of {watched} pages were watched, and there are {len(pages)}")
    warm = sum(page.seconds for page in pages)
    html = [each for page in pages for each in page.html]
    whole = "".join(html).encode()
    packed = gzip.compress(whole)
    print(
        f"{name}: {len(html)} formulas, {sum(page.problems for page in pages)} problems\n"
        f"  {len(html) / formulas:.0f} formulas/s;"
        f" {len(whole) / len(html):.0f} bytes a formula, {len(packed) / len(html):.0f} packed\n"
        f"  the command: {formulas * 1000:.0f} ms of {total * 1000:.0f} ms,"
        f" {median(shares):.1%} ({shares[0]:.1%} to {shares[-1]:.1%} in {runs} runs)\n"
        f"  without its start and the cache, in one process:"
        f" {warm * 1000:.0f} ms of {total_warm * 1000:.0f} ms, {warm / total_warm:.1%}",
    )


def main() -> None:
    """Measure the sites named, then the one made up."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sites", nargs="*", type=Path, metavar="SITE")
    parser.add_argument("--chapters", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    gc.set_threshold(100_000, 20, 20)  # as the command line does
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for site in arguments.sites:
            measure(site, f"{site.parent.name}/{site.name}", folder, arguments.runs)
        write_site(folder / "course", "tuftenotes", arguments.chapters)
        measure(folder / "course", f"{arguments.chapters} chapters", folder, arguments.runs)


if __name__ == "__main__":
    main()
