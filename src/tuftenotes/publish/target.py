"""What publishing is asked for, and what it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuftenotes.publish.tree import Changes

__all__ = ["Published", "Target"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where to publish and how.

    Without `push` the commit goes onto the local branch. Without `history` it is the only one of the branch.
    `force` goes over what somebody else put there (as a commit on top of it, unless `history` is off).
    """

    branch: str = "gh-pages"
    remote: str = "origin"
    message: str = ""
    push: bool = True
    history: bool = True
    force: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: `commit` is empty where the branch held these very files already (or in a dry run).

    `remote` is the remote's URL without secrets, `url` where the site will appear (empty if unknown), `files`
    the number of files on the branch, `notes` what the author should know, a sentence each.
    """

    commit: str
    remote: str
    url: str
    files: int
    changes: Changes
    notes: tuple[str, ...] = ()
