"""``tuftenotes publish``: a strict build on the branch that is served, and a clear word when it can't be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tuftenotes.cli import run

if TYPE_CHECKING:
    from conftest import Course

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def site(course: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """Return a course with a page, in whose folder the command is called."""
    (course.root / "content").mkdir()
    (course.root / "content" / "index.md").write_text("---\ntitle: One\n---\nText.\n", "utf-8")
    (course.root / ".gitignore").write_text("/docs/\n/.tuftenotes-cache/\n", "utf-8")
    (course.root / "_config.yml").write_text("title: Notes\n", "utf-8")
    course.git("add", ".")
    course.git("commit", "--quiet", "-m", "Write")
    monkeypatch.chdir(course.root)
    return course


def names(site: Course) -> list[str]:
    """Return the files on the remote's branch."""
    return site.at_remote("ls-tree", "-r", "--name-only", "gh-pages").split()


def test_the_site_is_published(site: Course, capsys: Captured) -> None:
    """The files that were built are on the branch, without the manifest; what was done is said."""
    assert run(["publish"]) == 0
    err = capsys.readouterr().err
    assert err.startswith("Built 1 page in docs: ")
    commit = site.at_remote("rev-parse", "gh-pages")[:7]
    assert f" to gh-pages of {site.remote} as {commit}: " in err
    listed = names(site)
    assert ".nojekyll" in listed
    assert "index.html" in listed
    assert not [name for name in listed if "manifest" in name]
    assert site.git("status", "--porcelain") == ""


def test_nothing_new(site: Course, capsys: Captured) -> None:
    """Publishing again says so and makes no commit."""
    run(["publish", "-q"])
    tip = site.at_remote("rev-parse", "gh-pages")
    capsys.readouterr()
    assert run(["publish"]) == 0
    assert "Nothing to publish: " in capsys.readouterr().err
    assert site.at_remote("rev-parse", "gh-pages") == tip


def test_strangers_are_not_published_but_cname(site: Course) -> None:
    """What lies in the destination by chance stays here; the domain's file goes along."""
    run(["build", "-q"])
    (site.built / "CNAME").write_text("notes.example.org\n", "utf-8")
    (site.built / "draft.pdf").write_bytes(b"%PDF")
    assert run(["publish", "-q"]) == 0
    assert "CNAME" in names(site)
    assert "draft.pdf" not in names(site)


def test_a_warning_stops_it(site: Course, capsys: Captured) -> None:
    """Nothing reaches the remote."""
    (site.root / "content" / "index.md").write_text("{% newthought 'one' 'too many' %}\n", "utf-8")
    assert run(["publish"]) == 1
    err = capsys.readouterr().err
    assert "warning[tag-arguments]" in err
    assert err.endswith("Nothing was published.\n")
    assert site.at_remote("for-each-ref") == ""


def test_a_dry_run(site: Course, capsys: Captured) -> None:
    """It builds elsewhere and says what it would do."""
    before = sorted(path.name for path in site.root.iterdir())
    assert run(["publish", "--dry-run"]) == 0
    assert f" files to gh-pages of {site.remote}: " in capsys.readouterr().err
    assert site.at_remote("for-each-ref") == ""
    assert sorted(path.name for path in site.root.iterdir()) == before
    assert list(site.built.iterdir()) == []


def test_without_a_push(site: Course, capsys: Captured) -> None:
    """The commit is on the local branch."""
    assert run(["publish", "--no-push", "-m", "By hand"]) == 0
    assert " to the local branch gh-pages as " in capsys.readouterr().err
    assert site.git("show", "--no-patch", "--format=%s", "gh-pages") == "By hand"


def test_where_it_will_appear(site: Course, capsys: Captured) -> None:
    """The address follows from the remote, and a baseurl that doesn't fit is pointed out."""
    site.git("remote", "set-url", "origin", "https://github.com/ada/notes.git")
    site.git("config", f"url.{site.remote.as_uri()}.insteadOf", "https://github.com/ada/notes.git")
    assert run(["publish"]) == 0
    err = capsys.readouterr().err
    assert "https://ada.github.io/notes/" not in err  # git has told where the URL really leads
    (site.root / "docs" / "CNAME").write_text("notes.example.org", "utf-8")
    assert run(["publish"]) == 0
    assert "It will appear at https://notes.example.org/" in capsys.readouterr().err
    assert run(["publish", "-b", "/elsewhere"]) == 0
    assert 'Set baseurl: "" in _config.yml.' in capsys.readouterr().err
    assert run(["publish", "-b", "/elsewhere"]) == 0
    assert "It is at https://notes.example.org/" in capsys.readouterr().err


def test_a_foreign_branch(site: Course, capsys: Captured) -> None:
    """It is left alone until --force says otherwise; the hint names the flag."""
    site.git("push", "--quiet", "origin", "main:gh-pages")
    assert run(["publish", "-q"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("Error: The branch “gh-pages” holds what tuftenotes did not put there")
    assert "\n    hint: " in err
    assert run(["publish", "-q", "--force"]) == 0
    assert "index.html" in names(site)


def test_changes_that_are_not_committed_are_mentioned(site: Course, capsys: Captured) -> None:
    """They are published, and one should know."""
    (site.root / "content" / "index.md").write_text("Edited.\n", "utf-8")
    assert run(["publish"]) == 0
    assert "changes that are not committed" in capsys.readouterr().err


def test_no_remote(site: Course, capsys: Captured) -> None:
    """That is found out before the site is built."""
    site.git("remote", "remove", "origin")
    assert run(["publish"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("Error: This repository has no remote to publish to.")
    assert "Built" not in err


def test_no_git(site: Course, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """The message says where to get it; nothing is built."""
    monkeypatch.setenv("PATH", str(site.built))
    assert run(["publish"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("Error: git is not installed.\n    hint: ")
    assert "Built" not in err


def test_a_protected_branch(site: Course, capsys: Captured) -> None:
    """The words of the hook that turns the push down are shown; the next time, it works."""
    hook = site.remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'Ask Bob.' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    assert run(["publish"]) == 1
    err = capsys.readouterr().err
    assert "Error: The remote does not accept a push to “gh-pages” of origin: Ask Bob." in err
    assert "protected?" in err
    hook.unlink()
    assert run(["publish", "-q"]) == 0


def test_a_linked_cname(site: Course) -> None:
    """A CNAME that is a link is not followed: it could lead to any file of the author's."""
    (site.root.parent / "secret").write_text("secret", "utf-8")
    (site.built / "CNAME").symlink_to(site.root.parent / "secret")
    assert run(["publish", "-q"]) == 0
    assert "CNAME" not in names(site)


@pytest.mark.usefixtures("site")
def test_no_repository(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The message says what to do."""
    folder = tmp_path_factory.mktemp("plain")
    monkeypatch.chdir(folder)
    assert run(["publish"]) == 1
    assert "is not in a git repository.\n    hint: start one there: git init" in capsys.readouterr().err


def test_a_site_in_a_folder_of_the_repository(
    site: Course, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The built files are at the top of the branch; a committed destination doesn't count as a change."""
    (site.root / "notes" / "content").mkdir(parents=True)
    (site.root / "notes" / "content" / "index.md").write_text("Inner.\n", "utf-8")
    (site.root / "notes" / ".gitignore").write_text(".tuftenotes-cache/\n", "utf-8")
    site.git("add", "notes")
    site.git("commit", "--quiet", "-m", "Inner")
    (site.root / ".gitignore").write_text("", "utf-8")
    site.git("commit", "--quiet", "-am", "Let docs be committed")
    monkeypatch.chdir(site.root / "notes")
    assert run(["publish"]) == 0
    assert "not committed" not in capsys.readouterr().err
    assert "index.html" in names(site)
