"""``tuftenotes new``: a site that builds without a warning, or one more lecture."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuftenotes.cli import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Call the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_site_builds_strictly(here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every construct is in it and none of them warns; what to do next is said."""
    assert run(["new", "my notes"]) == 0
    out = capsys.readouterr().out
    assert "_config.yml" in out
    assert "cd 'my notes'" in out
    assert "tuftenotes serve" in out
    monkeypatch.chdir(here / "my notes")
    assert run(["build", "--strict", "-v"]) == 0
    assert "0 warnings" in capsys.readouterr().err
    page = Path("docs/margins/index.html").read_text("utf-8")
    for name in ("sidenote", "marginnote", "newthought", "epigraph", "fullwidth", "<table", 'id="named"'):
        assert name in page
    assert "<math" in Path("docs/averages/index.html").read_text("utf-8")


def test_a_new_site_here(capsys: Captured) -> None:
    """A dot is the current folder, to which one need not go."""
    assert run(["new", "."]) == 0
    assert "cd " not in capsys.readouterr().out
    assert Path("_config.yml").is_file()


def test_nothing_is_overwritten(here: Path, capsys: Captured) -> None:
    """The file in the way is named, and the exit status is 1."""
    (here / "notes").mkdir()
    (here / "notes" / "_config.yml").write_text("mine", "utf-8")
    assert run(["new", "notes"]) == 1
    assert "there is already: _config.yml" in capsys.readouterr().err
    assert (here / "notes" / "_config.yml").read_text("utf-8") == "mine"


def test_a_folder_that_cannot_be_made(here: Path, capsys: Captured) -> None:
    """A file where the folder must be is an error with its name."""
    (here / "file").write_text("", "utf-8")
    assert run(["new", "file/notes"]) == 1
    assert "Cannot write" in capsys.readouterr().err


def test_a_lecture(capsys: Captured) -> None:
    """It gets a folder in the content, which the site builds at once; a second of that title is refused."""
    run(["new", "."])
    capsys.readouterr()
    assert run(["new", "lecture", "Normalising Flows"]) == 0
    assert f"Made {Path('content/normalising-flows/index.md')}" in capsys.readouterr().out
    assert run(["build", "--strict", "-q"]) == 0
    assert Path("docs/normalising-flows/index.html").is_file()
    assert run(["new", "lecture", "Normalising Flows"]) == 1


def test_a_lecture_of_a_jekyll_site(here: Path) -> None:
    """Its pages are at the root; --source says where that is."""
    (here / "site").mkdir()
    (here / "site" / "_config.yml").write_text("title: Notes\n", "utf-8")
    assert run(["new", "lecture", "Flows", "--source", "site"]) == 0
    assert (here / "site" / "flows" / "index.md").is_file()


def test_a_lecture_of_no_site(capsys: Captured) -> None:
    """The message says what is missing."""
    assert run(["new", "lecture", "Flows"]) == 1
    assert "There is no site in" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [([], "Missing argument"), (["lecture"], "Say the title"), (["notes", "Flows"], "lecture Flows")],
)
def test_a_wrong_command_line(arguments: list[str], told: str, capsys: Captured) -> None:
    """Exit status 2, and what was meant."""
    assert run(["new", *arguments]) == 2
    assert told in capsys.readouterr().err
