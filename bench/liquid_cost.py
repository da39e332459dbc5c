"""Time what Liquid costs: a Jekyll site's pages, copied, beside the same pages as a native site.

    python bench/liquid_cost.py SITE --times 40 --rounds 3

copies every Markdown page of the folder SITE so many times, no two alike, builds the copies with the site's
own layouts and includes and, in turn, as a native site without any, and prints the seconds and their ratio.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_HIDDEN = ("_", ".")


def main() -> int:
    """Build both, round by round, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", type=Path)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        jekyll, native = Path(folder, "jekyll"), Path(folder, "native")
        pages = write_copies(given.site, jekyll, native, given.times)
        pairs = [(seconds(jekyll), seconds(native)) for _ in range(given.rounds)]
    ratios = [with_liquid / without for with_liquid, without in pairs]
    print(f"{pages} pages, {given.rounds} rounds")
    for name, column in zip(("with Liquid", "without"), zip(*pairs, strict=True), strict=True):
        print(f"{name:12} {median(column):7.2f} s")
    print(f"ratio        {median(ratios):7.2f}")
    return 0


def write_copies(site: Path, jekyll: Path, native: Path, times: int) -> int:
    """Write both sites; return how many pages each has."""
    shutil.copytree(site, jekyll, ignore=shutil.ignore_patterns("_site", ".*"))
    content = native / "content"
    shutil.copytree(site, content, ignore=shutil.ignore_patterns("_*", ".*"))
    (native / "_config.yml").write_text("title: Copies\n", "utf-8")
    found = [
        path
        for path in sorted(site.rglob("*.md"))
        if not any(part.startswith(_HIDDEN) for part in path.relative_to(site).parts)
        and _MATTER.match(path.read_text("utf-8"))
    ]
    for path in found:
        text = path.read_text("utf-8")
        for number in range(times):
            place = path.relative_to(site).parent / f"{path.stem}-copy{number}.md"
            copy = f"{text}\n\nThis is copy {number} of {path.stem}.\n"
            for root in (jekyll, content):
                (root / place).parent.mkdir(parents=True, exist_ok=True)
                (root / place).write_text(copy, "utf-8")
    return len(found) * times


def seconds(site: Path) -> float:
    """Return how long a build from nothing takes."""
    for name in (".tuftenotes-cache", "_site", "docs"):
        shutil.rmtree(site / name, ignore_errors=True)
    start = time.perf_counter()
    command = [sys.executable, "-m", "tuftenotes", "build"]
    made = subprocess.run(command, cwd=site, check=False, capture_output=True, text=True)
    if made.returncode:
        sys.exit(f"the build in {site.name} failed:\n{made.stderr[-2000:]}")
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
