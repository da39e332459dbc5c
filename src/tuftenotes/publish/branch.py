"""The branch that is published: whose it is, and the commit that goes on top."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tuftenotes import __version__
from tuftenotes.publish.address import pages_url
from tuftenotes.publish.git import GitError, PublishError, without_secrets
from tuftenotes.publish.remote import push, remote_tip, remote_url
from tuftenotes.publish.target import Published, Target
from tuftenotes.publish.tree import changes_between, make_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tuftenotes.publish.git import Repository

__all__ = ["publish"]

TRAILER = "Published-by: tuftenotes"
"""How a commit of ours is recognised; a branch whose last commit lacks it is somebody else's."""


def publish(repository: Repository, files: Mapping[str, Path], target: Target, ignore: str = "") -> Published:
    """Put `files` (path on the branch to file on disk) as one commit onto the branch of `target`.

    A ``CNAME`` on the branch stays, and ``.nojekyll`` is added, since GitHub would otherwise run the pages
    through Jekyll again. `ignore` is a folder (relative to the repository) whose changes don't count when
    the commit says what it was made from. Raises `PublishError`, before anything is changed, where the
    branch is not ours, the remote has moved on or refuses, or git cannot do it.
    """
    check_branch(repository, target)
    url = remote_url(repository, target.remote) if target.push else ""
    with quarantine(repository) if target.dry_run else as_it_is(repository) as store:
        tip = remote_tip(store, target) if target.push else local_tip(store, target)
        nojekyll = store.run("hash-object", "-w", "-t", "blob", "--stdin")
        blobs = {".nojekyll": nojekyll} | kept_cname(store, tip, files)
        tree = make_tree(store, {k: v for k, v in files.items() if k not in blobs}, blobs)
        site = pages_url(
            url, store.run("cat-file", "blob", f"{tree}:CNAME") if has_cname(blobs, files) else ""
        )
        empty = store.run("mktree")
        changes = changes_between(store, tip or empty, tree)
        number = len(set(files) | set(blobs))
        shown = without_secrets(url)
        if tip and not changes:
            return Published("", shown, site, number, changes)
        if tip and not target.force:
            refuse_foreign(store, tip, target)
        notes = what_to_know(store, tip, target, ignore)
        if target.dry_run:
            return Published("", shown, site, number, changes, notes)
        commit = make_commit(store, tree, tip if target.history else "", target, ignore)
        (push if target.push else set_branch)(store, commit, tip, target)
    return Published(commit, shown, site, number, changes, notes)


def check_branch(repository: Repository, target: Target) -> None:
    """Refuse a name that is no branch name, and the branch that the sources are on."""
    if repository.ask("check-ref-format", "--branch", target.branch) is None:
        raise PublishError(f"“{target.branch}” cannot be the name of a branch.")
    if repository.ask("symbolic-ref", "--quiet", "--short", "HEAD") == target.branch:
        raise PublishError(
            f"You are on the branch “{target.branch}”, which publishing would replace.",
            "go to the branch with the sources, or publish to another with --branch",
        )


@contextmanager
def as_it_is(repository: Repository) -> Iterator[Repository]:
    """Let git store its objects where it always does."""
    yield repository


@contextmanager
def quarantine(repository: Repository) -> Iterator[Repository]:
    """Let git store new objects in a folder that is thrown away: a dry run leaves nothing behind."""
    objects = repository.root / repository.run("rev-parse", "--git-path", "objects")
    earlier = os.environ.get("GIT_ALTERNATE_OBJECT_DIRECTORIES", "")
    with tempfile.TemporaryDirectory(prefix="tuftenotes-", ignore_cleanup_errors=True) as folder:
        others = os.pathsep.join(filter(None, (str(objects), earlier)))
        yield repository.with_environment(
            {"GIT_OBJECT_DIRECTORY": folder, "GIT_ALTERNATE_OBJECT_DIRECTORIES": others}
        )


def local_tip(repository: Repository, target: Target) -> str:
    """Return the commit that the local branch is at, or what was last seen of the remote's; may be empty."""
    for ref in (f"refs/heads/{target.branch}", f"refs/remotes/{target.remote}/{target.branch}"):
        tip = repository.ask("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        if tip:
            return tip
    return ""


def kept_cname(repository: Repository, tip: str, files: Mapping[str, Path]) -> dict[str, str]:
    """Return the CNAME blob of the branch where the site has none of its own."""
    if "CNAME" in files or not tip:
        return {}
    blob = repository.ask("rev-parse", "--verify", "--quiet", f"{tip}:CNAME")
    return {"CNAME": blob} if blob else {}


def has_cname(blobs: Mapping[str, str], files: Mapping[str, Path]) -> bool:
    """Tell whether the published site will have a CNAME file."""
    return "CNAME" in blobs or "CNAME" in files


def refuse_foreign(repository: Repository, tip: str, target: Target) -> None:
    """Raise `PublishError` where the last commit of the branch is not ours."""
    message = repository.run("show", "--no-patch", "--format=%B", tip)
    if re.search(rf"^{TRAILER}", message, re.MULTILINE):
        return
    told = repository.run("show", "--no-patch", "--format=%h “%s” by %an", tip)
    raise PublishError(
        f"The branch “{target.branch}” holds what tuftenotes did not put there; its last commit is {told}.",
        "look at it; if the site may replace it, publish once with --force (its history stays)",
    )


def what_to_know(repository: Repository, tip: str, target: Target, ignore: str) -> tuple[str, ...]:
    """Return what is no obstacle but might surprise: uncommitted changes, a local branch that is ahead."""
    notes = []
    if is_dirty(repository, ignore):
        notes.append("The work tree has changes that are not committed; they are part of what is published.")
    local = repository.ask("rev-parse", "--verify", "--quiet", f"refs/heads/{target.branch}^{{commit}}")
    ancestor = ("merge-base", "--is-ancestor", local or "", tip)
    if target.push and local and (not tip or repository.ask(*ancestor) is None):
        notes.append(
            f"The local branch “{target.branch}” has commits that {target.remote} lacks; they stay here."
        )
    return tuple(notes)


def is_dirty(repository: Repository, ignore: str) -> bool:
    """Tell whether the work tree differs from the last commit anywhere but in the folder `ignore`."""
    paths = ("--", ".", f":(exclude,top,literal){ignore}") if ignore else ()
    return bool(repository.run("status", "--porcelain", *paths))


def make_commit(repository: Repository, tree: str, parent: str, target: Target, ignore: str) -> str:
    """Store the commit and return its name."""
    source = repository.ask("rev-parse", "--verify", "--quiet", "HEAD") or ""
    subject = target.message or (f"Publish {source[:7]}" if source else "Publish")
    trailers = [f"{TRAILER} {__version__}"]
    if source:
        trailers.append(f"Source: {source}" + (" with changes" if is_dirty(repository, ignore) else ""))
    text = f"{subject.strip()}\n\n" + "\n".join(trailers) + "\n"
    parents = ("-p", parent) if parent else ()
    try:
        return repository.run("commit-tree", tree, *parents, "-F", "-", stdin=text.encode())
    except GitError as error:
        if "user.email" not in error.message and "ident" not in error.message:
            raise
        raise PublishError(
            "git does not know who you are.",
            'git config user.name "Your Name" && git config user.email you@example.org',
        ) from error


def set_branch(repository: Repository, commit: str, tip: str, target: Target) -> None:
    """Set the local branch to the commit, unless it is checked out or has moved on since `tip` was read."""
    ref = f"refs/heads/{target.branch}"
    if f"branch {ref}" in repository.run("worktree", "list", "--porcelain").splitlines():
        raise PublishError(f"The branch “{target.branch}” is checked out in a work tree.")
    exists = repository.ask("rev-parse", "--verify", "--quiet", ref) is not None
    repository.run(
        "update-ref", "-m", "publish: tuftenotes", ref, commit, tip if exists else "0" * len(commit)
    )
