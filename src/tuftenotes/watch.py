"""Telling when the files of a site change, as soon as they do and no sooner than they are whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from tuftenotes.pace import Changes
from tuftenotes.watch_scope import Scope, Watched, survey

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from watchdog.observers.api import BaseObserver, ObservedWatch

__all__ = ["Watch"]

COMING_AND_GOING = frozenset({"created", "moved", "deleted"})
TELLING = frozenset({*COMING_AND_GOING, "modified", "closed"})
"""The kinds of events that say that something changed; the others are reading and attributes."""
HALF_WRITTEN = 0.1
"""Seconds to wait for the end of a write where the system announces it (Linux: `closed`)."""
POLL_INTERVAL = 0.5


class Watch(FileSystemEventHandler):
    """Watches folders and files, and what symbolic links in the folders lead to, until the `with` block ends.

    `ignored` are folders below them whose changes don't count: what a build writes. With `poll` the files
    are looked at twice a second, for folders on other machines that send no events.
    """

    def __init__(self, roots: Iterable[Path], ignored: Iterable[Path] = (), *, poll: bool = False) -> None:
        super().__init__()
        self.changes = Changes()
        self.roots = tuple(root.resolve() for root in roots)
        self.ignored = tuple(path.resolve() for path in ignored)
        self._delay = HALF_WRITTEN if sys.platform == "linux" and not poll else 0.0
        self._scope = Scope()
        self._watches: dict[Watched, ObservedWatch] = {}
        self._stale: set[Path] = set()  # folders that are not the ones any more that are watched
        self._is_surveyed = False  # whether nothing has come or gone since `refresh` looked
        self._observer: BaseObserver = PollingObserver(timeout=POLL_INTERVAL) if poll else Observer()

    def __enter__(self) -> Self:
        self.refresh()
        self._observer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._observer.stop()
        self._observer.join(1)

    def refresh(self) -> None:
        """Watch what links lead to now, and nothing else, if anything has come or gone since last time."""
        if self._is_surveyed:
            return
        self._is_surveyed = True
        self._scope = survey(self.roots, self.ignored)
        wanted = self._scope.watched
        stale = {self._stale.pop() for _ in range(len(self._stale))}
        for watched in [*self._watches]:
            if watched not in wanted or watched.folder in stale:
                self._observer.unschedule(self._watches.pop(watched))
        for watched in wanted - self._watches.keys():
            self._schedule(watched)

    def _schedule(self, watched: Watched) -> None:
        try:
            watch = self._observer.schedule(self, str(watched.folder), recursive=watched.recursive)
        except (FileNotFoundError, NotADirectoryError):  # it has gone since
            self._is_surveyed = False
        else:
            self._watches[watched] = watch
        if self._observer.is_alive():  # what changed before it was watched wants to be built, too
            self.changes.note(self._delay)

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take an event of watchdog; called by its thread."""
        if event.event_type not in TELLING or (event.is_directory and event.event_type == "modified"):
            return
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if event.event_type in {"deleted", "moved"} and self._scope.is_edge(paths[0]):
            self._stale.add(paths[0])
        if any(self._counts(path) for path in paths):
            self._is_surveyed &= event.event_type not in COMING_AND_GOING
            half_written = event.event_type in {"created", "modified"} and not event.is_directory
            self.changes.note(self._delay if half_written else 0.0)

    def _counts(self, path: Path) -> bool:
        is_ignored = any(path.is_relative_to(ignored) for ignored in self.ignored)
        return not is_ignored and self._scope.counts(path)
