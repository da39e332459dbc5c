"""Writes that fail, at every point of a build: a full disk, a forbidden folder, a file too large.

``TUFTENOTES_FAULTS`` is how many points apart the faults are that are tried; 1 tries all of them.
At the same points builds are killed.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

import tuftenotes
from crash_sites import FAILED, RAISED, TEMPORARY, CrashSite, in_process
from sitetest import SiteTest

if TYPE_CHECKING:
    from collections.abc import Callable

resource = pytest.importorskip("resource", reason="no limits can be set here")
STEP = int(os.environ.get("TUFTENOTES_FAULTS", "23"))
CALLS = ("mkdir", "replace", "rename", "unlink", "rmdir", "fsync", "open")
SIZES = [*range(0, 4096, 512), *range(4096, 260_000, 16_384)]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


class Faults:
    """Counts what is written under a folder, and lets one of these calls fail, or without a `number` kill."""

    def __init__(self, root: Path, at: int, number: int) -> None:
        self.root, self.at, self.number, self.count = str(root), at, number, 0

    def pass_point(self, name: object) -> bool:
        """Count one call; return whether it is the one that fails."""
        if not isinstance(name, int) and not os.fspath(name).startswith(self.root):  # type: ignore[call-overload]
            return False
        self.count += 1
        if self.count == self.at and not self.number:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.count == self.at

    def error(self, name: object) -> OSError:
        """Return the error that the system would give."""
        return OSError(self.number, os.strerror(self.number), None if isinstance(name, int) else str(name))

    def install(self) -> None:
        """Get between Python and the system, in this process, for the rest of its life."""
        for call in CALLS:
            setattr(os, call, self.guarded(getattr(os, call), call))
        plain = io.open

        def opened(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (as `open`)
            if "r" not in mode and self.pass_point(file):
                raise self.error(file)
            stream = plain(file, mode, *arguments, **named)
            return stream if "r" in mode else Stream(stream, self, file)

        io.open = builtins.open = opened

    def guarded(self, function: Callable[..., Any], call: str) -> Callable[..., Any]:
        """Return a function of `os` that may fail."""

        def run(path: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (as the function)
            reads = call == "open" and not (arguments and arguments[0] & os.O_CREAT)
            if not reads and self.pass_point(path):
                raise self.error(path)
            return function(path, *arguments, **named)

        return run


class Stream:
    """A file whose writes may fail, half way through."""

    def __init__(self, stream: Any, faults: Faults, name: object) -> None:  # noqa: ANN401 (any file)
        self.stream, self.faults, self.name = stream, faults, name

    def write(self, data: bytes) -> int:
        """Write, or write half and fail."""
        if self.faults.pass_point(self.name):
            self.stream.write(data[: len(data) // 2])
            raise self.faults.error(self.name)
        return int(self.stream.write(data))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (the file's own)
        return getattr(self.stream, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()


def build_with(site: CrashSite, faults: Faults) -> int:
    """Build with a fault; return 0 if all is well, 1 after an error, 2 beyond the last point."""

    def run() -> bool:
        faults.install()
        failed = site.build(cache=True)
        if faults.count < faults.at:
            os._exit(2)
        return failed

    return in_process(run)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, 0], ids=["full", "forbidden", "killed"])
def test_every_point(tmp_path: Path, number: int) -> None:
    """Wherever a write fails, or the process ends, every file is old or new; the next build ends clean."""
    site = CrashSite.make(tmp_path)
    assert in_process(lambda: site.build(cache=True)) == 0
    at, tried, said = 1, 0, 0
    while True:
        site.write(1 - site.version)
        status = build_with(site, Faults(site.root, at, number))
        assert status != RAISED, f"a traceback at point {at}"
        site.check_whole()
        assert in_process(lambda: site.build(cache=True)) == 0
        site.check_clean()
        if status == 2:
            break
        tried, said, at = tried + 1, said + (status in {1, FAILED, -signal.SIGKILL}), at + STEP
    sys.stdout.write(f"{tried} points, {said} ended the build\n")
    assert said >= tried // 4
    assert at > 80


@pytest.mark.parametrize("size", SIZES[:: max(1, STEP // 4)])
def test_file_too_large(tmp_path: Path, size: int) -> None:
    """The same with the system's own limit, which the cache's library meets too."""
    site = CrashSite.make(tmp_path)
    site.write(1)

    def run() -> bool:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return site.build(cache=True)

    assert in_process(run) in {0, 1, FAILED}
    site.check_whole()
    assert in_process(lambda: site.build(cache=True)) == 0
    site.check_clean()


ON_A_SMALL_DISK = """
mount -t tmpfs -o size=$1 tmpfs "$2" || exit 9
cd "$3"
"$4" -m tuftenotes build -d "$2/docs" 2> "$5/full.txt"; echo $? > "$5/status"
mount -o remount,size=64m "$2" && cp -R "$2/docs" "$5/after" 2> /dev/null
"$4" -m tuftenotes build -d "$2/docs" && cp -R "$2/docs" "$5/next"
"""


def can_mount(folder: Path) -> bool:
    """Tell whether this system lets us have a small disk of our own."""
    if not shutil.which("unshare"):
        return False
    command = ["unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    return not subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.parametrize("size", ["20k", "140k", "300k"])
def test_full_disk(tmp_path: Path, size: str) -> None:
    """On a full disk the build says so, and every file is whole; with room the next one ends clean."""
    site = CrashSite.make(tmp_path)
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    kept.mkdir()
    if not can_mount(disk):
        pytest.skip("no disk can be mounted here")
    names = [size, disk, site.root, sys.executable, kept]
    environment = {**os.environ, "PYTHONPATH": str(Path(tuftenotes.__file__).parents[1])}
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", ON_A_SMALL_DISK, "sh", *map(str, names)]
    subprocess.run(command, check=True, env=environment, capture_output=True)
    assert (kept / "status").read_text("utf-8") == "1\n"
    assert "No space left on device" in (kept / "full.txt").read_text("utf-8")
    clean = site.clean[site.version]
    found = SiteTest(site.root).outputs(kept / "after") if (kept / "after").is_dir() else {}
    assert {n: d for n, d in found.items() if not n.startswith(TEMPORARY)}.items() <= clean.items()
    assert SiteTest(site.root).outputs(kept / "next") == clean
