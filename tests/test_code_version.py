"""The digest of the program itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import tuftenotes
from tuftenotes.code_version import code_version


def version_in(folder: Path, seed: str) -> str:
    """Return the digest that a process in another folder has."""
    program = "from tuftenotes.code_version import code_version; print(code_version())"
    env = {"PYTHONPATH": str(Path(tuftenotes.__file__).parents[1]), "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True, text=True)
    return ran.stdout.strip()


def test_same_everywhere(tmp_path: Path) -> None:
    """Another process in another folder has the same digest."""
    code_version.cache_clear()
    assert code_version() == version_in(tmp_path, "7") == version_in(Path.cwd(), "8")


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
