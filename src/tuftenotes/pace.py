"""When to build: at a change at once, in a burst of changes seldom, and at its end once more."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from math import inf
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Changes", "Pace"]

SECOND_QUIET = 0.1
"""The second build of a burst waits for a pause of this many seconds: two saves are no burst yet."""
PAUSES = 3.0
"""Each further one waits for this many times the longest pause in the burst so far, so that the pause between
two saves is not taken for the end."""
LEAST, MOST = 0.3, 0.7
"""The bounds of that wait in seconds."""
LAGS = 4.0
"""How many times the lag each wait is longer: where threads wake up late, changes are heard of late."""
MOST_LAG = 0.5
LIMITS = 1.0, 10.0
"""The most seconds that the second and the third build wait for a pause; each one after that waits up to
twice as long as the one before. So ten seconds cost three builds, and a burst without end shows."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What changes and builds so far say about the next build; `due` is when it should start.

    All times are seconds of one clock. A burst is a run of changes that come close to each other, or to the
    end of a build of the burst.
    """

    wanted: float | None = None
    """When the first change that no build has seen was whole."""
    changed: float = -inf
    """When the last change came."""
    ended: float = -inf
    """When the last build ended."""
    pause: float = 0.0
    """The longest pause between two changes of this burst."""
    builds: int = 0
    """How many builds this burst has cost."""
    lag: float = 0.0
    """How late threads have woken up recently."""

    @property
    def between(self) -> float:
        """How far from each other the changes of this burst may be."""
        return min(max(LEAST, PAUSES * self.pause), MOST) + LAGS * self.lag

    @property
    def quiet(self) -> float:
        """How long nothing may change before a build that is not the first of its burst."""
        return SECOND_QUIET + LAGS * self.lag if self.builds <= 1 else self.between

    @property
    def due(self) -> float | None:
        """When the next build should start, as far as is known now; None if there is nothing to build."""
        if self.wanted is None or self.builds == 0:
            return self.wanted
        second, third = LIMITS
        limit = second if self.builds == 1 else third * 2 ** (self.builds - 2)
        return min(self.changed + self.quiet, max(self.wanted, self.ended) + limit)

    def after_change(self, now: float, delay: float = 0.0) -> Pace:
        """Take a change that comes now; the file is whole after `delay` seconds, or when told so."""
        same = self.wanted is not None or now - max(self.changed, self.ended) < self.between
        return replace(
            self,
            wanted=now + delay if self.wanted is None else min(self.wanted, now + delay),
            changed=now,
            pause=max(self.pause, now - self.changed) if same else 0.0,
            builds=self.builds if same else 0,
        )

    def after_start(self) -> Pace:
        """Take the start of a build: it sees all that has changed before."""
        return replace(self, wanted=None, builds=self.builds + 1)

    def after_end(self, now: float) -> Pace:
        """Take the end of a build."""
        return replace(self, ended=now)

    def after_waking(self, late: float) -> Pace:
        """Take how many seconds late a thread has woken up; it counts less with each time after it."""
        return replace(self, lag=min(max(late, 0.8 * self.lag), MOST_LAG))


class Changes:
    """That something has changed, said by one thread and waited for by another, which builds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._condition = Condition()
        self._pace = Pace()

    def note(self, delay: float = 0.0) -> None:
        """Say that something has changed, and will be whole after `delay` seconds unless said so before."""
        with self._condition:
            self._pace = self._pace.after_change(self._clock(), delay)
            self._condition.notify_all()

    def wait(self, timeout: float) -> bool:
        """Wait until a build is due, at most `timeout` seconds, and tell whether one is."""
        end = self._clock() + timeout
        with self._condition:
            while True:
                now = self._clock()
                due = self._pace.due
                if due is not None and due <= now:
                    return True
                if now >= end:
                    return False
                until = end if due is None else min(due, end)
                if not self._condition.wait(until - now):
                    self._pace = self._pace.after_waking(self._clock() - until)

    def start(self) -> None:
        """Say that a build starts; what changes from here on counts anew."""
        with self._condition:
            self._pace = self._pace.after_start()

    def end(self) -> None:
        """Say that the build has ended."""
        with self._condition:
            self._pace = self._pace.after_end(self._clock())
