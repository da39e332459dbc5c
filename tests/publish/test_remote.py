"""The remote is read without touching anything here, and what it refuses is said."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from conftest import run_git
from tuftenotes.publish.git import PublishError, find_repository
from tuftenotes.publish.remote import push, remote_tip, remote_url
from tuftenotes.publish.target import Target

if TYPE_CHECKING:
    from conftest import Course


def refuse(course: Course, hook: str) -> None:
    """Let the remote turn every push down with the words of `hook`."""
    path = course.remote / "hooks" / "pre-receive"
    path.write_text(f"#!/bin/sh\necho '{hook}' >&2\nexit 1\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_the_url_of_a_remote(course: Course) -> None:
    """The push URL counts where it differs."""
    repository = find_repository(course.root)
    assert remote_url(repository, "origin") == str(course.remote)
    course.git("remote", "set-url", "--push", "origin", "git@github.com:ada/notes.git")
    assert remote_url(repository, "origin") == "git@github.com:ada/notes.git"


def test_no_remote_at_all(course: Course) -> None:
    """The hint shows how to add one."""
    course.git("remote", "remove", "origin")
    with pytest.raises(PublishError, match="has no remote") as caught:
        remote_url(find_repository(course.root), "origin")
    assert "git remote add origin" in caught.value.hint


def test_a_remote_of_another_name(course: Course) -> None:
    """The hint lists those that there are."""
    with pytest.raises(PublishError, match="no remote “upstream”") as caught:
        remote_url(find_repository(course.root), "upstream")
    assert caught.value.hint == "there is: origin; choose it with --remote"


def test_a_branch_that_the_remote_lacks(course: Course) -> None:
    """No tip, and no error."""
    assert remote_tip(find_repository(course.root), Target()) == ""


def test_the_tip_is_fetched_without_a_trace(course: Course) -> None:
    """The commit is here afterwards, but no ref, tracking branch or FETCH_HEAD tells of it."""
    course.git("clone", "--quiet", str(course.remote), str(course.built / "other"))
    course.git("push", "--quiet", "origin", "main:gh-pages")
    other = find_repository(course.built / "other")
    tip = remote_tip(other, Target())
    assert tip == course.git("rev-parse", "main")
    assert other.run("cat-file", "-t", tip) == "commit"
    assert other.run("for-each-ref") == ""
    assert not (other.root / ".git" / "FETCH_HEAD").exists()


def test_a_remote_that_cannot_be_reached(course: Course) -> None:
    """Git's own words say why."""
    course.git("remote", "set-url", "origin", str(course.root / "nowhere.git"))
    with pytest.raises(PublishError, match=r"Cannot read the remote “origin”: .*nowhere\.git"):
        remote_tip(find_repository(course.root), Target())


def test_a_push_that_the_remote_turns_down(course: Course) -> None:
    """A protected branch or a hook: its words are shown."""
    refuse(course, "This branch is protected.")
    repository = find_repository(course.root)
    with pytest.raises(
        PublishError, match=r"does not accept a push to “gh-pages”.*This branch is protected\."
    ):
        push(repository, repository.run("rev-parse", "HEAD"), "", Target())


def over_ssh(course: Course, monkeypatch: pytest.MonkeyPatch, *, may_read: bool) -> None:
    """Let the remote be one that is reached by a program like ssh, which lets nobody write."""
    program = course.root.parent / "ssh"
    reading = (
        'case "$*" in *git-upload-pack*) for last; do :; done; exec sh -c "$last";; esac\n'
        if may_read
        else ""
    )
    told = (
        "ERROR: Permission to ada/notes.git denied to bob."
        if may_read
        else "bob: Permission denied (publickey)."
    )
    program.write_text(f"#!/bin/sh\n{reading}echo '{told}' >&2\nexit 1\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(program))
    monkeypatch.setenv("GIT_SSH_VARIANT", "simple")
    course.git("remote", "set-url", "origin", f"ssh://example.org{course.remote}")


def test_nobody_there_may_read(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key for the host, that is said before anything is pushed."""
    over_ssh(course, monkeypatch, may_read=False)
    with pytest.raises(PublishError, match=r"Cannot read the remote “origin”: .*Permission denied"):
        remote_tip(find_repository(course.root), Target())


def test_somebody_who_may_only_read(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clone of somebody else's repository can be read, and the push says who is not let in."""
    over_ssh(course, monkeypatch, may_read=True)
    repository = find_repository(course.root)
    assert remote_tip(repository, Target()) == ""
    with pytest.raises(PublishError, match=r"Cannot push to .*denied to bob") as caught:
        push(repository, repository.run("rev-parse", "HEAD"), "", Target())
    assert "may you push there" in caught.value.hint


def test_a_history_that_must_stay(course: Course) -> None:
    """A remote that lets nobody replace commits says so, and keeps them."""
    run_git(course.remote, "config", "receive.denyNonFastForwards", "true")
    repository = find_repository(course.root)
    begin = repository.run("rev-parse", "HEAD")
    push(repository, begin, "", Target())
    alone = repository.run("commit-tree", "HEAD^{tree}", "-m", "Alone")
    with pytest.raises(PublishError, match="does not accept a push to “gh-pages”"):
        push(repository, alone, begin, Target(history=False))
    assert course.at_remote("rev-parse", "gh-pages") == begin


def test_a_push_that_comes_too_late(course: Course) -> None:
    """Somebody else's commit in between is never overwritten."""
    repository = find_repository(course.root)
    begin = repository.run("rev-parse", "HEAD")
    tree = repository.run("rev-parse", "HEAD^{tree}")
    theirs = repository.run("commit-tree", tree, "-p", begin, "-m", "Theirs")
    ours = repository.run("commit-tree", tree, "-p", begin, "-m", "Ours")
    course.git("push", "--quiet", "origin", f"{theirs}:refs/heads/gh-pages")
    with pytest.raises(PublishError, match="Somebody published to “gh-pages” of origin in the meantime"):
        push(repository, ours, begin, Target())
    with pytest.raises(PublishError, match="in the meantime"):
        push(repository, ours, begin, Target(history=False))
    assert course.at_remote("rev-parse", "gh-pages") == theirs


def test_a_push_to_nowhere(course: Course) -> None:
    """Git's own words say why, and that nothing was published."""
    repository = find_repository(course.root)
    course.git("remote", "set-url", "origin", str(course.root / "nowhere.git"))
    with pytest.raises(PublishError, match=r"Cannot push to “gh-pages” of origin: .*nowhere\.git"):
        push(repository, repository.run("rev-parse", "HEAD"), "", Target())
