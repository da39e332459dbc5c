"""What a disk can put into the way of a build: it is said, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tuftenotes
from sitetest import BARE, SiteTest, problems
from tuftenotes.diagnostics import SiteError

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = {**BARE, "content/index.md": "One.\n"}
links = pytest.mark.skipif(os.name == "nt", reason="symbolic links take rights there")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tuftenotes.__file__).parents[1])}
PROGRAM = (sys.executable, "-m", "tuftenotes")


def run(*arguments: str | Path, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """Run the program and return what it said."""
    command = [*before, *PROGRAM, *map(str, arguments)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("destination", "reason"),
    [
        ("site", "the destination is the site itself"),
        ("site/content", "the destination is a folder of the site's sources"),
        (".", "the destination contains the site"),
        ("/", "the destination is the root of the file system"),
        ("~", "the destination is the home folder"),
        ("site/content/out", "the destination lies in a folder of the site's sources"),
        ("home/x.txt/docs", "cannot be written: Not a directory"),
    ],
)
def test_destinations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, destination: str, reason: str) -> None:
    """A destination that would mix with something else, or cannot be, is refused; all files stay."""
    monkeypatch.setitem(ENVIRONMENT, "HOME", str(tmp_path / "home"))
    monkeypatch.setitem(ENVIRONMENT, "USERPROFILE", str(tmp_path / "home"))
    SiteTest(tmp_path).write({f"site/{name}": text for name, text in PAGE.items()} | {"home/x.txt": "x"})
    before = SiteTest(tmp_path).outputs(tmp_path)
    where = tmp_path / "home" if destination == "~" else tmp_path / destination
    done = run("build", "--no-cache", "-s", tmp_path / "site", "-d", where)
    assert done.returncode == 1
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert SiteTest(tmp_path).outputs(tmp_path) == before


def test_two_at_once(tmp_path: Path) -> None:
    """Builds of one site at the same time all end well, one after the other, in the same clean state."""
    site = SiteTest(tmp_path / "site").write(
        {**PAGE, **{f"content/{n}.md": f"Page {n}\n" for n in range(20)}}
    )
    command = [*PROGRAM, "build", "-q", "-s", str(site.root)]
    builds = [subprocess.Popen([*command, *extra], env=ENVIRONMENT) for extra in ([], ["--no-cache"], [])]
    assert [build.wait(120) for build in builds] == [0, 0, 0]
    site.build(destination=tmp_path / "clean", cache=False)
    assert site.outputs() == site.outputs(tmp_path / "clean")
    assert not (site.docs / ".tuftenotes-tmp").exists()


READ_ONLY = """
mount -t tmpfs tmpfs "$1" && cp -R "$2" "$1/site" || exit 9
shift 2
"$@" -s site > /dev/null 2>&1 || exit 8
echo Two. > site/content/index.md
mount -o remount,ro "$PWD" 2> /dev/null || mount -o remount,ro "$DISK" || exit 7
"$@" -s site -d "$ELSEWHERE" || exit 6
"$@" -s site; status=$?
grep -q One site/docs/index.html || exit 5
exit $status
"""


def test_read_only(tmp_path: Path) -> None:
    """On a disk that cannot be written a build into it says so, and one into another folder goes well."""
    site = SiteTest(tmp_path / "site").write(PAGE)
    disk = tmp_path / "disk"
    disk.mkdir()
    apart = ("unshare", "--mount", "--map-root-user")
    can = (
        shutil.which("unshare")
        and not subprocess.run(
            [*apart, "mount", "-t", "tmpfs", "tmpfs", str(disk)], capture_output=True, check=False
        ).returncode
    )
    if not can:
        pytest.skip("no disk can be mounted here")
    script = READ_ONLY.replace("-s site", f"-s {disk}/site").replace(" site/", f" {disk}/site/")
    command = [*apart, "sh", "-c", script, "sh", str(disk), str(site.root), *PROGRAM, "build"]
    environment = {**ENVIRONMENT, "DISK": str(disk), "ELSEWHERE": str(tmp_path / "elsewhere")}
    done = subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "cannot be written: Read-only file system" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Two." in (tmp_path / "elsewhere/index.html").read_text("utf-8")
    assert not site.docs.exists()


def test_a_file_where_the_cache_must_be(tmp_path: Path) -> None:
    """The build goes on without a cache, and leaves the file alone."""
    site = SiteTest(tmp_path).write({**PAGE, ".tuftenotes-cache": "mine"})
    assert problems(site.build()) == []
    assert (tmp_path / ".tuftenotes-cache").read_text("utf-8") == "mine"


NAMES = (
    *("ä ö ü", "e\u0301", "日本語", "🎉", "עברית", "a&b<c>", "50% + 1", "c#", "what?", "a'b", "-x", "100%"),
    *("a:b", "\u202egnp", "a\u200bb", "x" * 252),
)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_names(tmp_path: Path, cache: Path, name: str) -> None:
    """Pages, files and folders may have any name; a second build changes nothing; what goes, goes."""
    site = SiteTest(tmp_path / "site").write(PAGE)
    bare = site.build(cache_dir=cache).written
    names = (f"content/{name}.md", f"content/{name[:250]}.dat", f"content/{name}/x.dat")
    site.write(dict.fromkeys(names, "# Page\n"))
    report = site.build(cache_dir=cache)
    assert problems(report) == []
    assert len(site.outputs()) == len(bare) + 3
    assert site.build(cache_dir=cache).written == ()
    site.delete(*names)
    assert len(site.build(cache_dir=cache).removed) == 3
    assert len(site.outputs()) == len(bare)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that knows the style sheet."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("address", ["x" * 300, "y/" * 3000, "a\\0b"])
def test_addresses_that_cannot_be(tmp_path: Path, address: str) -> None:
    """An address that no disk can hold is an error that names the page; nothing is written."""
    site = SiteTest(tmp_path).write(PAGE)
    site.write({"content/far.md": f'---\npermalink: "/{address}/"\n---\nx\n'})
    found = problems(site.build())
    assert any("error[" in problem for problem in found)
    assert not (site.docs / "index.html").exists()


@links
def test_circles(tmp_path: Path) -> None:
    """Links that lead to themselves, to each other, or to a folder around them end somewhere."""
    site = SiteTest(tmp_path).write({**PAGE, "content/a/b/page.md": "x\n"})
    content = tmp_path / "content"
    (content / "self").symlink_to("self")
    (content / "one").symlink_to("two")
    (content / "two").symlink_to("one")
    (content / "a" / "b" / "up").symlink_to("../..")
    (content / "a" / "b" / "here").symlink_to(".")
    report = site.build()
    assert problems(report) == [f"content/{name} error[unreadable]" for name in ("one", "self", "two")]
    site.delete("content/one", "content/self", "content/two")
    assert problems(site.build()) == []
    assert (site.docs / "a/b/page/index.html").is_file()


@links
def test_folders_that_are_links_in_a_circle(tmp_path: Path) -> None:
    """So do those that the configuration names."""
    site = SiteTest(tmp_path).write({"content/index.md": "x\n"})
    (tmp_path / "sass").symlink_to("sass")
    (tmp_path / "docs").symlink_to("docs")
    with pytest.raises(SiteError) as caught:
        site.build()
    assert [d.message for d in caught.value.diagnostics] == ["this folder is a link that leads in a circle"]
    (tmp_path / "sass").unlink()
    with pytest.raises(SiteError, match="is a link that leads in a circle"):
        site.build()
    assert problems(site.build(destination=tmp_path / "other")) == []
