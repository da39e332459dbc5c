"""One build at a time for a destination."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Diagnostic, Location, SiteError
from tuftenotes.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["one_at_a_time"]

_STEP = 0.05


@contextmanager
def one_at_a_time(folder: Path, patience: float = 60.0) -> Iterator[None]:
    """Hold the lock for builds into `folder`; wait while another process has it.

    Raises `SiteError` after `patience` seconds. The lock is one of the system's on a file among its temporary
    ones, so that it ends with its process, however that ends, and leaves nothing in the destination. Where
    there can be no such file, the build goes on without a lock.
    """
    descriptor = _open(folder)
    if descriptor is None:
        yield
        return
    try:
        until = time.monotonic() + patience
        while not _acquire(descriptor):
            if time.monotonic() > until:
                raise SiteError(_busy(folder))
            time.sleep(_STEP)
        yield
    finally:
        os.close(descriptor)


def _open(folder: Path) -> int | None:
    user = str(os.getuid()) if hasattr(os, "getuid") else ""
    name = f"tuftenotes-{digest(os.path.realpath(folder), user)}.lock"
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(Path(tempfile.gettempdir()) / name, flags, 0o600)
    except OSError:
        return None


if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _acquire(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def _busy(folder: Path) -> Diagnostic:
    code = Code.OUTPUT
    message = "another build is writing into this folder"
    return Diagnostic(Location(folder.as_posix()), code.severity, code, message, "wait until it has ended")
