"""Show where a build spends its time: functions by cProfile, or imports by ``-X importtime``.

    python bench/profile.py --chapters 200            # a cold build, in one process
    python bench/profile.py --chapters 200 --edit     # after one body was edited
    python bench/profile.py --imports                 # what a build in which nothing changed imports

Every figure is of a process of its own, so that nothing is warm. cProfile counts calls, it makes small
functions look slower than they are: compare shares, not seconds.
"""

from __future__ import annotations

import argparse
import pstats
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import write_site


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--chapters", type=int, default=200)
    parser.add_argument("--edit", action="store_true")
    parser.add_argument("--imports", action="store_true")
    parser.add_argument("--lines", type=int, default=40)
    parser.add_argument("--sort", default="tottime", choices=["tottime", "cumtime", "ncalls"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _profile(Path(folder), arguments)


def _profile(folder: Path, arguments: argparse.Namespace) -> None:
    site, out, figures = folder / "site", folder / "out", folder / "figures"
    write_site(site, "tuftenotes", arguments.chapters)
    build = ["-m", "tuftenotes", "build", "-q", "--jobs", "1", "-s", str(site), "-d", str(out)]
    if arguments.edit or arguments.imports:
        for _ in range(2):
            subprocess.run([sys.executable, *build], check=True)
    if arguments.imports:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *build], check=True, capture_output=True, text=True
        )
        print("\n".join(_slowest(done.stderr.splitlines(), arguments.lines)))
        return
    if arguments.edit:
        page = site / "content" / "chapter-00001.md"
        page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    # This folder must not be searched for modules: cProfile would import this file as `profile`.
    subprocess.run([sys.executable, "-P", "-m", "cProfile", "-o", str(figures), *build], check=True)
    pstats.Stats(str(figures)).sort_stats(arguments.sort).print_stats(arguments.lines)


def _slowest(lines: list[str], count: int) -> list[str]:
    """Return the lines of the modules that took longest, with all that they import, the slowest last."""
    rows = [line for line in lines if line.startswith("import time:") and "cumulative" not in line]
    return sorted(rows, key=lambda line: int(line.split("|")[1]))[-count:]


if __name__ == "__main__":
    main()
