"""The commands as Click knows them."""

from __future__ import annotations

import click
import pytest

from tuftenotes.cli.program import COMMANDS, call, root


def test_every_command_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    """The help names each with what it does."""
    assert call(["--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert all(f"{name} " in out and text in out for name, text in COMMANDS.items())


def test_a_wrong_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """It is explained on stderr, and the status is 2."""
    assert call(["bild"]) == 2
    assert "did you mean “build”?" in capsys.readouterr().err


def test_a_question_that_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Click says that somebody had enough, that is Ctrl-C."""

    def stop(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr(root, "main", stop)
    with pytest.raises(KeyboardInterrupt):
        call(["build"])
