"""A site in two versions, built in processes that may be stopped at any moment, and what must hold then."""

from __future__ import annotations

import os
import shutil
import signal
import time
import traceback
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitetest import BARE, SiteTest
from tuftenotes.build import BuildRequest, build
from tuftenotes.diagnostics import Severity, SiteError, worst
from tuftenotes.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["FAILED", "RAISED", "TEMPORARY", "CrashSite", "in_process"]

FOREIGN = {
    "CNAME": b"notes.example.org\n",
    ".nojekyll": b"",
    ".git/HEAD": b"ref: refs/heads/main\n",
    "old/talk.pdf": b"%PDF" * 1000,
}
TEMPORARY = ".tuftenotes-tmp/"
"""Where files are made whole, in the destination: these may be anything."""
PAGES = 30
FAILED, RAISED = 3, 4


def in_process(action: Callable[[], object], kill_after: float | None = None) -> int:
    """Run `action` in a process of its own, stopped after so many seconds; return its exit status."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # of other threads: those of the tests use no lock of ours
        child = os.fork()
    if child == 0:
        status = RAISED
        try:
            status = int(bool(action()))
        except SiteError:
            status = FAILED
        except BaseException:  # noqa: BLE001 (the process ends here, and not in pytest)
            traceback.print_exc()
        finally:
            os._exit(status)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@dataclass
class CrashSite:
    """The site under `root`, its destination ``docs``, and what clean builds of its versions make."""

    root: Path
    clean: tuple[dict[str, bytes], dict[str, bytes]]
    version: int = 0

    @classmethod
    def make(cls, folder: Path) -> CrashSite:
        """Write the site, and build each version once into an empty folder."""
        site = cls(folder / "site", ({}, {}))
        cleans = []
        for version in (0, 1):
            site.write(version)
            apart = folder / f"clean{version}"
            build(BuildRequest(site.root, destination=apart, cache=False, jobs=1))
            cleans.append(SiteTest(site.root).outputs(apart))
        site.clean = (cleans[0], cleans[1])
        site.put_foreign()
        return site

    @property
    def docs(self) -> Path:
        """The destination."""
        return self.root / "docs"

    def write(self, version: int) -> None:
        """Write a version: all pages change; one file is in version 0 only, a folder in version 1 only."""
        self.version = version
        pages = {
            f"content/p{n}.md": f"# Page {n}\n\nVersion {version}. {'word ' * 400}\n" for n in range(PAGES)
        }
        shutil.rmtree(self.root / "content", ignore_errors=True)
        extra = {"content/a.txt": "file"} if version else {"content/a.txt/b.txt": "in a folder"}
        figure = {"content/f.bin": bytes([version]) * 200_000}
        SiteTest(self.root).write({**BARE, **pages, **extra, **figure})

    def put_foreign(self) -> None:
        """Put a stranger's files into the destination."""
        for name, data in FOREIGN.items():
            (self.docs / name).parent.mkdir(parents=True, exist_ok=True)
            (self.docs / name).write_bytes(data)

    def build(self, *, cache: bool, jobs: int = 1) -> bool:
        """Build in this process, or in several; return whether there was an error."""
        report = build(BuildRequest(self.root, cache=cache, jobs=jobs))
        return worst(report.diagnostics) == Severity.ERROR

    def outputs(self) -> dict[str, bytes]:
        """Return what is in the destination, but for the manifest."""
        return SiteTest(self.root).outputs()

    def check_whole(self) -> None:
        """Assert that every file is one version's or a stranger's, whole, and of these none is missing."""
        found = self.outputs()
        for name, data in FOREIGN.items():
            assert found.pop(name) == data, name
        for name, data in found.items():
            if not name.startswith(TEMPORARY):
                assert data in [clean[name] for clean in self.clean if name in clean], name

    def check_clean(self) -> None:
        """Assert that there is what a clean build makes, and the stranger's files, and nothing else."""
        assert self.outputs() == {**self.clean[self.version], **FOREIGN}
        assert (self.docs / MANIFEST).is_file()
        assert not (self.docs / TEMPORARY).exists()
