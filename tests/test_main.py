"""``python -m tuftenotes`` is the program."""

import subprocess
import sys

import pytest

from tuftenotes import __version__
from tuftenotes.__main__ import main


def test_the_module_is_the_program() -> None:
    """Its exit status is that of the command."""
    result = subprocess.run(
        [sys.executable, "-m", "tuftenotes", "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout == f"tuftenotes {__version__}\n"


def test_the_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    """The console script leaves with it."""
    monkeypatch.setattr(sys, "argv", ["tuftenotes", "no-such-command"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
