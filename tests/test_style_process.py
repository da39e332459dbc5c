"""Style sheets of strangers, compiled in a process of their own."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tuftenotes.diagnostics import Severity, SiteError
from tuftenotes.style_process import compile_apart
from tuftenotes.styles import compile_styles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHEETS: Mapping[str, Mapping[str, str]] = {
    "plain": {"a.scss": "a { b: c }"},
    "import": {"a.scss": "@import 'x/b'; a { b: $c }", "x/_b.scss": "$c: é;"},
    "warning": {"a.scss": "@warn 'hm'; @debug 'so'; a { b: c }"},
    "error": {"a.scss": "a {\n  b: $nothing }"},
    "missing": {"a.scss": "@import 'bb'", "b.scss": ""},
}


def never(seconds: float = 0.5) -> None:
    """Compile a sheet that has no end."""
    compile_apart("a.scss", {"a.scss": "@while true {}"}, path="sass/a.scss", seconds=seconds)


@pytest.mark.parametrize("name", SHEETS)
def test_as_in_this_process(name: str) -> None:
    """The result is that of the function itself, diagnostics too."""
    assert compile_apart("a.scss", SHEETS[name]) == compile_styles("a.scss", SHEETS[name])


def test_never_ending() -> None:
    """A sheet that never ends is stopped, and the run says which it was."""
    with pytest.raises(SiteError, match="takes longer than") as caught:
        never()
    (problem,) = caught.value.diagnostics
    assert (problem.location.path, problem.severity) == ("sass/a.scss", Severity.ERROR)


DEEP = "a{" * 100_000 + "}" * 100_000
DOUBLING = "$a: 'x'; @while true { $a: $a + $a; }"


@pytest.mark.parametrize("text", [DEEP, DOUBLING], ids=["deep", "doubling"])
@pytest.mark.skipif(sys.platform != "linux", reason="the address space is bounded on Linux only")
def test_too_much(text: str) -> None:
    """A sheet that takes all memory or all of the stack ends its own process, not this one."""
    try:
        _, problems = compile_apart("a.scss", {"a.scss": text}, seconds=4)
    except SiteError as error:
        problems = error.diagnostics
    assert [problem.severity for problem in problems] == [Severity.ERROR]


def test_beside_threads() -> None:
    """It may be called from any thread, such as that of the preview."""
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(compile_apart("a.scss", SHEETS["plain"])[0]))
    thread.start()
    thread.join()
    assert found == ["a{b:c}\n"]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_from_a_worker(method: str) -> None:
    """It may be called in a process of a pool, however that was started."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system has no {method}")
    with ProcessPoolExecutor(1, multiprocessing.get_context(method)) as pool:
        assert pool.submit(compile_apart, "a.scss", SHEETS["plain"]).result()[0] == "a{b:c}\n"


def test_nothing_of_the_site_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that lies in the working folder is not taken for one of Python's or ours."""
    for name in ("json", "sass", "msgspec", "sitecustomize", "tuftenotes"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    assert compile_apart("a.scss", SHEETS["plain"])[0] == "a{b:c}\n"
    assert not (tmp_path / "ran").exists()


INDENTED = {
    "a.sass": "---\n---\n@import parts/b\n\na\n  i\n    color: $c\n",
    "parts/_b.sass": "@import c\n\nb\n  color: $c\n",
    "parts/_c.sass": "$c: red\n",
}


def test_indented() -> None:
    """A sheet of the indented syntax imports others, from beside them, and SCSS imports those."""
    assert compile_apart("a.sass", INDENTED) == ("b{color:red}a i{color:red}\n", ())
    files = {**INDENTED, "d.scss": '@import "parts/b"; d { color: $c }'}
    assert compile_apart("d.scss", files) == ("b{color:red}d{color:red}\n", ())


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("x", "sass/_x.sass"),
        ("x", "_sass/x.sass"),
        ("x.sass", "sass/_x.sass"),
        ("x", "sass/x/_index.sass"),
    ],
)
def test_import_of_an_indented_sheet(name: str, file: str) -> None:
    """It is found where one in SCSS is."""
    files = {"sass/a.scss": f'@import "{name}";', file: "a\n  b: c\n"}
    assert compile_apart("sass/a.scss", files, load_paths=["_sass"]) == ("a{b:c}\n", ())


@pytest.mark.parametrize(("name", "line"), [("a.sass", 7), ("parts/_b.sass", 4)])
def test_an_error_in_an_indented_sheet(name: str, line: int) -> None:
    """It is told at its line in the sheet."""
    files = {**INDENTED, name: INDENTED[name].replace("color: $c", "color: $nope")}
    css, (problem,) = compile_apart("a.sass", files)
    assert (css, problem.location.path, problem.location.line) == ("", name, line)
    assert problem.excerpt.endswith("color: $nope")
