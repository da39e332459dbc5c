"""Give made-up texts to everything that reads what an author writes: nothing may crash or hang.

    python bench/fuzz.py --count 600000 --reader markdown --reader kramdown --seed 1
    python bench/fuzz.py --count 1000 --engine hypothesis
    python bench/fuzz.py --count 100000 --engine atheris --reader liquid      # pip install atheris
    python bench/fuzz.py --show markdown/1/17                                 # the text of a finding

A finding is an exception, a text that takes more than a second of the processor, a problem that points to
no place, or the end of the process. The texts of the first engine are named by reader, seed and number.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
import traceback
from ctypes import c_char
from dataclasses import dataclass, field
from multiprocessing.sharedctypes import RawArray, RawValue
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from made_up import made_up
from readers import READERS, faults_of

if TYPE_CHECKING:
    from collections.abc import Callable

_SLOW = 1.0
"""Seconds of the processor; texts are shorter than 10 KB."""
_HANGING = 60.0
"""Seconds by the clock after which a text is taken to hang."""
_ROOM = 1 << 16


@dataclass
class Share:
    """What a worker process shares with the one that watches it: the text it is at, and how far it is."""

    text: Any = field(default_factory=lambda: RawArray(c_char, _ROOM))
    length: Any = field(default_factory=lambda: RawValue("l", 0))
    done: Any = field(default_factory=lambda: RawValue("l", 0))
    findings: Any = field(default_factory=lambda: RawValue("l", 0))
    seconds: Any = field(default_factory=lambda: RawValue("d", 0.0))
    faults_of: Callable[[str, str], list[str]] = faults_of

    def try_one(self, reader: str, name: str, text: str) -> None:
        """Give one text to a reader and print what is wrong with that."""
        data = text.encode("utf-8", "surrogatepass")[:_ROOM]
        self.text[: len(data)] = data
        self.length.value = len(data)
        complaint = _complaint(reader, text, self)
        self.done.value += 1
        if complaint:
            self.findings.value += 1
            print(f"\n{name}: {complaint}\n{text!r}", flush=True)


def _complaint(reader: str, text: str, share: Share) -> str:
    started = time.process_time()
    try:
        faults = share.faults_of(reader, text)
    except Exception:  # noqa: BLE001 (each of them is what we look for)
        return traceback.format_exc(limit=-4)
    seconds = time.process_time() - started
    share.seconds.value = max(share.seconds.value, seconds)
    return f"{seconds:.1f} seconds" if seconds > _SLOW else "\n".join(faults)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reader", action="append", default=[], choices=sorted(READERS))
    parser.add_argument("--count", type=int, default=1000, help="texts for each reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=sorted(_ENGINES), default="random")
    parser.add_argument("--show", help="print a text by its name")
    args = parser.parse_args()
    if args.show:
        print(made_up(args.show.partition("/")[0], args.show))
        return
    findings = 0
    for reader in args.reader or READERS:
        findings += _watch(reader, args.engine, args.seed, args.count)
    sys.exit(1 if findings else 0)


def _watch(reader: str, engine: str, seed: int, count: int) -> int:
    """Let a process of its own try `count` texts, a new one where it ends or hangs; return the findings."""
    share = Share()
    started = time.perf_counter()
    while share.done.value < count:
        process = multiprocessing.Process(target=_ENGINES[engine], args=(share, reader, seed, count))
        process.start()
        if not _ends_well(process, share):
            text = share.text[: share.length.value].decode("utf-8", "surrogatepass")
            print(f"\n{reader}/{seed}/{share.done.value}: the process ended or hung\n{text!r}", flush=True)
            share.done.value += 1
            share.findings.value += 1
            if engine != "random":
                break
    print(
        f"{reader} ({engine}, seed {seed}): {share.done.value:,} texts, {share.findings.value} findings, "
        f"slowest {share.seconds.value:.2f} s, {time.perf_counter() - started:.0f} s in all",
        flush=True,
    )
    return int(share.findings.value)


def _ends_well(process: multiprocessing.Process, share: Share) -> bool:
    before, since = -1, time.monotonic()
    while process.is_alive():
        process.join(1.0)
        if share.done.value != before:
            before, since = share.done.value, time.monotonic()
        elif time.monotonic() - since > (_HANGING if share.done.value else 5 * _HANGING):  # it imports first
            process.kill()
            process.join()
            return False
    return process.exitcode == 0


def _random(share: Share, reader: str, seed: int, count: int) -> None:
    while share.done.value < count:
        name = f"{reader}/{seed}/{share.done.value}"
        share.try_one(reader, name, made_up(reader, name))


def _hypothesis(share: Share, reader: str, seed: int, count: int) -> None:
    """Let Hypothesis choose pieces and characters; it says how it would repeat the run."""
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415
    from hypothesis import seed as seeded  # noqa: PLC0415
    from hypothesis import strategies as st  # noqa: PLC0415

    from made_up import pieces_of  # noqa: PLC0415

    texts = st.lists(st.sampled_from(pieces_of(reader)) | st.text(max_size=4), max_size=60).map("".join)

    @seeded(seed)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(texts)
    def run(text: str) -> None:
        share.try_one(reader, reader, text)

    run()
    share.done.value = max(share.done.value, count)  # it stops where a language has no more texts


def _atheris(share: Share, reader: str, seed: int, count: int) -> None:
    """Let atheris look for texts that reach further into our code."""
    import atheris  # type: ignore[import-not-found] # noqa: PLC0415

    for name in [name for name in sys.modules if name.startswith("tuftenotes") or name == "readers"]:
        del sys.modules[name]
    with atheris.instrument_imports(include=["tuftenotes"]):
        import readers  # noqa: PLC0415 (imported again, so that it is watched)
    from made_up import pieces_of  # noqa: PLC0415

    share.faults_of = readers.faults_of
    pieces = pieces_of(reader)

    def run(data: bytes) -> None:
        text = "".join(pieces[int.from_bytes(data[i : i + 2]) % len(pieces)] for i in range(0, len(data), 2))
        share.try_one(reader, reader, text)

    atheris.Setup([sys.argv[0], f"-runs={count}", f"-seed={seed}", "-max_len=160", "-verbosity=0"], run)
    atheris.Fuzz()


_ENGINES: dict[str, Callable[[Share, str, int, int], None]] = {
    "random": _random,
    "hypothesis": _hypothesis,
    "atheris": _atheris,
}


if __name__ == "__main__":
    main()
