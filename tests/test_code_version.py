"""The digest of the program itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import tuftenotes
from tuftenotes.code_version import code_version


def test_same_everywhere(tmp_path: Path) -> None:
    """Another process in another folder has the same digest."""
    source = str(Path(tuftenotes.__file__).parents[1])
    program = "from tuftenotes.code_version import code_version; print(code_version())"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": source, "PYTHONHASHSEED": "7"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.strip() == code_version()


def test_sources_and_libraries(tmp_path: Path) -> None:
    """A changed source or another version of a library changes the digest."""
    package = tmp_path / "tuftenotes"
    package.mkdir()
    for name in ("__init__.py", "code_version.py", "digest.py"):
        original = Path(tuftenotes.__file__).parent / name
        (package / name).write_bytes(original.read_bytes())
    program = "from tuftenotes.code_version import code_version; print(code_version())"

    def version() -> str:
        command = [sys.executable, "-S", "-c", program]
        env = {"PYTHONPATH": str(tmp_path)}
        return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout

    seen = [version()]
    (tmp_path / "markdown_it_py-4.0.0.dist-info").mkdir()
    seen.append(version())
    (tmp_path / "markdown_it_py-4.0.0.dist-info").rename(tmp_path / "markdown_it_py-4.1.0.dist-info")
    seen.append(version())
    (tmp_path / "unrelated-1.0.dist-info").mkdir()
    assert version() == seen[-1]
    (package / "more.py").write_text("x = 1\n", "utf-8")
    seen.append(version())
    assert len(set(seen)) == 4
