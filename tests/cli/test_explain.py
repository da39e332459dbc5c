"""``tuftenotes explain``: every code has an explanation."""

import pytest

from tuftenotes.cli import run
from tuftenotes.diagnostics import Code

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("code", Code)
def test_each_code_is_explained(code: Code, capsys: Captured) -> None:
    """What it means, and what it does to a build."""
    assert run(["explain", code.slug]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{code.slug}: {code.__doc__}\n")
    assert code.severity.name.lower() in out


def test_the_brackets_of_the_output_are_no_obstacle(capsys: Captured) -> None:
    """One can paste what was printed."""
    assert run(["explain", "[unknown-tag]"]) == 0
    assert capsys.readouterr().out.startswith("unknown-tag: ")


def test_all_codes_are_listed(capsys: Captured) -> None:
    """Without a code there is a line for each."""
    assert run(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [code.slug for code in Code]


def test_an_unknown_code(capsys: Captured) -> None:
    """The nearest one is suggested."""
    assert run(["explain", "unknown-tga"]) == 2
    assert "did you mean “unknown-tag”?" in capsys.readouterr().err
