"""Files as a git tree, made beside the work tree and the index: neither is read or touched."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tuftenotes.publish.git import PublishError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.publish.git import Repository

__all__ = ["Changes", "changes_between", "make_tree"]


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files one tree has that another doesn't have, has with other bytes, or lacks."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def make_tree(repository: Repository, files: Mapping[str, Path], blobs: Mapping[str, str]) -> str:
    """Store `files` (path in the tree to file on disk) and return the name of the tree.

    `blobs` are files that git has already, by object name. Only objects are written to the repository,
    through a temporary index; bytes are stored as they are, whatever filters the repository has.
    """
    missing = sorted(name for name, path in files.items() if not path.is_file())
    if missing:
        raise PublishError(f"{files[missing[0]]} is gone since the site was built.", "build it again")
    listing = "".join(f"{quoted(path)}\n" for path in files.values())
    hashes = repository.run("hash-object", "-w", "--no-filters", "--stdin-paths", stdin=os.fsencode(listing))
    entries = dict(zip(files, hashes.split(), strict=True)) | dict(blobs)
    lines = "".join(f"100644 {blob}\t{name}\0" for name, blob in sorted(entries.items()))
    with tempfile.TemporaryDirectory(prefix="tuftenotes-") as folder:
        beside = repository.with_environment({"GIT_INDEX_FILE": str(Path(folder) / "index")})
        beside.run("update-index", "-z", "--add", "--index-info", stdin=os.fsencode(lines))
        return beside.run("write-tree")


def changes_between(repository: Repository, old: str, new: str) -> Changes:
    """Count the files that differ between two trees (or commits)."""
    listing = repository.run("diff-tree", "-r", "-z", "--no-renames", "--name-status", old, new)
    status = Counter(listing.split("\0")[0:-1:2])
    return Changes(status["A"], status["M"] + status["T"], status["D"])


def quoted(path: Path) -> str:
    """Return an absolute path as a line that git reads back as that path (C quoting where it must be)."""
    text = str(path.absolute())
    if not text.startswith('"') and "\n" not in text:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
