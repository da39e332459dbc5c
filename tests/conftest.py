"""What many tests need: Ctrl-C, a git that knows nothing of this machine, and a course in a repository."""

from __future__ import annotations

import os
import signal
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what ends in ``&`` so; the programs under test would inherit it and not hear Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def git_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give git an author and no configuration but the repository's own."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ada@example.org")


@dataclass(frozen=True)
class Course:
    """A work tree with one commit on main, a bare repository that is its `origin`, and a folder built."""

    root: Path
    remote: Path
    built: Path

    def git(self, *arguments: str) -> str:
        """Run git in the work tree; a failure fails the test."""
        return run_git(self.root, *arguments)

    def at_remote(self, *arguments: str) -> str:
        """Run git in the remote."""
        return run_git(self.remote, *arguments)

    def build(self, **texts: str) -> dict[str, Path]:
        """Write files of the destination (``index_html`` is index.html) and return them by name."""
        files = {}
        for key, text in texts.items():
            name = key.replace("_", ".")
            (self.built / name).write_text(text, "utf-8")
            files[name] = self.built / name
        return files


def run_git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` and return what it prints."""
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout.rstrip("\n")


@pytest.fixture
def course(tmp_path: Path, git_environment: None) -> Course:  # noqa: ARG001 - only its effect matters
    """Return a course in a fresh repository whose remote is a bare repository on disk."""
    root, remote = tmp_path / "course", tmp_path / "remote.git"
    built = root / "docs"
    built.mkdir(parents=True)
    run_git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    run_git(root, "init", "--quiet", "--initial-branch=main")
    (root / ".gitignore").write_text("/docs/\n", "utf-8")
    (root / "index.md").write_text("# A course\n", "utf-8")
    run_git(root, "add", ".gitignore", "index.md")
    run_git(root, "commit", "--quiet", "-m", "Begin")
    run_git(root, "remote", "add", "origin", str(remote))
    return Course(root, remote, built)
