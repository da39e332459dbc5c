"""What a build is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuftenotes.stamp import ask

if TYPE_CHECKING:
    from pathlib import Path

    from tuftenotes.checks.external import Ask
    from tuftenotes.stamp import Asked

__all__ = ["BuildRequest"]


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build, and how. Paths are relative to the working folder.

    `destination`, `baseurl` and `url` replace what the configuration says, `config_files` the files it is
    read from. `jobs` is the number of processes (0: one for each processor). With `checks`, the site as a
    whole is checked too, and `ask` is given its links to other hosts; with `strict` it is, and warnings
    count as errors. With `dry_run`, nothing is
    written anywhere. With `scratch`, destination and cache are temporary: nothing waits for the disk.
    """

    source: Path
    destination: Path | None = None
    baseurl: str | None = None
    url: str | None = None
    config_files: tuple[Path, ...] = ()
    drafts: bool = False
    future: bool = False
    strict: bool = False
    checks: bool = False
    ask: Ask | None = None
    jobs: int = 0
    cache: bool = True
    cache_dir: Path | None = None
    dry_run: bool = False
    scratch: bool = False

    @property
    def asked(self) -> Asked:
        """What the stamp of the build knows it by: everything but the number of processes."""
        return ask(
            str(self.source),
            str(self.cache_dir) if self.cache_dir else None,
            destination=str(self.destination) if self.destination else None,
            baseurl=self.baseurl,
            url=self.url,
            config_files="\0".join(map(str, self.config_files)) or None,
            drafts=self.drafts,
            future=self.future,
            strict=self.strict,
            checks=self.checks,
            no_cache=not self.cache,
            dry_run=self.dry_run,
            scratch=self.scratch,
        )
