"""Give made-up texts to everything that reads what an author writes: nothing may crash or hang.

    python bench/fuzz.py --all                                      # the whole plan: a million texts and more
    python bench/fuzz.py --all --scale 0.01
    python bench/fuzz.py --count 600000 --reader markdown --reader kramdown --seed 1
    python bench/fuzz.py --count 1000 --engine hypothesis
    python bench/fuzz.py --count 100000 --engine atheris --reader liquid      # pip install atheris
    python bench/fuzz.py --show markdown/1/17                                 # the text of a finding

A finding is an exception, a text that takes more than a second of the processor, a problem that points to
no place, or the end of the process; its text is printed, and the status is 1. Those of the engine `random`
are named by reader, seed and number. Texts made twice count once; seconds are those of the processor.
`reached` is how many branches of our code and of the libraries beneath it atheris reached with the texts that
it began with, and with those that it found.

Style sheets are compiled by native code, which a build runs in a process of its own: a text that ends the
process here is given to such a process again, and is a finding if no diagnostic comes of that. `ends` counts
all of them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz_engines import ENGINES, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from multiprocessing.context import SpawnProcess

_HANGING = 60.0
"""Seconds by the clock after which a text is taken to hang."""
_MOST_FINDINGS = 100
"""Of one share, before it is given up."""
_REACHED = re.compile(r"cov: (\d+)")
_PLAN = {
    "markdown": (50_000, 35_000, 40_000),
    "kramdown": (50_000, 35_000, 40_000),
    "mathematics": (40_000, 35_000, 40_000),
    "front-matter": (20_000, 20_000, 30_000),
    "jekyll-front-matter": (20_000, 20_000, 40_000),
    "config": (20_000, 20_000, 40_000),
    "yaml": (20_000, 20_000, 60_000),
    "json": (10_000, 10_000, 40_000),
    "toml": (20_000, 20_000, 50_000),
    "csv": (10_000, 10_000, 40_000),
    "tsv": (10_000, 10_000, 20_000),
    "liquid": (40_000, 30_000, 50_000),
    "scss": (40_000, 30_000, 50_000),
    "jinja": (10_000, 10_000, 10_000),
    "native-site": (3_000, 3_000, 5_000),
    "jekyll-site": (3_000, 3_000, 5_000),
}
"""Texts for each reader: random, hypothesis, atheris."""


@dataclass(frozen=True)
class Tally:
    """What came of one reader's share of one engine; `reached` is atheris' first and last count."""

    reader: str
    engine: str
    texts: int
    findings: int
    slowest: float
    seconds: float
    ends: int
    reached: Sequence[int]

    def row(self) -> str:
        """Return a row of the table."""
        reached = f"{self.reached[0]:,} → {self.reached[-1]:,}" if self.reached else ""
        cells = (self.reader, self.engine, f"{self.texts:,}", self.findings, self.ends)
        pace = (f"{self.slowest:.2f}", f"{self.seconds:.0f}", f"{self.texts / (self.seconds or 1):,.0f}")
        return f"| {' | '.join(map(str, (*cells, *pace, reached)))} |"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reader", action="append", default=[], choices=sorted(_PLAN))
    parser.add_argument("--engine", choices=sorted(ENGINES), default="random")
    parser.add_argument("--count", type=int, default=1000, help="texts for each reader")
    parser.add_argument("--all", action="store_true", help="every reader with every engine, as planned")
    parser.add_argument("--scale", type=float, default=1.0, help="of what is planned")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="shares at a time")
    parser.add_argument("--show", help="print a text by its name")
    args = parser.parse_args()
    if args.show:
        from made_up import made_up  # noqa: PLC0415 (a worker imports it in its own way)

        print(made_up(args.show.partition("/")[0], args.show))
        return
    readers = args.reader or list(_PLAN)
    shares = [(reader, args.engine, args.count) for reader in readers]
    if args.all:
        shares = [
            (reader, engine, round(args.scale * count))
            for reader in readers
            for engine, count in zip(("random", "hypothesis", "atheris"), _PLAN[reader], strict=True)
        ]
    print("| reader | engine | texts | findings | ends | slowest s | seconds | texts/s | reached |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |", flush=True)
    with ThreadPoolExecutor(args.jobs) as pool:
        tallies = list(pool.map(lambda share: _watch(*share, args.seed), shares))
    _summary(tallies)
    sys.exit(1 if any(tally.findings for tally in tallies) else 0)


def _summary(tallies: Iterable[Tally]) -> None:
    tallies = list(tallies)
    for engine in ENGINES:
        chosen = [tally for tally in tallies if tally.engine == engine]
        texts, seconds = sum(tally.texts for tally in chosen), sum(tally.seconds for tally in chosen)
        if texts:
            print(f"| all | {engine} | {texts:,} | | | | {seconds:.0f} | | |")
    texts, findings = (sum(getattr(tally, name) for tally in tallies) for name in ("texts", "findings"))
    print(f"\n{texts:,} texts, {findings} findings")


def _watch(reader: str, engine: str, count: int, seed: int) -> Tally:
    """Let a process of its own try `count` texts, a new one where it ends or hangs."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        share = Share(str(Path(folder, "log")))
        ends = 0
        while share.done.value < count and share.findings.value < _MOST_FINDINGS:
            # A new interpreter, so that atheris sees every import.
            make = multiprocessing.get_context("spawn").Process
            process = make(target=ENGINES[engine], args=(share, reader, seed, count))
            process.start()
            if not _ends_well(process, share):
                ends += 1
                _report_end(share, reader, f"{reader}/{seed}/{share.tried.value}", process.exitcode)
        said = Path(share.log).read_text("utf-8", "replace") if Path(share.log).exists() else ""
    tally = Tally(
        reader,
        engine,
        share.done.value,
        share.findings.value,
        share.slowest.value,
        share.used.value,
        ends,
        [int(number) for number in _REACHED.findall(said)],
    )
    print(tally.row(), flush=True)
    return tally


def _report_end(share: Share, reader: str, name: str, status: int | None) -> None:
    """Count the text that a process ended with; it is a finding unless a build would have survived it."""
    from readers import APART, faults_of  # noqa: PLC0415 (a worker imports it in its own way)

    text = share.text[: share.length.value].decode("utf-8", "surrogatepass")
    share.done.value += 1
    share.tried.value += 1
    complaint = faults_of(reader, text, APART) if reader in APART else True
    if complaint:
        share.findings.value += 1
        print(f"\n{name}: the process ended (status {status}) or hung: {complaint}\n{text!r}", flush=True)


def _ends_well(process: SpawnProcess, share: Share) -> bool:
    """Wait for a process; kill it where it hangs, and tell whether it came to its end by itself."""
    first = before = share.tried.value
    since = time.monotonic()
    while process.is_alive():
        process.join(1.0)
        if share.tried.value != before:
            before, since = share.tried.value, time.monotonic()
        # Before the first text it imports, which takes atheris long on a busy machine.
        elif time.monotonic() - since > (_HANGING if before > first else 5 * _HANGING):
            process.kill()
            process.join()
            return False
    return process.exitcode == 0


if __name__ == "__main__":
    main()
