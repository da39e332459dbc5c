"""Style sheets of strangers, compiled in a process of their own that can be stopped.

libsass is native code: a sheet that never ends, or nests too deeply, would take the whole build with it. The
process gets texts and gives texts back; nothing that it could import is looked for in the site's folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

import msgspec

from tuftenotes.diagnostics import Code, Diagnostic, Location, SiteError
from tuftenotes.styles import INDENTED, compile_styles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["compile_apart", "main"]

_SECONDS = 20.0
_MEGABYTES = 2048
_BOOT = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from tuftenotes.style_process import main; main(float(sys.argv[2]))"
)


class _Task(msgspec.Struct, frozen=True):
    """What `compile_styles` is to do."""

    entry: str
    files: dict[str, str]
    style: Literal["compressed", "expanded"]
    precision: int
    load_paths: tuple[str, ...]
    folder: str


class _Answer(msgspec.Struct, frozen=True):
    """What `compile_styles` returned."""

    css: str
    problems: tuple[Diagnostic, ...]


def compile_apart(  # noqa: PLR0913 (what `compile_styles` takes, for whom, and how long)
    entry: str,
    files: Mapping[str, str],
    *,
    style: Literal["compressed", "expanded"] = "compressed",
    precision: int = 5,
    load_paths: Sequence[str] = (),
    path: str = "",
    seconds: float = _SECONDS,
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Do what `tuftenotes.styles.compile_styles` does, for at most `seconds` and with bounded memory.

    Raises `SiteError` at `path` (that of the sheet in the site) where the process does not come to its end:
    that may be another machine's or another hour's luck, so nobody may remember it as the sheet's own fault.
    """
    with ExitStack() as stack:
        folder = ""
        if any(name.endswith(INDENTED) for name in files):
            folder = stack.enter_context(TemporaryDirectory(prefix="tuftenotes-"))
        task = _Task(entry, dict(files), style, precision, tuple(load_paths), folder)
        done = _run(msgspec.msgpack.encode(task), path or entry, seconds)
    if done.returncode:
        message = f"the compiler ended by itself (status {done.returncode})"
        hint = "look for rules nested very deeply, or a list without end"
        raise SiteError(_failed(path or entry, message, hint))
    answer = msgspec.msgpack.decode(done.stdout, type=_Answer)
    return answer.css, answer.problems


def _run(task: bytes, path: str, seconds: float) -> subprocess.CompletedProcess[bytes]:
    # Isolated, with the path that found us: no module is taken from the working folder or the environment.
    folders = [folder for folder in sys.path if folder and not _is_working_folder(folder)]
    command = [sys.executable, "-I", "-c", _BOOT, json.dumps(folders), str(seconds)]
    try:
        return subprocess.run(command, input=task, capture_output=True, timeout=seconds, check=False)  # noqa: S603 (ourselves)
    except subprocess.TimeoutExpired:
        message = f"this style sheet takes longer than {seconds:g} seconds to compile"
        hint = "look for a loop that never ends, @while or @for"
        raise SiteError(_failed(path, message, hint)) from None


@dataclass(slots=True)
class _Folder:
    """Files in a folder, numbered, since the names of sheets come from strangers."""

    folder: Path
    names: dict[str, str] = field(default_factory=dict)

    def path(self, name: str, text: str) -> str:
        path = self.folder / f"{len(self.names)}{INDENTED}"
        path.write_text(text, "utf-8", newline="")
        self.names[f"{self.folder.name}/{path.name}"] = name
        return path.as_posix()

    def name(self, path: str) -> str:
        # libsass leads to the file from where it was started.
        return self.names.get("/".join(path.split("/")[-2:]), path)


def _is_working_folder(folder: str) -> bool:
    """Return whether `folder` is where we were started, unless we lie in it ourselves."""
    ours = os.path.realpath(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120 (pathlib isn't needed else)
    here = os.path.realpath(folder)
    return here == os.path.realpath(os.curdir) and here != ours


def _failed(entry: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(entry), Code.STYLE.severity, Code.STYLE, message, hint)


def main(seconds: float) -> None:
    """Compile the task on standard input and write the answer to standard output."""
    _limit(seconds)
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Task)
    made = compile_styles(
        task.entry, task.files, style=task.style, precision=task.precision, load_paths=task.load_paths,
        shelf=_Folder(Path(task.folder)) if task.folder else None,
    )  # fmt: skip
    answer = _Answer(*made)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def _limit(seconds: float) -> None:
    """Bound what this process may take, also if nobody is left to stop it; Windows has no such limits."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_CPU, int(seconds) + 2),
        (resource.RLIMIT_AS, _MEGABYTES << 20),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        if hard in {-1, resource.RLIM_INFINITY} or most <= hard:
            try:
                resource.setrlimit(kind, (most, hard))
            except (ValueError, OSError):  # macOS refuses to bound the address space
                continue
