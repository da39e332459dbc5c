"""What a build is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BuildRequest"]


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build, and how. Paths are relative to the working folder.

    `destination` and `baseurl` replace what the configuration says, `config_files` the files it is read
    from. `jobs` is the number of processes (0: one for each processor). With `checks`, the site as a
    whole is checked too; with `strict` it is, and warnings count as errors. With `dry_run`, nothing is
    written anywhere. With `scratch`, destination and cache are temporary: nothing waits for the disk.
    """

    source: Path
    destination: Path | None = None
    baseurl: str | None = None
    config_files: tuple[Path, ...] = ()
    drafts: bool = False
    future: bool = False
    strict: bool = False
    checks: bool = False
    jobs: int = 0
    cache: bool = True
    cache_dir: Path | None = None
    dry_run: bool = False
    scratch: bool = False
