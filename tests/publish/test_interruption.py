"""Publishing that is killed between any two of its steps loses nothing."""

from __future__ import annotations

import os
import shutil
import signal
import stat
from functools import partial
from typing import TYPE_CHECKING

import pytest

from crash_sites import in_process
from tuftenotes.publish import Target, find_repository, publish

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Course

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

SHIM = """#!/bin/sh
# The real git, but for one call: there who called it is killed.
echo >> {folder}/calls
if [ $(wc -l < {folder}/calls) -eq {at} ]; then
    kill -KILL $PPID
    exit 1
fi
exec {git} "$@"
"""


def shim(folder: Path, at: int) -> None:
    """Put a git into `folder` that kills its caller at the call number `at` (from 1)."""
    (folder / "calls").write_text("", "utf-8")
    text = SHIM.format(folder=folder, at=at, git=shutil.which("git"))
    (folder / "git").write_text(text, "utf-8")
    (folder / "git").chmod((folder / "git").stat().st_mode | stat.S_IXUSR)


def untouched(course: Course) -> tuple[str, ...]:
    """Return what publishing must leave alone."""
    index = course.git("ls-files", "-s")
    return course.git("for-each-ref", "refs/heads"), index, course.git("status", "--porcelain")


def published(course: Course, files: dict[str, Path], target: Target) -> bool:
    """Publish; there is no error then."""
    publish(find_repository(course.root), files, target)
    return False


def test_every_step(course: Course, tmp_path: Path) -> None:
    """The remote branch is the old or the new one, nothing here has changed, the next time it works."""
    target, path = Target(), os.environ["PATH"]
    publish(find_repository(course.root), course.build(index_html="0", CNAME="a.example.org"), target)
    before, at, status = untouched(course), 0, -signal.SIGKILL
    (tmp_path / "bin").mkdir()
    while status == -signal.SIGKILL:
        at += 1
        files = course.build(index_html=str(at), CNAME="a.example.org")
        tip = course.at_remote("rev-parse", "gh-pages")
        shim(tmp_path / "bin", at)
        os.environ["PATH"] = f"{tmp_path / 'bin'}{os.pathsep}{path}"
        try:
            status = in_process(partial(published, course, files, target))
        finally:
            os.environ["PATH"] = path
        assert untouched(course) == before
        is_new = course.at_remote("rev-parse", "gh-pages") != tip
        assert course.at_remote("show", "gh-pages:index.html") == str(at if is_new else at - 1)
        publish(find_repository(course.root), files, target)
        assert course.at_remote("show", "gh-pages:index.html") == str(at)
        assert course.at_remote("show", "gh-pages:CNAME") == "a.example.org"
    course.at_remote("fsck", "--strict")
    course.git("fsck", "--strict")
    assert status == 0
    assert at > 8
