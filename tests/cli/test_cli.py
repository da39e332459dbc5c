"""The program as a process: its version, its exit status, Ctrl-C and a reader that goes away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tuftenotes import __version__
from tuftenotes.cli import run

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-m", "tuftenotes"]


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """It is that of the package."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"tuftenotes {__version__}\n"


def test_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The help is shown, and the exit status is that of a wrong command line."""
    assert run([]) == 2
    out, err = capsys.readouterr()
    assert "Usage: tuftenotes" in out + err


def test_a_problem_before_the_build_is_a_diagnostic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where a command has no report of its own."""
    monkeypatch.chdir(tmp_path)
    assert run(["clean", "--config", "nowhere.yml"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("nowhere.yml: error[")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_ctrl_c_is_no_traceback(tmp_path: Path) -> None:
    """One word, and the exit status that shells give to it."""
    # Reading a named pipe waits for a writer, and so the program waits for us.
    os.mkfifo(tmp_path / "_config.yml")
    command = [*PROGRAM, "build", "--config", "_config.yml"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert err.split() == ["Stopped."]
    assert process.returncode == 130


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_reader_that_goes_away() -> None:
    """`tuftenotes explain | head -1` ends without a traceback."""
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [*PROGRAM, "explain"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert process.stderr == ""
    assert process.returncode == 1
