"""Commands are imported when they are called."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import click
import pytest

from tuftenotes.cli import run
from tuftenotes.cli.program import COMMANDS, root


def test_help_imports_no_command() -> None:
    """Neither the pipeline nor the server is loaded to print a list of names."""
    code = "import sys, tuftenotes.cli as c; c.run(['--help']); print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(result.stdout.split())
    assert "tuftenotes.cli.lazy" in modules
    assert (
        not {"tuftenotes.build", "tuftenotes.cli.build", "markdown_it", "jinja2", "werkzeug", "yaml"}
        & modules
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_there(name: str) -> None:
    """Every name that --help lists has its module, and the first line of its help says the same."""
    command = import_module(f"tuftenotes.cli.{name}").command
    assert isinstance(command, click.Command)
    assert command.name == name
    assert root.get_command(click.Context(root), name) is command


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """-h works everywhere."""
    assert run([name, "-h"]) == 0
    assert f"Usage: tuftenotes {name}" in capsys.readouterr().out


def test_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest one is suggested; the exit status is 2."""
    assert run(["biuld"]) == 2
    assert "There is no command “biuld”; did you mean “build”?" in capsys.readouterr().err
    assert run(["xyzzy"]) == 2
    assert "There is no command “xyzzy”." in capsys.readouterr().err
    assert root.get_command(click.Context(root), "xyzzy") is None
