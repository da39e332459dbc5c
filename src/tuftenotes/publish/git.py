"""Running git: one repository, a command at a time, every failure with git's own words."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["GitError", "PublishError", "Repository", "find_repository", "without_secrets"]


class PublishError(Exception):
    """Why nothing was published; `hint` says what to do about it, empty where nothing is known."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class GitError(PublishError):
    """A git command that failed; `message` is what git said, `output` what it had written by then."""

    def __init__(self, message: str, output: str = "") -> None:
        super().__init__(message)
        self.output = output


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with a work tree at `root`; `environment` is added to that of each command."""

    root: Path
    git: str
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, stdin: bytes = b"") -> str:
        """Run a git command in the root and return its output without the final line end.

        Raises `GitError` with what git wrote to stderr when it fails.
        """
        result = subprocess.run(  # noqa: S603 - the program is git, and no shell reads the arguments
            [self.git, *arguments],
            cwd=self.root,
            env={**base_environment(), **self.environment},
            input=stdin,
            capture_output=True,
            check=False,
        )
        output = os.fsdecode(result.stdout).rstrip("\n")
        if result.returncode:
            raise GitError(complaint(os.fsdecode(result.stderr)), output)
        return output

    def ask(self, *arguments: str) -> str | None:
        """Run a git command and return its output, or None where git answers by failing."""
        try:
            return self.run(*arguments)
        except GitError:
            return None

    def with_environment(self, environment: Mapping[str, str]) -> Repository:
        """Return the same repository with more variables for each command."""
        return replace(self, environment={**self.environment, **environment})


def find_repository(folder: Path) -> Repository:
    """Return the repository that `folder` is in; `PublishError` where there is none, or no git."""
    git = shutil.which("git")
    if git is None:
        raise PublishError("git is not installed.", "get it from https://git-scm.com")
    here = Repository(folder, git)
    try:
        root = here.run("rev-parse", "--show-toplevel")
    except GitError as error:
        if "dubious ownership" in error.message:
            raise
        place = folder.resolve()
        raise PublishError(f"{place} is not in a git repository.", "start one there: git init") from error
    return Repository(Path(root), git)


def base_environment() -> dict[str, str]:
    """Return the environment for git: plain English, and no question that nobody is there to answer."""
    environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": ""}
    if not sys.stdin.isatty():
        environment.setdefault("GIT_TERMINAL_PROMPT", "0")
        environment.setdefault("GIT_SSH_COMMAND", "ssh -o BatchMode=yes")
    return environment


def complaint(stderr: str) -> str:
    """Return what matters of git's words: its errors without their labels, or all there is."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip() and not line.startswith("hint:")]
    told = [re.sub(r"^(fatal|error|remote): *", "", line) for line in lines]
    return without_secrets("\n".join(line for line in told if line)) or "git failed without a word"


def without_secrets(text: str) -> str:
    """Return `text` without the user names, passwords and tokens of the URLs in it."""
    return re.sub(r"(?<=://)[^/@\s]+@", "", text)
