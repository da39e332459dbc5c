"""When each file of a site was last changed, by the history of its repository.

This is the one input of a build besides its files, and only where the configuration asks for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_git_dates"]

_COMMIT = "\x01"
_LOG = (
    *("-c", "log.showSignature=false", "log", f"--format={_COMMIT}%cs"),
    *("--name-only", "--no-renames", "--relative", "-z", "--", "."),
)


def read_git_dates(root: Path) -> dict[str, str]:
    """Return the day (ISO 8601) of the last commit that changed each file, by its path relative to `root`.

    Nothing is known without git, outside a repository, and in a shallow clone, whose oldest commit seems to
    have changed everything.
    """
    git = shutil.which("git")
    if git is None or _ask(git, root, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    dates: dict[str, str] = {}
    for commit in _ask(git, root, *_LOG).split(_COMMIT)[1:]:
        day, *paths = commit.split("\0")
        for path in filter(None, paths):
            dates.setdefault(path.removeprefix("\n"), day)
    return dates


def _ask(git: str, folder: Path, *arguments: str) -> str:
    """Return what git answers, nothing where it fails: without an answer a page has no date."""
    result = subprocess.run(  # noqa: S603 - the program is git, and no shell reads the arguments
        [git, *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return "" if result.returncode else os.fsdecode(result.stdout)
