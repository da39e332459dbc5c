"""The files of a Jekyll site: which there are, their bytes and times; the edge `liquid` reads through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.liquid.model import JekyllFiles
from tuftenotes.sources import Asset
from tuftenotes.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tuftenotes.diagnostics import Diagnostic

__all__ = ["FoundFiles", "find_files", "posts_time"]

_HEAD_SIZE = 64
_POST = re.compile(r"/_posts/(?:.*/)?(\d{4})-(\d\d?)-(\d\d?)-[^/]*\Z", re.ASCII)
_NEVER = frozenset(
    (".git", ".svn", ".hg", ".jekyll-cache", ".sass-cache", ".tuftenotes-cache", "node_modules")
)


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files for `liquid.model`, the same as assets by path, and what could not be entered."""

    files: JekyllFiles
    assets: Mapping[str, Asset]
    diagnostics: tuple[Diagnostic, ...]


def find_files(root: Path, outside: Sequence[Path]) -> FoundFiles:
    """Find every file under `root` but for the folders `outside` and those of tools."""
    walk = Walk(root, outside)
    assets = {entry.path: Asset(entry.path, entry.file) for entry in walk.files("", _admits)}

    def head(path: str) -> bytes:
        with open(assets[path].file, "rb") as file:  # noqa: PTH123 (half the time of Path.open)
            return file.read(_HEAD_SIZE)

    files = JekyllFiles(
        paths=tuple(assets),
        read=lambda path: Path(assets[path].file).read_bytes(),
        head=head,
        modified=lambda path: datetime.fromtimestamp(int(Path(assets[path].file).stat().st_mtime), UTC),
    )
    return FoundFiles(files, assets, tuple(walk.diagnostics))


def _admits(path: str, *, is_folder: bool) -> bool:
    return not (is_folder and path.rpartition("/")[2] in _NEVER)


def posts_time(paths: Sequence[str], now: datetime) -> datetime:
    """Return ``site.time``: the day of the newest post that is not of the future, else today.

    A page that prints it is then the same in every build until something is posted.
    """
    found = (_POST.search(f"/{path}") for path in paths)
    days = {tuple(map(int, post.groups())) for post in found if post}
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for year, month, day in sorted(days, reverse=True):
        try:
            posted = midnight.replace(year, month, day)
        except ValueError:
            continue
        if posted <= midnight:
            return posted
    return midnight
