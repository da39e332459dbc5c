"""Builds that are killed at random moments lose nothing and leave nothing half done.

``TUFTENOTES_KILLS`` is the number of builds that are killed; a few by default.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tuftenotes
from crash_sites import CrashSite, in_process

if TYPE_CHECKING:
    from conftest import Course

KILLS = int(os.environ.get("TUFTENOTES_KILLS", "12"))
SEED = int(os.environ.get("TUFTENOTES_SEED", "8"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


@pytest.fixture
def site(tmp_path: Path) -> CrashSite:
    """Return the site in its first version, with a stranger's files in its destination."""
    return CrashSite.make(tmp_path)


def test_builds(site: CrashSite) -> None:
    """After a kill every file is old or new and whole; the next build makes what a clean one makes."""
    chance = random.Random(SEED)  # noqa: S311 - no secrets
    longest, killed, number = 0.5, 0, 0
    while killed < KILLS:
        number += 1
        site.write(number % 2)
        cache, jobs = chance.random() < 0.5, chance.choice((1, 2))
        status = in_process(
            lambda cache=cache, jobs=jobs: site.build(cache=cache, jobs=jobs),  # type: ignore[misc]
            chance.uniform(0.0, longest),
        )
        if status == -signal.SIGKILL:
            killed, longest = killed + 1, longest * 1.02
        else:  # it ended before: the next one is stopped earlier
            assert status == 0
            longest *= 0.9
        site.check_whole()
        if chance.random() < 0.1:
            shutil.rmtree(site.root / ".tuftenotes-cache", ignore_errors=True)
        if chance.random() < 0.7:  # else the next kill meets what this one left
            assert in_process(lambda: site.build(cache=True)) == 0
            site.check_clean()
    assert in_process(lambda: site.build(cache=True)) == 0
    site.check_clean()
    sys.stdout.write(f"{killed} of {number} builds killed\n")


def start(*arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start the program in a process group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(tuftenotes.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, "-m", "tuftenotes", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the program and what it started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


def test_serve(site: CrashSite) -> None:
    """The same holds for the preview, killed while it builds what was just saved."""
    chance = random.Random(SEED)  # noqa: S311 - no secrets
    for number in range(max(1, KILLS // 15)):
        process = start("serve", "-s", str(site.root), "-P", "0", folder=site.root)
        try:
            for version in (number % 2, 1 - number % 2):
                time.sleep(chance.uniform(0.2, 1.5))
                site.write(version)
        finally:
            time.sleep(chance.uniform(0.0, 0.6))
            kill(process)
        site.check_whole()
        assert in_process(lambda: site.build(cache=True)) == 0
        site.check_clean()


def test_publish(course: Course) -> None:
    """A publishing that is killed leaves the remote branch old or new; the next one ends well."""
    chance = random.Random(SEED)  # noqa: S311 - no secrets
    (course.root / "_config.yml").write_text("title: A course\n", "utf-8")
    for number in range(max(1, KILLS // 15)):
        (course.root / "index.md").write_text(f"---\ntitle: A course\n---\nVersion {number}.\n", "utf-8")
        process = start("publish", "-s", str(course.root), folder=course.root)
        time.sleep(chance.uniform(0.2, 2.5))
        kill(process)
        course.at_remote("fsck", "--strict")
        course.git("fsck", "--strict")
        assert course.git("rev-parse", "--abbrev-ref", "HEAD") == "main"
        for lock in course.root.glob(".git/*.lock"):
            pytest.fail(f"{lock} was left")
        for lock in course.remote.rglob("*.lock"):
            lock.unlink()  # the kill met the other end, too, which is elsewhere as a rule
        again = start("publish", "-s", str(course.root), folder=course.root)
        assert again.wait(120) == 0
        assert f"Version {number}." in course.at_remote("show", "gh-pages:index.html")
