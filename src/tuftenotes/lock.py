"""One build at a time for a destination."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Diagnostic, Location, SiteError
from tuftenotes.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["one_at_a_time"]

_STEP = 0.05
_BUSY = -1


@contextmanager
def one_at_a_time(folder: Path, patience: float = 60.0) -> Iterator[None]:
    """Hold the lock for builds into `folder`; wait while another process has it.

    Raises `SiteError` after `patience` seconds. The lock is one of the system's on a file among its temporary
    ones, so that it ends with its process, however that ends, and leaves nothing in the destination. The
    file goes with the lock. Where there can be no such file, the build goes on without a lock.
    """
    file = _file_for(folder)
    until = time.monotonic() + patience
    held = _take(file)
    while held == _BUSY:
        if time.monotonic() > until:
            raise SiteError(_busy(folder))
        time.sleep(_STEP)
        held = _take(file)
    try:
        yield
    finally:
        if held is not None:
            _release(held, file)


def _file_for(folder: Path) -> Path:
    user = str(os.getuid()) if hasattr(os, "getuid") else ""
    return Path(tempfile.gettempdir()) / f"tuftenotes-{digest(os.path.realpath(folder), user)}.lock"


def _take(file: Path) -> int | None:
    """Return the descriptor of `file` with the lock on it, `_BUSY` if another has it, None if none can be."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(file, flags, 0o600)
    except PermissionError:
        # Windows says this of a file that is just being deleted, other systems of a stranger's.
        return _BUSY if os.name == "nt" and file.parent.is_dir() else None
    except OSError:
        return None
    if _acquire(descriptor) and _is_still(file, descriptor):
        return descriptor
    os.close(descriptor)
    return _BUSY


def _is_still(file: Path, descriptor: int) -> bool:
    """Return whether the open file is the one of this name: who had the lock before has deleted its own."""
    try:
        return os.path.samestat(file.stat(), os.fstat(descriptor))
    except OSError:
        return False


def _release(descriptor: int, file: Path) -> None:
    """Delete the file while nobody else can hold it, and let go of the lock."""
    if os.name == "nt":  # an open file cannot be deleted there; one that the next has opened stays
        os.close(descriptor)
        with suppress(OSError):
            file.unlink()
        return
    with suppress(OSError):
        file.unlink()
    os.close(descriptor)


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
