"""Seconds for texts that make a careless parser slow, at 10 KB, 100 KB and 1 MB, and how the time grows.

    python bench/hostile.py
    python bench/hostile.py --reader kramdown --size 10000 --size 100000 --only nested

Every text runs in a process of its own that is ended after `--limit` seconds. The exponent is that of the
last step: 1 where ten times the text takes ten times as long, 2 where it takes a hundred times. Times are
those of the processor, and what a text of a few characters takes is subtracted. A style sheet that ends the
process is given to one of its own, as a build does, which takes a quarter of a second at least.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from hostile_texts import BY_READER
from readers import APART, READERS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from hostile_texts import Text

_STEEP = 1.2
"""Exponents above are marked."""


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reader", action="append", default=[], choices=sorted(BY_READER))
    parser.add_argument("--size", action="append", type=int, default=[], help="characters")
    parser.add_argument("--only", default="", help="texts whose name contains this")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for one text")
    parser.add_argument("--quiet", action="store_true", help="only texts that are marked")
    args = parser.parse_args()
    sizes = args.size or [10_000, 100_000, 1_000_000]
    steep = 0
    print("| reader | text | " + " | ".join(f"{size:,}" for size in sizes) + " | exponent |")
    print("| --- | --- |" + " ---: |" * (len(sizes) + 1))
    for reader in args.reader or BY_READER:
        for name in BY_READER[reader]:
            if args.only in name:
                times = [_seconds(reader, name, size, args.limit) for size in sizes]
                row, is_steep = _row(reader, name, times, sizes)
                steep += is_steep
                if is_steep or not args.quiet:
                    print(row, flush=True)
    print(f"\n{steep} texts grow faster than the power {_STEEP}.")


def _row(reader: str, name: str, times: list[float | None], sizes: list[int]) -> tuple[str, bool]:
    shown = " | ".join("ended" if t is None else f"{t:.3f}" for t in times)
    exponent = _exponent(times, sizes)
    steep = exponent > _STEEP
    text = repr(name).strip("'\"").replace("|", "\\|").replace("`", "ˋ")
    return f"| {reader} | `{text}` | {shown} | {exponent:.2f}{' !' if steep else ''} |", steep


def _exponent(times: list[float | None], sizes: list[int]) -> float:
    """Return the exponent of the last step; below a hundredth of a second nothing can be said."""
    before, after = times[-2:] if len(times) > 1 else (0.0, times[-1])
    if after is None:
        return math.inf
    if before is None or after < 0.05 or len(sizes) < 2:
        return 0.0
    return math.log(after / max(before, 0.002)) / math.log(sizes[-1] / sizes[-2])


def _seconds(reader: str, name: str, size: int, limit: float) -> float | None:
    """Return how long a text of `size` characters takes, None if it had to be ended."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_measure, args=(theirs, reader, name, size))
    process.start()
    theirs.close()
    try:
        return float(ours.recv()) if ours.poll(limit) else None
    except EOFError:  # it ended by itself
        return _seconds_apart(reader, make=BY_READER[reader][name], size=size) if reader in APART else None
    finally:
        process.kill()
        process.join()


def _seconds_apart(reader: str, make: Text, size: int) -> float:
    """Return how long a build takes, which reads such texts in a process of its own; by the clock."""
    started = time.perf_counter()
    APART[reader](make(size))
    return time.perf_counter() - started


def _measure(answer: Connection, reader: str, name: str, size: int) -> None:
    read, make = READERS[reader], BY_READER[reader][name]
    read(make(100))
    started = time.process_time()
    read(make(100))
    least = time.process_time() - started
    text = make(size)
    started = time.process_time()
    read(text)
    answer.send(max(time.process_time() - started - least, 0.0))


if __name__ == "__main__":
    main()
