"""Time and peak memory of builds of growing courses: cold, and with nothing but one body edited.

    python bench/growth.py --chapters 1000 --chapters 10000

Memory is the largest of all processes of a build, as the system reports it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from generate import write_site

_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--chapters", type=int, action="append", default=[])
    print("| chapters | cold | memory | one body edited | memory |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    held: list[tuple[int, float]] = []
    for chapters in parser.parse_args().chapters or [1000, 10000]:
        with tempfile.TemporaryDirectory() as folder:
            row, memory = _row(Path(folder), chapters)
            held.append((chapters, memory))
            print(row, flush=True)
    for (fewer, less), (more, memory) in pairwise(held):
        share = (memory - less) * 1024 / (more - fewer)
        print(f"\n{share:.1f} KiB for each further unchanged chapter from {fewer} to {more}")


def _row(folder: Path, chapters: int) -> tuple[str, float]:
    site, out = folder / "site", folder / "out"
    write_site(site, "tuftenotes", chapters)
    cold, cold_memory = _build(site, out)
    _build(site, out)
    page = site / "content" / "chapter-00001.md"
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    edited, edited_memory = _build(site, out)
    row = f"| {chapters} | {cold:.2f} s | {cold_memory:.0f} MiB | {edited:.2f} s | {edited_memory:.0f} MiB |"
    return row, edited_memory


def _build(site: Path, out: Path) -> tuple[float, float]:
    """Return seconds, and MiB of the largest process."""
    command = [sys.executable, "-m", "tuftenotes", "build", "-q", "-s", str(site), "-d", str(out)]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command], check=True, capture_output=True, text=True
    )
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return time.perf_counter() - started, int(done.stdout) / scale


if __name__ == "__main__":
    main()
