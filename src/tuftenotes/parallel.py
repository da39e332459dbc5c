"""Calling a function for many items in several processes, where that pays."""

from __future__ import annotations

import gc
import os
import threading
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from tuftenotes.diagnostics import Code, Diagnostic, Location, SiteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.process import BaseProcess

__all__ = ["ONE_JOB", "Jobs", "processors"]

Item = TypeVar("Item")
Result = TypeVar("Result")
Method = Literal["fork", "forkserver", "spawn"]

_START_SECONDS = {"fork": 0.03, "forkserver": 0.4, "spawn": 0.5}
"""What starting the processes costs; but for fork they import everything again."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Jobs:
    """How the work may be spread: over at most `count` processes (0: one for each processor).

    `seconds` estimates what one item costs here; processes are started only if they save more than they
    cost. `start` is the method to start them by, None for the best that is safe.
    """

    count: int = 0
    start: Method | None = None

    def map(
        self, function: Callable[[Item], Result], items: Sequence[Item], seconds: Callable[[Item], float]
    ) -> Iterator[Result]:
        """Yield ``function(item)`` for every item, in order.

        The function and the items must be picklable; `function` is a module's. A process that dies ends
        the run with a `SiteError`.
        """
        workers = min(self.count or processors(), len(items))
        saved = sum(map(seconds, items)) * (1 - 1 / workers) if workers > 1 else 0.0
        method = self.start or _best_method() if saved > min(_START_SECONDS.values()) else "fork"
        if saved <= _START_SECONDS[method]:
            yield from map(function, items)
            return
        import multiprocessing  # noqa: PLC0415 (a build in which nothing changed must not pay for it)
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (likewise)
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 (likewise)

        shared = method == "fork"
        if shared:
            gc.freeze()  # what the processes share they need not look through
        pool = ProcessPoolExecutor(workers, multiprocessing.get_context(method), _settle)
        try:
            yield from pool.map(function, items, chunksize=max(1, min(32, len(items) // (workers * 4))))
        except BrokenProcessPool as error:
            raise SiteError(_died()) from error
        finally:
            pool.shutdown(cancel_futures=True)
            if shared:
                gc.unfreeze()

    def map_inherited(
        self, function: Callable[[Item], Result], items: Sequence[Item], seconds: Callable[[Item], float]
    ) -> Iterator[Result]:
        """Yield ``function(item)`` for every item, in order; only the results must be picklable.

        Processes that are forked have the function and the items already. Where forking is not safe,
        everything happens in this process.
        """
        workers = min(self.count or processors(), len(items))
        saved = sum(map(seconds, items)) * (1 - 1 / workers) if workers > 1 else 0.0
        if saved <= _START_SECONDS["fork"] or (self.start or _best_method()) != "fork":
            yield from map(function, items)
            return
        call = partial(_call_inherited, len(_INHERITED))
        _INHERITED.append((function, items))
        try:
            yield from replace(self, start="fork").map(call, range(len(items)), lambda _: saved)
        finally:
            _INHERITED.pop()


ONE_JOB = Jobs(1)
"""Everything in this process."""

_INHERITED: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""What the processes that are forked next find in their memory."""


def _call_inherited(place: int, index: int) -> Any:  # noqa: ANN401 (whatever the function returns)
    function, items = _INHERITED[place]
    return function(items[index])


def _settle() -> None:
    """Let a worker collect garbage rarely: a page leaves little of it behind. It ends with who started it."""
    import multiprocessing  # noqa: PLC0415 (as above)

    gc.set_threshold(100_000, 20, 20)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    """End this process when `parent` has: it would wait for work for ever, and hold a killed build's lock."""
    parent.join()
    os._exit(1)


def _best_method() -> Method:
    """Return the cheapest way to start a process that is safe: fork copies only the calling thread."""
    import multiprocessing  # noqa: PLC0415 (as above)

    methods = multiprocessing.get_all_start_methods()
    if "fork" in methods and os.name == "posix" and threading.active_count() == 1 and not _is_mac():
        return "fork"
    return "forkserver" if "forkserver" in methods else "spawn"


def _is_mac() -> bool:
    return os.uname().sysname == "Darwin"  # its system libraries do not survive a fork


def _died() -> Diagnostic:
    message = "a process that parses pages ended by itself"
    hint = "try --jobs 1 to see where; if memory is short, --jobs with a smaller number"
    return Diagnostic(Location("."), Code.WORKER.severity, Code.WORKER, message, hint)
