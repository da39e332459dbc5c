"""Telling when the files of a site change, as soon as they do and no sooner than they are whole."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from tuftenotes.pace import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from watchdog.observers.api import BaseObserver

__all__ = ["Watch", "is_noise"]

TELLING = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""The kinds of events that say that something changed; the others are reading and attributes."""
HALF_WRITTEN = 0.1
"""Seconds to wait for the end of a write where the system announces it (Linux: `closed`)."""
POLL_INTERVAL = 0.5
BACKUPS = ("~", ".swp", ".swx", ".tmp", "___jb_tmp___", "___jb_old___")
FOREIGN_FOLDERS = frozenset({"__pycache__", "node_modules"})


def is_noise(parts: tuple[str, ...]) -> bool:
    """Tell whether a path (its parts below the site) is no file of an author: hidden, a backup, a lock.

    These are what editors write beside the file that they save, and what git and Python keep.
    """
    if any(part.startswith(".") or part in FOREIGN_FOLDERS for part in parts):
        return True
    name = parts[-1] if parts else ""
    return name == "4913" or name.startswith("#") or name.endswith(BACKUPS)


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
        self._folders: set[Path] = set()
        self._files: set[Path] = set()
        self._may_have_links = True  # whether something has come since `refresh` looked
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
        """Start to watch what links have come to lead to, if anything has come since the last time."""
        if not self._may_have_links:
            return
        self._may_have_links = False
        for root in self.roots:
            self._add(root)
        for folder in [*self._folders]:
            for target in self._linked(folder):
                self._add(target)

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take an event of watchdog; called by its thread."""
        if event.event_type not in TELLING or (event.is_directory and event.event_type == "modified"):
            return
        paths = (Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path)
        if any(self._counts(path) for path in paths):
            self._may_have_links |= event.event_type in {"created", "moved"}
            half_written = event.event_type in {"created", "modified"} and not event.is_directory
            self.changes.note(self._delay if half_written else 0.0)

    def _counts(self, path: Path) -> bool:
        if any(path.is_relative_to(ignored) for ignored in self.ignored):
            return False
        return path in self._files or any(
            not is_noise(path.relative_to(folder).parts)
            for folder in [*self._folders]
            if path.is_relative_to(folder)
        )

    def _add(self, path: Path) -> None:
        if path in self._files or any(path.is_relative_to(folder) for folder in self._folders):
            return
        if path.is_dir():
            self._observer.schedule(self, str(path), recursive=True)
            self._folders.add(path)
        elif path.parent.is_dir():
            # What else lies beside a single file is none of ours, be it a whole home folder.
            self._observer.schedule(self, str(path.parent), recursive=False)
            self._files.add(path)

    def _linked(self, folder: Path) -> Iterator[Path]:
        """Yield what the links below `folder` lead to; a folder that has just gone has none."""
        pending = [os.fspath(folder)]
        ignored = {os.fspath(path) for path in self.ignored}
        while pending:
            with suppress(OSError), os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if is_noise((entry.name,)) or entry.path in ignored:
                        continue
                    if entry.is_symlink():
                        yield Path(entry.path).resolve()
                    elif entry.is_dir():
                        pending.append(entry.path)
