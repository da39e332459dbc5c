"""What was found out about other hosts' addresses: kept for some days, so that nobody is asked twice."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from tuftenotes.cache import ANSWERS, prepare_folder
from tuftenotes.diagnostics import Severity
from tuftenotes.visits import Manners, Verdict, visit_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Asker"]

_DAY = 86_400
_GOOD_DAYS, _BAD_DAYS = 7, 1


class _Answer(msgspec.Struct, frozen=True):
    """When an address was asked for (seconds since 1970), and what was wrong: severity 0 if nothing was."""

    at: float
    severity: int = 0
    message: str = ""

    def is_fresh(self, now: float) -> bool:
        """Tell whether this may still be believed; what was wrong is asked again sooner."""
        days = _BAD_DAYS if self.severity else _GOOD_DAYS
        return 0 <= now - self.at < days * _DAY


def _answer(verdict: Verdict | None, now: float) -> _Answer:
    return _Answer(now, verdict.severity, verdict.message) if verdict else _Answer(now)


@dataclass(frozen=True)
class Asker:
    """Asks for addresses, the network only for those that were not asked for lately.

    `folder` is the site's cache, None to remember nothing. Trouble of the network is not remembered.
    """

    folder: Path | None
    manners: Manners = field(default_factory=Manners)
    now: Callable[[], float] = time.time

    def __call__(self, addresses: Sequence[str]) -> Mapping[str, tuple[Severity, str]]:
        """Return for each address that is not as it should be how bad that is, and a sentence."""
        now = self.now()
        known = {address: answer for address, answer in self._read().items() if answer.is_fresh(now)}
        verdicts = visit_all([address for address in addresses if address not in known], self.manners)
        answers = {url: _answer(verdict, now) for url, verdict in verdicts.items()}
        if verdicts:
            passing = {url for url, verdict in verdicts.items() if verdict and not verdict.lasting}
            self._write({url: answer for url, answer in (known | answers).items() if url not in passing})
        known |= answers
        return {
            url: (Severity(known[url].severity), known[url].message)
            for url in addresses
            if known[url].severity
        }

    def _read(self) -> dict[str, _Answer]:
        if self.folder is None:
            return {}
        try:
            return msgspec.json.decode((self.folder / ANSWERS).read_bytes(), type=dict[str, _Answer])
        except (OSError, msgspec.DecodeError):  # there is none, or it is damaged: ask again
            return {}

    def _write(self, known: dict[str, _Answer]) -> None:
        """Leave what is known for the next time; where that cannot be, everybody is asked again."""
        if self.folder is None:
            return
        path = self.folder / ANSWERS
        try:
            prepare_folder(self.folder)
            new = path.with_suffix(".new")
            new.write_bytes(msgspec.json.encode(known))
            new.replace(path)
        except OSError:
            return
