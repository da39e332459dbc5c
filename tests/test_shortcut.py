"""The start of the program: what it understands by itself, and that it means the same as Click."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitetest import BARE, SiteTest
from tuftenotes.build import build
from tuftenotes.cli.build import command
from tuftenotes.cli.options import build_request
from tuftenotes.request import BuildRequest
from tuftenotes.shortcut import build_again, counted, summary_line, understood

ROOT = Path(__file__).resolve().parents[1]
WORDS = st.sampled_from(
    [
        *("-q", "--quiet", "-v", "-D", "--drafts", "--future", "--strict", "--dry-run", "--no-cache", "-x"),
        *("-s", "--source", "--source=src", "-d", "--destination", "--destination=out/x", "-d=out", "-dout"),
        *(
            "--cache-dir",
            "--cache-dir=",
            "--jobs",
            "--jobs=2",
            "2",
            "x",
            "src",
            "src/",
            "./src",
            "",
            "--",
            "-",
        ),
    ]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a folder ``src`` in it."""
    folder = tmp_path_factory.mktemp("shortcut")
    (folder / "src").mkdir()
    return folder


@settings(max_examples=50)
@given(words=st.lists(WORDS, max_size=5))
def test_it_means_what_click_means(folder: Path, words: list[str]) -> None:
    """What is understood is the same build with Click; a source that is none is left to Click."""
    plain = understood(["build", *words])
    if plain is None or plain.source not in {".", "src"}:
        return
    with chdir(folder):
        flags = command.make_context("build", list(words), help_option_names=["-h", "--help"]).params
    request = build_request(flags)  # type: ignore[arg-type] # Click's parameters are plain dictionaries
    assert not (flags["strict"])
    assert not (flags["dry_run"])
    assert flags["format"] == "text"
    assert (str(request.source), request.jobs, request.cache) == (plain.source, plain.jobs, True)
    assert (str(request.destination or "") or None, str(request.cache_dir or "") or None) == (
        plain.destination,
        plain.cache_dir,
    )
    assert (request.drafts, request.future) == (plain.drafts, plain.future)
    assert (flags["quiet"], flags["verbose"]) == (plain.quiet, plain.verbose)


@pytest.mark.parametrize(
    "words",
    [[], ["serve"], ["build", "--help"], ["build", "--format", "json"], ["build", "-s"], ["-q", "build"]],
)
def test_everything_else_is_left_to_click(words: list[str]) -> None:
    """Other commands, help, and whatever is not the plainest way."""
    assert understood(words) is None
    assert build_again(words) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no time that tells of every change")
def test_nothing_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build in which nothing changed is over with one line, or none; one that has work to do is not."""
    monkeypatch.chdir(tmp_path)
    # Hypothesis may be making its folder there just now.
    monkeypatch.setattr(sys, "path", [path for path in sys.path if path not in {"", str(ROOT)}])
    site = SiteTest(tmp_path).write({**BARE, "content/index.md": "# One\n"})
    time.sleep(0.07)
    build(BuildRequest(Path(), jobs=1))
    assert build_again(["build", "--jobs", "1"]) == 0
    assert "Built 1 page in docs: 0 written, " in capsys.readouterr().err
    assert build_again(["build", "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    assert build_again(["build", "-D"]) is None
    site.write({"content/index.md": "# Two\n"})
    assert build_again(["build"]) is None
    (site.root / "content/index.md").write_text("# One\n\n![no such](picture.png)\n", "utf-8")
    assert build(BuildRequest(Path(), jobs=1)).diagnostics
    assert build_again(["build"]) is None


def test_hardly_anything_is_imported(tmp_path: Path) -> None:
    """Neither Click nor the pipeline nor what they need, not even `typing`, stands before the answer."""
    code = (
        "import sys; from tuftenotes.shortcut import build_again; "
        "print(build_again(sys.argv[1:]), *sys.modules)"
    )
    command_line = [sys.executable, "-S", "-c", code, "build", "-s", str(tmp_path)]
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(command_line, capture_output=True, text=True, check=True, env=environment)
    loaded = done.stdout.split()
    assert loaded[0] == "None"
    assert {"click", "typing", "pathlib", "dataclasses", "tuftenotes.model"}.isdisjoint(loaded)
    assert {name for name in loaded if name.startswith("tuftenotes.")} == {
        "tuftenotes.shortcut",
        "tuftenotes.stamp",
    }


def test_the_line_that_ends_a_build() -> None:
    """Pages, files written, unchanged and removed, problems, seconds."""
    assert summary_line("Built", "docs", (2, 1, 3, 0), "0 warnings", 0.456) == (
        "Built 2 pages in docs: 1 written, 3 unchanged, 0 removed, 0 warnings, 0.46 s"
    )
    assert (counted(1, "page"), counted(0, "page")) == ("1 page", "0 pages")
