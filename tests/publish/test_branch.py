"""One commit with the built files goes onto the branch; nothing else is touched, nothing foreign replaced."""

from __future__ import annotations

import subprocess
import threading
from typing import TYPE_CHECKING

import pytest

from tuftenotes.publish import Changes, PublishError, Target, find_repository, publish

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Course
    from tuftenotes.publish import Published


def put(course: Course, files: dict[str, Path], **target: object) -> Published:
    """Publish `files` of the course."""
    return publish(find_repository(course.root), files, Target(**target), "docs")  # type: ignore[arg-type]


def names(course: Course, branch: str = "gh-pages") -> list[str]:
    """Return the files of a branch of the remote."""
    return course.at_remote("ls-tree", "-r", "--name-only", branch).split()


def state(course: Course) -> tuple[str, str, str]:
    """Return what publishing must leave alone: the refs here, the index, the changes in the work tree."""
    return course.git("for-each-ref"), course.git("ls-files", "-s"), course.git("status", "--porcelain")


def test_the_first_publication(course: Course) -> None:
    """The remote gets a branch with the files and .nojekyll; nothing else has changed."""
    before = state(course)
    done = put(course, course.build(index_html="<p>1"))
    assert names(course) == [".nojekyll", "index.html"]
    assert done.commit == course.at_remote("rev-parse", "gh-pages")
    assert done.changes == Changes(added=2)
    assert done.files == 2
    assert done.notes == ()
    refs, *rest = state(course)
    assert rest == list(before[1:])
    assert [line for line in refs.splitlines() if "refs/remotes/" not in line] == before[0].splitlines()


def test_the_commit_tells_where_it_comes_from(course: Course) -> None:
    """The message names the source commit, and changes that are not committed."""
    put(course, course.build(index_html="1"))
    source = course.git("rev-parse", "HEAD")
    message = course.at_remote("show", "--no-patch", "--format=%B", "gh-pages")
    assert message.startswith(f"Publish {source[:7]}\n\nPublished-by: tuftenotes ")
    assert f"\nSource: {source}" in message
    (course.root / "index.md").write_text("# Edited\n", "utf-8")
    done = put(course, course.build(index_html="2"), message="Lecture 2")
    message = course.at_remote("show", "--no-patch", "--format=%B", "gh-pages")
    assert message.startswith("Lecture 2\n\n")
    assert message.endswith(f"Source: {source} with changes")
    assert "not committed" in done.notes[0]


def test_only_what_is_listed_stays_on_the_branch(course: Course) -> None:
    """The second commit goes on top of the first and drops what is no longer built."""
    first = put(course, course.build(index_html="1", old_html="1"))
    second = put(course, course.build(index_html="2"))
    assert names(course) == [".nojekyll", "index.html"]
    assert second.changes == Changes(changed=1, removed=1)
    assert course.at_remote("rev-parse", "gh-pages^") == first.commit


def test_nothing_changed(course: Course) -> None:
    """The same files again make no commit."""
    files = course.build(index_html="1")
    first = put(course, files)
    again = put(course, files)
    assert again.commit == ""
    assert not again.changes
    assert course.at_remote("rev-parse", "gh-pages") == first.commit


def test_the_cname_of_the_branch_stays(course: Course) -> None:
    """A domain that was set on GitHub's page survives, and is where the site appears."""
    put(course, course.build(index_html="1", CNAME="notes.example.org\n"))
    done = put(course, course.build(index_html="2"))
    assert names(course) == [".nojekyll", "CNAME", "index.html"]
    assert done.url == "https://notes.example.org/"


def test_the_cname_of_the_site_wins(course: Course) -> None:
    """The site's own CNAME replaces that of the branch."""
    put(course, course.build(index_html="1", CNAME="old.example.org"))
    done = put(course, course.build(index_html="1", CNAME="new.example.org"))
    assert done.url == "https://new.example.org/"
    assert course.at_remote("cat-file", "blob", "gh-pages:CNAME") == "new.example.org"


def test_a_foreign_branch_is_refused(course: Course) -> None:
    """What somebody else put on the branch stays there, and the message says whose it is."""
    course.git("push", "--quiet", "origin", "main:gh-pages")
    with pytest.raises(
        PublishError, match=r"did not put there; its last commit is .*“Begin” by Ada"
    ) as caught:
        put(course, course.build(index_html="1"))
    assert "--force" in caught.value.hint
    assert names(course) == [".gitignore", "index.md"]


def test_force_goes_on_top_of_a_foreign_branch(course: Course) -> None:
    """Even then nothing is lost: the history of the branch stays, and no push is forced."""
    course.git("push", "--quiet", "origin", "main:gh-pages")
    put(course, course.build(index_html="1"), force=True)
    assert names(course) == [".nojekyll", "index.html"]
    assert course.at_remote("rev-parse", "gh-pages^") == course.git("rev-parse", "main")
    put(course, course.build(index_html="2"))


def test_a_commit_by_hand_on_top_of_ours_is_foreign(course: Course) -> None:
    """Somebody's correction on the branch itself is not swept away."""
    first = put(course, course.build(index_html="1"))
    tree = course.git("rev-parse", "main^{tree}")
    theirs = course.git("commit-tree", tree, "-p", first.commit, "-m", "By hand")
    course.git("push", "--quiet", "origin", f"{theirs}:refs/heads/gh-pages")
    with pytest.raises(PublishError, match="By hand"):
        put(course, course.build(index_html="2"))


def test_without_history(course: Course) -> None:
    """The branch has one commit, which replaces ours; a foreign branch is still refused."""
    put(course, course.build(index_html="1"))
    done = put(course, course.build(index_html="2"), history=False)
    assert course.at_remote("rev-list", "gh-pages") == done.commit
    course.git("push", "--quiet", "--force", "origin", "main:gh-pages")
    with pytest.raises(PublishError, match="did not put there"):
        put(course, course.build(index_html="3"), history=False)


def test_a_dry_run_leaves_nothing(course: Course) -> None:
    """It says what would change; neither the remote nor the objects here are touched."""
    put(course, course.build(index_html="1"))
    tip = course.at_remote("rev-parse", "gh-pages")
    before = course.git("count-objects", "-v")
    done = put(course, course.build(index_html="2", new_html="1"), dry_run=True)
    assert done.commit == ""
    assert done.changes == Changes(added=1, changed=1)
    assert course.at_remote("rev-parse", "gh-pages") == tip
    assert course.git("count-objects", "-v") == before


def test_a_dry_run_fetches_into_nowhere(course: Course) -> None:
    """A branch that is only on the remote can be compared with, and is not kept."""
    put(course, course.build(index_html="1"))
    other = course.root.parent / "other"
    course.git("clone", "--quiet", "--single-branch", course.remote.as_uri(), str(other))
    repository = find_repository(other)
    done = publish(repository, course.build(index_html="2"), Target(dry_run=True))
    assert done.changes == Changes(changed=1)
    assert repository.ask("cat-file", "-e", course.at_remote("rev-parse", "gh-pages")) is None


def test_without_a_push_the_commit_is_on_the_local_branch(course: Course) -> None:
    """The remote is not asked; the branch here grows by a commit each time."""
    course.git("remote", "remove", "origin")
    first = put(course, course.build(index_html="1"), push=False)
    second = put(course, course.build(index_html="2"), push=False)
    assert course.git("rev-list", "gh-pages").split() == [second.commit, first.commit]
    assert put(course, course.build(index_html="2"), push=False).commit == ""


def test_without_a_push_the_commit_goes_on_top_of_what_was_last_seen(course: Course) -> None:
    """The first local commit follows the remote's branch as it is known here."""
    first = put(course, course.build(index_html="1"))
    second = put(course, course.build(index_html="2"), push=False)
    assert course.git("rev-parse", f"{second.commit}^") == first.commit
    assert course.git("rev-parse", "gh-pages") == second.commit


def test_a_local_branch_that_is_ahead_is_mentioned(course: Course) -> None:
    """Commits that were made without a push stay here, and the author is told."""
    put(course, course.build(index_html="1"), push=False)
    done = put(course, course.build(index_html="2"))
    assert "has commits that origin lacks" in done.notes[0]


def test_a_local_branch_in_use_is_not_moved(course: Course) -> None:
    """A branch that is checked out elsewhere would look changed there."""
    put(course, course.build(index_html="1"), push=False)
    course.git("worktree", "add", "--quiet", str(course.root.parent / "pages"), "gh-pages")
    with pytest.raises(PublishError, match="is checked out"):
        put(course, course.build(index_html="2"), push=False)


def test_the_branch_of_the_sources_is_refused(course: Course) -> None:
    """Publishing onto the branch one works on would replace the sources."""
    with pytest.raises(PublishError, match="You are on the branch “main”"):
        put(course, course.build(index_html="1"), branch="main", force=True)


def test_a_name_that_is_no_branch(course: Course) -> None:
    """Names that git cannot take are refused before anything else."""
    with pytest.raises(PublishError, match="cannot be the name of a branch"):
        put(course, course.build(index_html="1"), branch="--upload-pack=x")


def test_git_that_does_not_know_the_author(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hint is the command that tells it."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME")
        monkeypatch.delenv(f"GIT_{role}_EMAIL")
    course.git("config", "user.useConfigOnly", "true")
    with pytest.raises(PublishError, match="does not know who you are") as caught:
        put(course, course.build(index_html="1"))
    assert "git config user.name" in caught.value.hint


def test_a_repository_without_a_commit(course: Course) -> None:
    """Publishing works before the first commit of the sources."""
    course.git("update-ref", "-d", "refs/heads/main")
    put(course, course.build(index_html="1"))
    assert course.at_remote("show", "--no-patch", "--format=%s", "gh-pages") == "Publish"


def test_a_shallow_clone(course: Course, tmp_path: Path) -> None:
    """A checkout of one commit, as CI makes it, goes on top of the whole branch."""
    first = put(course, course.build(index_html="1"))
    course.git("commit", "--quiet", "--allow-empty", "-m", "More")
    course.git("push", "--quiet", "origin", "main")
    shallow = tmp_path / "shallow"
    course.git("clone", "--quiet", "--depth=1", "--branch=main", course.remote.as_uri(), str(shallow))
    second = publish(find_repository(shallow), course.build(index_html="2"), Target())
    assert course.at_remote("rev-list", "gh-pages").split() == [second.commit, first.commit]
    course.at_remote("fsck", "--strict")


def test_a_detached_head_and_a_merge_in_progress(course: Course) -> None:
    """Whatever state the work tree is in, it stays in that, and what is published is what was built."""
    course.git("checkout", "--quiet", "-b", "other")
    (course.root / "index.md").write_text("# Theirs\n", "utf-8")
    course.git("commit", "--quiet", "-am", "Theirs")
    course.git("checkout", "--quiet", "--detach", "main")
    (course.root / "index.md").write_text("# Ours\n", "utf-8")
    course.git("commit", "--quiet", "-am", "Ours")
    subprocess.run(["git", "merge", "other"], cwd=course.root, check=False, capture_output=True)
    before = state(course)
    assert "UU index.md" in before[2]
    assert "not committed" in put(course, course.build(index_html="1")).notes[0]
    assert state(course)[1:] == before[1:]
    assert (course.root / ".git" / "MERGE_HEAD").is_file()


def test_two_at_once(course: Course) -> None:
    """Of simultaneous publications each either lands whole or says that it came too late."""
    files = {text: course.build(**{f"{text}_html": text}) for text in "abcd"}
    outcome: list[str] = []

    def run(text: str) -> None:
        try:
            outcome.append(put(course, files[text]).commit)
        except PublishError as error:
            outcome.append(error.message)

    threads = [threading.Thread(target=run, args=(text,)) for text in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    commits = [text for text in outcome if len(text) == 40 and " " not in text]
    assert len(outcome) == 4
    assert commits
    assert course.at_remote("rev-list", "--count", "gh-pages") == str(len(commits))
