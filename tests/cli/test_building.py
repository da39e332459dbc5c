"""A build as the command line does it; `test_build` looks at what is printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tuftenotes.cli import run
from tuftenotes.cli.building import build_plainly, failed, summary
from tuftenotes.cli.program import call
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.model import BuildReport
from tuftenotes.shortcut import understood


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site of two pages, one of them a draft, beside which commands are called."""
    (tmp_path / "src" / "content").mkdir(parents=True)
    (tmp_path / "src" / "content" / "index.md").write_text("# One\n", "utf-8")
    (tmp_path / "src" / "content" / "two.md").write_text("---\ndraft: true\n---\n# Two\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "src"


@pytest.mark.parametrize("words", [[], ["-D"], ["--future", "-v"], ["--jobs", "1"]])
def test_both_ways_are_one(site: Path, words: list[str]) -> None:
    """What is understood without Click is built as Click would have it built."""
    line = ["build", "-q", "-s", "src", "-d", "out", "--cache-dir", "cache", *words]
    plain = understood(line)
    assert plain
    both = []
    for plainly in (True, False):
        assert (build_plainly(plain) if plainly else call(line)) == 0
        out = sorted((site.parent / "out").rglob("*.html"))
        both.append((out, Path("cache").is_dir()))
    assert both[0] == both[1]


def test_a_plain_build_does_without_click(site: Path) -> None:
    """Nothing on its way imports Click, if all is well."""
    code = (
        "import sys; from tuftenotes.cli import run; status = run(sys.argv[1:]); "
        "sys.exit(status or ('click' in sys.modules and 9))"
    )
    command = [sys.executable, "-c", code, "build", "-s", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Built 1 page in ")


def test_no_such_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that isn't there is a wrong command line."""
    monkeypatch.chdir(tmp_path)
    assert run(["build", "-s", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_what_fails() -> None:
    """Errors do, warnings only where they are to."""
    warning = Diagnostic(Location("a.md"), Severity.WARNING, Code.FOOTNOTE, "no text")
    assert not failed([warning], strict=False)
    assert failed([warning], strict=True)
    assert (
        summary(BuildReport("docs", diagnostics=(warning,)), is_bad=True)
        == "Nothing written: 1 warning, 0.00 s"
    )
