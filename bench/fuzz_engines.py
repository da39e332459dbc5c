"""Three ways to make up texts, each run in a process of its own that tells how far it is.

`random` draws pieces of the language, expands its grammar and damages real texts. `hypothesis` chooses pieces
and ways of the grammar one by one. `atheris` (libFuzzer) changes texts byte by byte and by whole pieces, and
keeps those that reach code of ours, or of the libraries that read for us, which no text reached before.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from contextlib import suppress
from ctypes import c_char
from dataclasses import dataclass, field
from multiprocessing.sharedctypes import RawArray, RawValue
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ENGINES", "Share"]

_SLOW = 1.0
"""Seconds of the processor; texts have at most 10,000 characters."""
_ROOM = 1 << 16
_BATCH = 5000
"""Examples of one run of Hypothesis, which gets slow when it has to remember many more."""
_WATCHED = ("tuftenotes", "yaml", "jinja2", "liquid", "markdown_it", "mdit_py_plugins", "tomllib")
_SEEDS = 300
"""Made-up texts that atheris begins with, besides the real ones."""
_LONGEST = 500
"""Bytes of the texts that atheris makes."""
_LONGEST_WORD = 64
"""Bytes of a word in libFuzzer's dictionary."""


@dataclass
class Share:
    """What a worker process shares with the one that watches it: the text it is at, and how far it is.

    `done` counts different texts, `tried` all of them; `slowest` and `used` are seconds of the processor;
    `log` is the file that takes what libFuzzer says.
    """

    log: str = os.devnull
    text: Any = field(default_factory=lambda: RawArray(c_char, _ROOM))
    length: Any = field(default_factory=lambda: RawValue("l", 0))
    done: Any = field(default_factory=lambda: RawValue("l", 0))
    tried: Any = field(default_factory=lambda: RawValue("l", 0))
    findings: Any = field(default_factory=lambda: RawValue("l", 0))
    slowest: Any = field(default_factory=lambda: RawValue("d", 0.0))
    used: Any = field(default_factory=lambda: RawValue("d", 0.0))


class _EnoughError(Exception):
    """As many texts have been tried as were asked for."""


class _Trial:
    """Gives texts to a reader and prints what is wrong with that."""

    def __init__(self, share: Share, reader: str, count: int) -> None:
        from readers import faults_of  # noqa: PLC0415 (atheris must have changed how it is imported)

        self.share, self.reader, self.count = share, reader, count
        self._faults_of = faults_of
        self._seen: set[int] = set()
        self._before = share.used.value

    @property
    def over(self) -> bool:
        """Whether as many different texts have been tried as were asked for."""
        return bool(self.share.done.value >= self.count)

    def __call__(self, text: str, name: str = "") -> None:
        """Give one text to the reader."""
        share = self.share
        data = text.encode("utf-8", "surrogatepass")[:_ROOM]
        share.text[: len(data)] = data
        share.length.value = len(data)
        complaint = self._complaint(text)
        share.tried.value += 1
        share.used.value = self._before + time.process_time()
        if hash(text) not in self._seen:
            self._seen.add(hash(text))
            share.done.value += 1
            if complaint:
                share.findings.value += 1
                print(f"\n{name or self.reader}: {complaint}\n{text!r}", flush=True)

    def _complaint(self, text: str) -> str:
        try:
            faults, seconds = self._timed(text)
            if seconds > _SLOW:  # unless it was the first import of something large
                faults, seconds = self._timed(text)
        except Exception:  # noqa: BLE001 (each of them is what we look for)
            return traceback.format_exc(limit=-4)
        self.share.slowest.value = max(self.share.slowest.value, seconds)
        return f"{seconds:.1f} seconds" if seconds > _SLOW else "\n".join(faults)

    def _timed(self, text: str) -> tuple[list[str], float]:
        started = time.process_time()
        faults = self._faults_of(self.reader, text)
        return faults, time.process_time() - started


def _random(share: Share, reader: str, seed: int, count: int) -> None:
    from made_up import made_up  # noqa: PLC0415 (it imports what atheris has to watch)

    trial = _Trial(share, reader, count)
    while not trial.over:
        name = f"{reader}/{seed}/{share.tried.value}"
        trial(made_up(reader, name), name)


def _hypothesis(share: Share, reader: str, seed: int, count: int) -> None:
    """Let Hypothesis choose pieces, characters and ways of the grammar, in batches with their own seeds."""
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415
    from hypothesis import seed as seeded  # noqa: PLC0415

    from strategies import texts_for  # noqa: PLC0415

    trial = _Trial(share, reader, count)
    options = settings(
        max_examples=_BATCH,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )

    def run(text: str) -> None:
        trial(text)
        if trial.over:
            raise _EnoughError

    batch = 1000 * seed + share.findings.value
    with suppress(_EnoughError):
        while True:
            seeded(batch)(options(given(texts_for(reader))(run)))()
            batch += 1


def _atheris(share: Share, reader: str, seed: int, count: int) -> None:
    """Let atheris look for texts that reach further; what it found so far lies beside the log."""
    import atheris  # type: ignore[import-not-found] # noqa: PLC0415

    with atheris.instrument_imports(include=list(_WATCHED)):
        trial = _Trial(share, reader, count)
        from made_up import NOT_ALWAYS_UTF8, made_up, pieces_of, real_texts  # noqa: PLC0415

        begun = [made_up(reader, f"{reader}/{seed}/{number}") for number in range(min(_SEEDS, count))]
        for text in begun:  # what is imported only when it is needed is needed now
            trial(text)
    folder = Path(share.log).parent
    corpus = folder / "corpus"
    if not corpus.exists():
        corpus.mkdir()
        texts = [piece for text in real_texts(reader) for piece in _parts(text)]
        for number, text in enumerate(texts + begun):
            (corpus / str(number)).write_bytes(text.encode("utf-8", "surrogatepass")[:_LONGEST])
    words = {piece.encode("utf-8", "surrogatepass") for piece in pieces_of(reader)}
    quoted = ("".join(f"\\x{byte:02x}" for byte in word) for word in sorted(words))
    (folder / "words").write_text("".join(f'"{q}"\n' for q in quoted if 0 < len(q) <= 4 * _LONGEST_WORD))
    errors = "surrogateescape" if reader in NOT_ALWAYS_UTF8 else "replace"

    def run(data: bytes) -> None:
        trial(data.decode("utf-8", errors))
        if trial.over:
            os._exit(0)

    options = {
        "seed": 1000 * seed + share.tried.value + 1,
        "runs": -1,
        "max_len": _LONGEST,
        "len_control": 0,
        "dict": folder / "words",
        "artifact_prefix": f"{folder}/",
        "timeout": 600,
        "rss_limit_mb": 4096,
    }
    os.dup2(os.open(share.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    arguments = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *arguments, str(corpus)], run)
    atheris.Fuzz()


def _parts(text: str) -> list[str]:
    return [text[start : start + _LONGEST] for start in range(0, min(len(text), 20 * _LONGEST), _LONGEST)]


ENGINES: dict[str, Callable[[Share, str, int, int], None]] = {
    "random": _random,
    "hypothesis": _hypothesis,
    "atheris": _atheris,
}
"""Each tries `count` different texts; the arguments are the share, the reader, a seed, the count."""
