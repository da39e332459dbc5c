"""Spreading work over processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
from math import factorial
from pathlib import Path
from typing import Any

import pytest

import tuftenotes
from tuftenotes.diagnostics import SiteError
from tuftenotes.lock import one_at_a_time
from tuftenotes.parallel import Jobs, processors


def square(number: int) -> tuple[int, int]:
    """Return the square of a number and the process that computed it."""
    return number * number, os.getpid()


def die_at_three(number: int) -> int:
    """End the process without a word."""
    if number == 3:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return number


def fail(number: int) -> int:
    """Raise an error of ours."""
    raise ValueError(number)


@pytest.mark.parametrize("start", ["fork", "forkserver", "spawn"])
def test_start_methods(start: Any) -> None:  # noqa: ANN401 - a literal
    """Under every start method the work gets done, and the order is kept."""
    if start not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {start} here")
    results = list(Jobs(2, start).map(factorial, range(40), lambda _: 1.0))
    assert results == [factorial(n) for n in range(40)]


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
def test_processes() -> None:
    """The work is done in other processes."""
    results = list(Jobs(2, "fork").map(square, range(40), lambda _: 1.0))
    assert [number for number, _ in results] == [n * n for n in range(40)]
    assert os.getpid() not in {process for _, process in results}


@pytest.mark.parametrize(
    ("jobs", "count", "seconds"), [(1, 40, 1.0), (2, 1, 9.0), (2, 40, 1e-6), (0, 0, 1.0)]
)
def test_serial(jobs: int, count: int, seconds: float) -> None:
    """One job, one item, or too little work stays in this process."""
    results = list(Jobs(jobs).map(square, range(count), lambda _: seconds))
    assert {process for _, process in results} <= {os.getpid()}
    assert len(results) == count


def test_what_is_frozen_stays_so() -> None:
    """What the preview keeps from the collector is left alone where processes have nothing in common."""
    method: Any = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        assert list(Jobs(2, method).map(factorial, range(4), lambda _: 9.0)) == [1, 1, 2, 6]
        assert gc.get_freeze_count() > frozen // 2
    finally:
        gc.unfreeze()


def test_with_threads() -> None:
    """Beside another thread the work still gets done, without a fork."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        results = list(Jobs(2).map(factorial, range(4), lambda _: 9.0))
    finally:
        done.set()
        thread.join()
    assert results == [1, 1, 2, 6]


KILLED = """
import multiprocessing, sys, time
from pathlib import Path
from tuftenotes.lock import one_at_a_time
from tuftenotes.parallel import Jobs

if __name__ == "__main__":
    with one_at_a_time(Path(sys.argv[1])):
        for _ in Jobs(2, sys.argv[2]).map(time.sleep, [0.0, 0.0, 0.0, 60.0, 60.0], lambda _: 9.0):
            print("at work", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing can be killed like that here")
@pytest.mark.parametrize("start", ["fork", "forkserver", "spawn"])
def test_killed(tmp_path: Path, start: str) -> None:
    """Workers end with a build that is killed, and do not keep the next one waiting for its lock."""
    (tmp_path / "killed.py").write_text(KILLED, "utf-8")
    environment = {"PYTHONPATH": str(Path(tuftenotes.__file__).parents[1]), "TMPDIR": tempfile.gettempdir()}
    command = [sys.executable, str(tmp_path / "killed.py"), str(tmp_path), start]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == b"at work\n"
        builder.kill()
    with one_at_a_time(tmp_path, patience=20):
        pass


def test_death() -> None:
    """A process that dies ends the run with an error; nothing hangs."""
    with pytest.raises(SiteError) as caught:
        list(Jobs(2).map(die_at_three, range(8), lambda _: 1.0))
    assert caught.value.diagnostics[0].code.slug == "worker"


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors(jobs: int) -> None:
    """An error of the function comes through."""
    with pytest.raises(ValueError, match="0"):
        list(Jobs(jobs).map(fail, range(4), lambda _: 1.0))


def test_processors() -> None:
    """There is at least one processor."""
    assert processors() >= 1


def test_inherited_work() -> None:
    """What cannot be pickled is done all the same, in order, in other processes where forking is safe."""
    offset = 3
    results = list(Jobs(2).map_inherited(lambda n: (n + offset, os.getpid()), range(40), lambda _: 1.0))
    assert [number for number, _ in results] == [n + 3 for n in range(40)]


@pytest.mark.parametrize(("jobs", "seconds"), [(Jobs(1), 1.0), (Jobs(2), 1e-6), (Jobs(2, "spawn"), 1.0)])
def test_inherited_work_stays(jobs: Jobs, seconds: float) -> None:
    """One job, too little work, or another way to start processes keeps it in this process."""
    results = list(jobs.map_inherited(lambda n: (n, os.getpid()), range(4), lambda _: seconds))
    assert results == [(n, os.getpid()) for n in range(4)]
