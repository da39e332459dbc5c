"""``tuftenotes check``: what it finds and how it says it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from tuftenotes.cli import run
from web_host import listening

if TYPE_CHECKING:
    from pathlib import Path

Captured = pytest.CaptureFixture[str]

PAGE = "---\ntitle: One\n---\nText with [a link](#nowhere).\n\nTODO: more.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site of one page with a dead anchor and a marker, in which the command is called."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_everything_is_listed_and_nothing_written(site: Path, capsys: Captured) -> None:
    """Notes are shown too; warnings fail only a strict check."""
    assert run(["check"]) == 0
    err = capsys.readouterr().err
    assert "content/index.md:4:11: warning[broken-anchor]: this page has no place called “nowhere”" in err
    assert "content/index.md:6:1: note[todo-marker]" in err
    assert err.endswith("Checked 1 page: 1 warning\n")
    assert not (site / "docs").exists()
    assert run(["check", "--strict"]) == 1


def test_a_clean_site(site: Path, capsys: Captured) -> None:
    """One line says that nothing was found."""
    (site / "content" / "index.md").write_text("---\ntitle: One\n---\nText.\n", "utf-8")
    assert run(["check"]) == 0
    assert capsys.readouterr().err == "Checked 1 page: nothing found\n"


def test_the_configuration_sets_levels(site: Path, capsys: Captured) -> None:
    """A check can be an error or off; a misspelt one is told."""
    (site / "_config.yml").write_text("checks:\n  broken-anchor: error\n  todo-marker: off\n", "utf-8")
    assert run(["check"]) == 1
    assert "todo-marker" not in capsys.readouterr().err
    (site / "_config.yml").write_text("checks:\n  broken-ancor: error\n", "utf-8")
    assert run(["check"]) == 1
    assert "did you mean “broken-anchor”?" in capsys.readouterr().err


def test_json(site: Path, capsys: Captured) -> None:  # noqa: ARG001 (it is the working folder)
    """One object with all diagnostics on stdout."""
    run(["check", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [(d["code"], d["line"]) for d in found] == [("broken-anchor", 4), ("todo-marker", 6)]


def test_a_site_that_is_none(capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that cannot go on is reported like everything else."""
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--config", "missing.yml"]) == 1
    assert "Checked 0 pages: 1 error" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux answers at 127.0.0.2")
def test_other_hosts(site: Path, capsys: Captured) -> None:
    """With --external they are asked once, and the answers are kept in the cache unless there is none."""
    page = site / "content" / "index.md"
    for host in listening("127.0.0.2"):
        gone = host.url("/404", "127.0.0.2")
        page.write_text(f"---\ntitle: One\n---\nText with [a link]({gone}).\n", "utf-8")
        assert run(["check"]) == 0
        assert host.asked == []
        for _ in range(2):
            assert run(["check", "--external", "--strict"]) == 1
            message = f"content/index.md:4:20: warning[external-link]: “{gone}”: the answer is 404 Not Found"
            assert message in capsys.readouterr().err
            assert host.asked == ["HEAD /404", "GET /404"]
        assert run(["check", "--external", "--no-cache"]) == 0
        assert len(host.asked) == 4
