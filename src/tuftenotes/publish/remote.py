"""The remote: its URL, where its branch is, and the push."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.publish.git import GitError, PublishError

if TYPE_CHECKING:
    from tuftenotes.publish.git import Repository
    from tuftenotes.publish.target import Target

__all__ = ["push", "remote_tip", "remote_url"]


def remote_url(repository: Repository, remote: str) -> str:
    """Return the URL that the name `remote` stands for."""
    url = repository.ask("remote", "get-url", "--push", remote)
    if url is not None:
        return url.split("\n")[0]
    known = repository.run("remote").split()
    if not known:
        raise PublishError(
            "This repository has no remote to publish to.",
            f"git remote add {remote} git@github.com:you/notes.git",
        )
    raise PublishError(
        f"There is no remote “{remote}”.", f"there is: {', '.join(known)}; choose it with --remote"
    )


def remote_tip(repository: Repository, target: Target) -> str:
    """Return the commit that the branch is at on the remote, fetched; empty where there is no such branch."""
    ref = f"refs/heads/{target.branch}"
    try:
        answer = repository.run("ls-remote", target.remote, ref)
        tip = answer.split("\t")[0]
        if tip and repository.ask("cat-file", "-e", f"{tip}^{{commit}}") is None:
            # An empty refmap leaves the tracking branches alone.
            options = (
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--no-recurse-submodules",
                "--refmap=",
            )
            repository.run("fetch", *options, target.remote, ref)
    except GitError as error:
        raise PublishError(f"Cannot read the remote “{target.remote}”: {error.message}") from error
    return tip


def push(repository: Repository, commit: str, tip: str, target: Target) -> None:
    """Push the commit; a history is replaced only if the branch is still where it was read."""
    ref = f"refs/heads/{target.branch}"
    lease = () if target.history or not tip else (f"--force-with-lease={ref}:{tip}",)
    try:
        repository.run("push", "--porcelain", *lease, target.remote, f"{commit}:{ref}")
    except GitError as error:
        raise push_error(error, target) from error


def push_error(error: GitError, target: Target) -> PublishError:
    """Say why a push was refused; with ``--porcelain`` git's output has a line ``!`` for the branch."""
    place = f"“{target.branch}” of {target.remote}"
    refused = next((line for line in error.output.splitlines() if line.startswith("!")), "")
    if "[remote rejected]" in refused:
        lines = [
            line for line in error.message.splitlines() if not line.startswith("failed to push some refs")
        ]
        said = f": {' '.join(lines)}" if lines else "."
        return PublishError(
            f"The remote does not accept a push to {place}{said}",
            "is the branch protected? may you push there?",
        )
    if "[rejected]" in refused:
        return PublishError(f"Somebody published to {place} in the meantime.", "run it again")
    is_refused = any(word in error.message.lower() for word in ("denied", "forbidden", "error: 403"))
    hint = "may you push there?" if is_refused else "nothing was published; run it again"
    return PublishError(f"Cannot push to {place}: {error.message}", hint)
