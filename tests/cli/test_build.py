"""``tuftenotes build``: what it prints, where, and its exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tuftenotes.cli import run

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "---\ntitle: One\n---\nText.\n"
BROKEN = "---\ntitle: One\n---\n{% sidenot 'a' 'b' %}\n"
ODD = "---\ntitle: One\n---\n{% newthought 'one' 'too many' %} Text.\n"

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site of one page, in which the command is called."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text(GOOD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def page(site: Path, text: str) -> None:
    """Write the text of the page."""
    (site / "content" / "index.md").write_text(text, "utf-8")


def test_a_good_build_is_one_line(site: Path, capsys: Captured) -> None:
    """Pages, written, unchanged, removed, warnings, seconds, on stderr; nothing on stdout."""
    assert run(["build"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Built 1 page in docs: ")
    assert " written, 0 unchanged, 0 removed, 0 warnings, " in err
    assert err.count("\n") == 1
    assert (site / "docs" / "index.html").is_file()


def test_the_second_build_writes_nothing(site: Path, capsys: Captured) -> None:
    """The line says so."""
    run(["build"])
    before = (site / "docs" / "index.html").stat().st_mtime_ns
    capsys.readouterr()
    assert run(["build"]) == 0
    assert "Built 1 page in docs: 0 written, " in capsys.readouterr().err
    assert (site / "docs" / "index.html").stat().st_mtime_ns == before


def test_quiet_says_nothing_of_success(site: Path, capsys: Captured) -> None:
    """With -q only problems are printed."""
    assert run(["build", "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    page(site, BROKEN)
    assert run(["build", "-q"]) == 1
    assert capsys.readouterr().err.startswith("content/index.md:4:1: error[unknown-tag]: ")


def test_an_error_is_shown_where_it_is(site: Path, capsys: Captured) -> None:
    """Place, source line, caret and hint; exit status 1, nothing written."""
    page(site, BROKEN)
    assert run(["build"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("content/index.md:4:1: error[unknown-tag]: ")
    assert "\n    {% sidenot 'a' 'b' %}\n    ^\n" in err
    assert "did you mean “sidenote”?" in err
    assert "\nNothing written: 1 error, " in err
    assert not (site / "docs").exists()


def test_paths_can_be_opened_from_where_one_stands(
    site: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --source the site's folder goes before them."""
    page(site, BROKEN)
    monkeypatch.chdir(site.parent)
    assert run(["build", "-s", site.name]) == 1
    assert capsys.readouterr().err.startswith(f"{site.name}/content/index.md:4:1: ")


def test_a_warning_fails_a_strict_build_only(site: Path, capsys: Captured) -> None:
    """It is shown either way, and counted in the line."""
    page(site, ODD)
    assert run(["build"]) == 0
    err = capsys.readouterr().err
    assert "warning[tag-arguments]" in err
    assert "1 warning, " in err
    page(site, ODD + "\nMore.\n")
    assert run(["build", "--strict"]) == 1
    assert "Nothing written: 1 warning, " in capsys.readouterr().err
    assert "More." not in (site / "docs" / "index.html").read_text("utf-8")


def test_json_is_one_object_on_stdout(site: Path, capsys: Captured) -> None:
    """Programs get everything there, and stderr stays empty."""
    assert run(["build", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert err == ""
    assert data["ok"] is True
    assert data["pages"] == 1
    assert "index.html" in data["written"]
    assert data["diagnostics"] == []
    page(site, BROKEN)
    assert run(["build", "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["ok"] is False
    assert (data["errors"], data["warnings"]) == (1, 0)
    (problem,) = data["diagnostics"]
    assert (problem["path"], problem["line"], problem["column"]) == ("content/index.md", 4, 1)
    assert (problem["severity"], problem["code"]) == ("error", "unknown-tag")


def test_a_run_that_cannot_go_on(site: Path, capsys: Captured) -> None:
    """The reason is reported as any other problem, in either format."""
    assert run(["build", "-d", str(site)]) == 1
    assert "error[output]" in capsys.readouterr().err
    assert run(["build", "-d", str(site), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["diagnostics"][0]["code"] == "output"


def test_a_dry_run_says_what_it_would_do(site: Path, capsys: Captured) -> None:
    """It lists the files to write and remove, and touches nothing."""
    assert run(["build", "--dry-run"]) == 0
    err = capsys.readouterr().err
    assert "would write index.html\n" in err
    assert "Would build 1 page in docs: " in err
    assert not (site / "docs").exists()
    run(["build"])
    (site / "content" / "two.md").write_text(GOOD, "utf-8")
    (site / "content" / "index.md").unlink()
    assert run(["build", "--dry-run"]) == 0
    assert "would remove index.html\n" in capsys.readouterr().err
    assert (site / "docs" / "index.html").exists()


def test_strangers_in_the_destination_are_named(site: Path, capsys: Captured) -> None:
    """One that had to give way by its name, the others that stay by number."""
    (site / "docs").mkdir()
    for name in ("index.html", "CNAME", "a.txt", "b.txt", "c.txt"):
        (site / "docs" / name).write_text("mine", "utf-8")
    assert run(["build"]) == 0
    err = capsys.readouterr().err
    assert "Replaced index.html in docs" in err
    assert "Left 4 files alone that tuftenotes did not make: CNAME, a.txt, b.txt …" in err
    assert (site / "docs" / "CNAME").read_text("utf-8") == "mine"


def test_notes_are_shown_on_request(site: Path, capsys: Captured) -> None:
    """With -v what is worth knowing is printed too."""
    (site / "_config.yml").write_text("tilte: Notes\n", "utf-8")
    assert run(["build"]) == 0
    assert "unknown-key" not in capsys.readouterr().err
    assert run(["build", "-v"]) == 0
    assert "_config.yml:1:1: note[unknown-key]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["--jobs", "-1"], ["--format", "yaml"], ["-s", "nowhere"], ["--no-such-flag"], ["surplus"]],
)
@pytest.mark.usefixtures("site")
def test_a_wrong_command_line(arguments: list[str], capsys: Captured) -> None:
    """Exit status 2 and how it is used."""
    assert run(["build", *arguments]) == 2
    assert "Usage: tuftenotes build" in capsys.readouterr().err


def test_the_usual_destination_is_no_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A Jekyll site that builds into its own docs/ can be built elsewhere without a copy of that."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "_config.yml").write_text("destination: docs\n", "utf-8")
    (tmp_path / "index.md").write_text(GOOD, "utf-8")
    assert run(["build", "-q"]) == 0
    assert (tmp_path / "docs" / "index.html").is_file()
    assert run(["build", "-d", "elsewhere"]) == 0
    assert (tmp_path / "elsewhere" / "index.html").is_file()
    assert not (tmp_path / "elsewhere" / "docs").exists(), capsys.readouterr().err
