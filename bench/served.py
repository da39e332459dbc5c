"""A server as a process of its own, and what that process holds."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Resources", "Server", "free_port", "processor_seconds", "resources"]


class Resources(NamedTuple):
    """What a process holds; threads and open files are 0 where the system does not tell them (not Linux)."""

    megabytes: float
    threads: int
    files: int

    def __str__(self) -> str:
        return f"{self.megabytes:.0f} MB, {self.threads} threads, {self.files} open files"


class Server:
    """A server that was started with a command and answers at an address; `close` ends it."""

    def __init__(self, command: Sequence[str], folder: Path, address: str) -> None:
        self.address = address
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 (close does)
        self._process = subprocess.Popen(
            command, cwd=folder, stdout=self._log, stderr=subprocess.STDOUT, start_new_session=True
        )
        self.pid = self._process.pid
        until = time.monotonic() + 120
        while not self.answers():
            if time.monotonic() > until or self._process.poll() is not None:
                raise SystemExit(f"nothing is served at {address}\n{self.told()}")
            time.sleep(0.2)

    def answers(self) -> bool:
        """Tell whether the server answers at all."""
        try:
            with urllib.request.urlopen(self.address, timeout=10) as response:  # noqa: S310 (our own server)
                return bool(response.read())
        except urllib.error.HTTPError:
            return True  # a site need not have a page there
        except OSError:
            return False

    def told(self) -> str:
        """Return what the server has printed."""
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace")

    def lines(self, word: str) -> int:
        """Return how many of the lines that the server has printed have a word in them."""
        return sum(word in line for line in self.told().splitlines())

    def close(self) -> None:
        """End the server as Ctrl-C does, and what it has started.

        Where that signal is ignored, as for what shells start with ``&``, it is told to end otherwise.
        """
        started = time.monotonic()
        is_ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        os.killpg(self.pid, signal.SIGTERM if is_ignored else signal.SIGINT)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.pid, signal.SIGKILL)
            print("the server did not end by itself")
        self.ended_within = time.monotonic() - started
        self._log.close()


def resources(pid: int) -> Resources:
    """Return what a process holds now."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    process = Path(f"/proc/{pid}")
    threads, files = (process / name for name in ("task", "fd"))
    return Resources(
        int(told.stdout) / 1024,
        len(list(threads.iterdir())) if threads.is_dir() else 0,
        len(list(files.iterdir())) if files.is_dir() else 0,
    )


def processor_seconds(pid: int) -> float:
    """Return how long a process has used a processor so far; 0 where the system does not tell it so."""
    told = Path(f"/proc/{pid}/stat")
    if not told.is_file():
        return 0.0
    fields = told.read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """Return a port that nothing listens at."""
    with closing(socket.socket()) as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port
