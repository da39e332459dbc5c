"""One build at a time for a destination."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

import tuftenotes
from tuftenotes.diagnostics import SiteError
from tuftenotes.lock import one_at_a_time

HOLDER = """
import sys, time
from pathlib import Path
from tuftenotes.lock import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(folder: Path, seconds: float) -> subprocess.Popen[str]:
    """Start a process that holds the lock of a folder, and wait until it does."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), str(seconds)],
        env={"PYTHONPATH": str(Path(tuftenotes.__file__).parents[1]), "TMPDIR": tempfile.gettempdir()},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_waits(tmp_path: Path) -> None:
    """A second build waits until the first has ended."""
    with hold(tmp_path, 0.4), one_at_a_time(tmp_path):
        pass


def test_says_so(tmp_path: Path) -> None:
    """A build that has waited too long says so; other folders are free."""
    with hold(tmp_path, 60) as holder:
        with one_at_a_time(tmp_path / "other", patience=0):
            pass
        with pytest.raises(SiteError, match="another build"), one_at_a_time(tmp_path, patience=0.1):
            pass
        holder.kill()


def test_ends_with_its_process(tmp_path: Path) -> None:
    """A build that was killed holds nothing back, and leaves nothing in the folder."""
    with hold(tmp_path, 60) as holder:
        holder.kill()
    started = time.monotonic()
    with one_at_a_time(tmp_path):
        assert time.monotonic() - started < 5
    assert list(tmp_path.iterdir()) == []


def test_again(tmp_path: Path) -> None:
    """The lock is free again after an error."""
    for _ in range(2):
        with pytest.raises(KeyError), one_at_a_time(tmp_path, patience=0):
            raise KeyError


def test_without_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no lock can be made, the build goes on without."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nothing"))
    with one_at_a_time(tmp_path), one_at_a_time(tmp_path, patience=0):
        pass


def test_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a build, also one that waited, there is no lock file left."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with hold(tmp_path / "site", 0.3), one_at_a_time(tmp_path / "site"):
        assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]
    assert list(tmp_path.iterdir()) == []


CONTENDER = """
import sys
from pathlib import Path
from tuftenotes.lock import one_at_a_time
folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
for _ in range(rounds):
    with one_at_a_time(folder):
        with open(folder / "inside", "x"):
            pass
        (folder / "inside").unlink()
"""


def test_never_two_inside(tmp_path: Path) -> None:
    """However often the file of the lock is made and deleted, no two processes are inside at once."""
    environment = {"PYTHONPATH": str(Path(tuftenotes.__file__).parents[1]), "TMPDIR": tempfile.gettempdir()}
    contenders = [
        subprocess.Popen([sys.executable, "-c", CONTENDER, str(tmp_path), "40"], env=environment)
        for _ in range(4)
    ]
    assert [contender.wait(timeout=60) for contender in contenders] == [0] * 4
