"""Git is run without surprises, and its failures are told in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tuftenotes.publish.git import GitError, PublishError, find_repository, without_secrets

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Course


def test_the_repository_of_a_folder_inside_it(course: Course) -> None:
    """Any folder of the work tree leads to its root."""
    assert find_repository(course.built).root.samefile(course.root)


@pytest.mark.usefixtures("git_environment")
def test_a_folder_outside_any_repository(tmp_path: Path) -> None:
    """The message names the folder and what to do."""
    with pytest.raises(PublishError, match="is not in a git repository") as caught:
        find_repository(tmp_path)
    assert caught.value.hint == "start one there: git init"


def test_no_git_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says that git is missing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PublishError, match="git is not installed"):
        find_repository(tmp_path)


def test_a_failure_carries_what_git_said(course: Course) -> None:
    """The labels that git puts before its errors are dropped."""
    repository = find_repository(course.root)
    with pytest.raises(GitError, match=r"^Needed a single revision$"):
        repository.run("rev-parse", "--verify", "nothing")
    assert repository.ask("rev-parse", "--verify", "nothing") is None


def test_secrets_are_not_shown() -> None:
    """User names and tokens in URLs disappear."""
    text = "unable to access 'https://ada:ghp_x@github.com/ada/notes.git/': 403"
    assert without_secrets(text) == "unable to access 'https://github.com/ada/notes.git/': 403"
    assert without_secrets("git@github.com:ada/notes.git") == "git@github.com:ada/notes.git"
