"""Time us beside other generators: the same chapters, one program after the other, several rounds.

    python bench/compare.py --chapters 1000 --rounds 5 --peer hugo --peer jekyll

prints, for each case, the median of the seconds, and the median of the ratios of one round: a busy machine
moves seconds, but hardly the ratio of two runs that follow each other.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from chapters import chapter, read_pools
from dialects import chapter_path
from generate import write_site
from peers import Peer, installed

if TYPE_CHECKING:
    from collections.abc import Callable

_CONTENT = Path(__file__).resolve().parent.parent / "content"
_SENTENCE = "This sentence was written in round {} of a comparison."


class Bench:
    """One program with its site and its destination."""

    def __init__(self, peer: Peer, folder: Path, chapters: int) -> None:
        self.peer = peer
        self.site, self.out = folder / peer.name, folder / f"{peer.name}-out"
        write_site(self.site, peer.name, chapters)
        place = chapter_path(peer.name, chapter(read_pools(_CONTENT), max(1, chapters // 2)))
        self.page = self.site / place

    def cold(self, _round: int) -> None:
        """Forget everything that earlier builds left."""
        for name in self.peer.state:
            path = self.site / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        shutil.rmtree(self.out, ignore_errors=True)

    def unchanged(self, _round: int) -> None:
        """Change nothing."""

    def body(self, number: int) -> None:
        """Add a sentence to one chapter."""
        text = self.page.read_text("utf-8")
        self.page.write_text(f"{text}\n{_SENTENCE.format(number)}\n", "utf-8")

    def title(self, number: int) -> None:
        """Give one chapter another title."""
        lines = self.page.read_text("utf-8").split("\n")
        index = next(i for i, line in enumerate(lines) if line.startswith("title:"))
        quote = '"' if lines[index].endswith('"') else ""
        lines[index] = f"title: {quote}Another title, {number}{quote}"
        self.page.write_text("\n".join(lines), "utf-8")

    def run(self) -> tuple[float, float]:
        """Build, and return the seconds by the wall clock and those of all processors."""
        command = self.peer.command(self.peer.build, self.site, self.out)
        # As on a user's machine: Python keeps the code of the modules that it has compiled once.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=self.site, check=False, env=environment
        )
        seconds = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


CASES: dict[str, Callable[[Bench, int], None]] = {
    "cold": Bench.cold,
    "unchanged": Bench.unchanged,
    "one body edited": Bench.body,
    "one title edited": Bench.title,
}


def compare(peers: list[Peer], chapters: int, rounds: int) -> None:
    """Time all cases and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        benches = [Bench(peer, Path(folder), chapters) for peer in peers]
        for bench in benches:
            bench.run()
        print(f"\n{chapters} chapters, {rounds} rounds, ratio: ours by theirs (wall clock; processors)\n")
        print("| case | " + " | ".join(f"{p.name} {p.version_text()}" for p in peers) + " |")
        print("| --- " * (len(peers) + 1) + "|")
        for case, prepare in CASES.items():
            print(f"| {case} | " + " | ".join(_row(benches, prepare, rounds)) + " |", flush=True)


def _row(benches: list[Bench], prepare: Callable[[Bench, int], None], rounds: int) -> list[str]:
    times: list[list[tuple[float, float]]] = []
    for number in range(rounds):
        seconds = []
        for bench in benches:
            prepare(bench, number)
            seconds.append(bench.run())
        times.append(seconds)
    cells = []
    for index in range(len(benches)):
        cell = f"{median(row[index][0] for row in times):.2f} s"
        if index:
            wall = median(row[0][0] / row[index][0] for row in times)
            processors = median(row[0][1] / row[index][1] for row in times)
            cell += f" ({wall:.2f}; {processors:.2f})"
        cells.append(cell)
    return cells


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--chapters", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--course", action="store_true", help="also time a course of 6 pages")
    parser.add_argument("--peer", action="append", default=[], help="compare with this one only")
    arguments = parser.parse_args()
    names = ["tuftenotes", *arguments.peer] if arguments.peer else []
    peers = installed(names)
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.platform()}")
    if arguments.course:
        compare(peers, 6, arguments.rounds)
    compare(peers, arguments.chapters, arguments.rounds)


if __name__ == "__main__":
    main()
