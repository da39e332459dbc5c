"""Which folders a build may read and write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline import configured
from sitetest import BARE, SiteTest
from tuftenotes.confines import (
    check_destination,
    links_out,
    outside_folders,
    usual_destination,
)
from tuftenotes.diagnostics import SiteError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home folder, with the folders that programs look into."""
    folder = tmp_path / "home"
    SiteTest(folder).write({"thesis/main.tex": "x", "old/.tuftenotes-manifest.json": "{}", "old/a.html": "x"})
    (folder / "empty").mkdir()
    (tmp_path / "site" / "notes").mkdir(parents=True)
    (tmp_path / "site" / "content").mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


PLACES = [
    ({}, []),
    ({"source": "notes", "destination": "public"}, []),
    ({"content_dir": "notes"}, []),
    ({"content_dir": ""}, []),
    ({"content_dir": "nowhere"}, ["content_dir"]),
    ({"layouts_dir": "/_layouts", "data_dir": "a/../data"}, []),
    ({"source": ".."}, ["source"]),
    ({"source": "nowhere"}, ["source"]),
    ({"data_dir": "x/" * 3000}, ["data_dir"]),
    ({"source": "/"}, ["source"]),
    ({"content_dir": "../x", "data_dir": "a/../../data"}, ["content_dir", "data_dir"]),
    ({"source": "notes", "content_dir": "../content"}, []),
    ({"destination": "../public"}, []),
    ({"destination": "~/public/html"}, []),
    ({"destination": "~/empty"}, []),
    ({"destination": "~/old"}, []),
    ({"destination": "~/thesis"}, ["destination"]),
    ({"destination": "~/.config/autostart"}, ["destination"]),
    ({"destination": "../.git/hooks"}, ["destination"]),
    ({"destination": "~/Library/LaunchAgents"}, ["destination"]),
    ({"destination": "~nobody-of-this-name/x"}, []),
    ({"destination": ".git/hooks"}, ["destination"]),
    ({"destination": "public/.GIT"}, ["destination"]),
    ({"destination": "a\0b", "content_dir": "x" * 300}, ["destination", "content_dir"]),
]


@pytest.mark.parametrize(("values", "keys"), PLACES)
def test_outside_folders(home: Path, values: dict[str, str], keys: list[str]) -> None:
    """A key whose folder leads out of the site is named; a destination only where it could do harm."""
    found = outside_folders(home.parent / "site", configured("native", **values), with_destination=True)
    assert [key for key, _, _ in found] == keys


def test_a_folder_of_pages_that_is_not_there(home: Path) -> None:
    """The one that is there is named, or one with a like name."""
    site = home.parent / "site"
    hints = [
        hint
        for name in ("contents", "lectures")
        for _, _, hint in outside_folders(site, configured(content_dir=name), with_destination=False)
    ]
    assert hints == ["did you mean “content”?"] * 2
    (site / "content").rename(site / "lecture")
    (found,) = outside_folders(site, configured(content_dir="lectures"), with_destination=False)
    assert found == ("content_dir", "there is no such folder", "did you mean “lecture”?")


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_unreadable(home: Path) -> None:
    """A folder that cannot be looked into is not ours."""
    (home / "old").chmod(0)
    found = list(
        outside_folders(home.parent / "site", configured(destination="~/old"), with_destination=True)
    )
    (home / "old").chmod(0o755)
    assert [key for key, _, _ in found] == ["destination"]


def test_links(tmp_path: Path) -> None:
    """A folder that is a link out of the site is outside; one that leads to another place in it is not."""
    site = tmp_path / "site"
    (site / "pages").mkdir(parents=True)
    (site / "content").symlink_to("pages")
    assert [key for key, _, _ in outside_folders(site, configured(), with_destination=True)] == []
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis").write_text("", "utf-8")
    (site / "docs").symlink_to(tmp_path / "other")
    (site / "data").symlink_to(tmp_path / "other")
    assert {key for key, _, _ in outside_folders(site, configured(), with_destination=True)} == {
        "data_dir",
        "destination",
    }


def test_links_out(tmp_path: Path) -> None:
    """The configuration may not be a link out of the site; in the cache there may be none at all."""
    SiteTest(tmp_path).write({"site/real.yml": "", "site/cache/store": "", "other.yml": "", "other/x": ""})
    site = tmp_path / "site"
    (site / "inside.yml").symlink_to("real.yml")
    (site / "outside.yml").symlink_to("../other.yml")
    assert list(links_out(site, [site / "inside.yml"], [site / "cache", site / "none"])) == []
    assert [path.name for path, _, _ in links_out(site, [site / "outside.yml"], [])] == ["outside.yml"]
    (site / "cache" / "journal").symlink_to("store")
    (site / "linked").symlink_to("cache")
    (site / "away").symlink_to(tmp_path / "other")
    found = links_out(site, [], [site / "cache", site / "linked", site / "away"])
    assert [path.name for path, _, _ in found] == ["journal", "linked", "journal", "away"]


def test_command_line(home: Path) -> None:
    """A destination that the command line replaces may say what it likes."""
    config = configured(destination="~/thesis")
    assert list(outside_folders(home.parent / "site", config, with_destination=False)) == []


def test_destination_beside_the_site(tmp_path: Path) -> None:
    """A folder beside the site is made and built into again; a stranger's is refused, with a hint."""
    site = SiteTest(tmp_path / "site")
    site.write({**BARE, "_config.yml": "destination: ../public", "content/index.md": "x"})
    assert site.build().written
    SiteTest(tmp_path).write({"public/CNAME": "x"})
    site.write({"content/index.md": "y"})
    assert site.build().written == ("index.html",)
    site.write({"_config.yml": "title: x\ndestination: ../theirs"})
    SiteTest(tmp_path).write({"theirs/index.html": "theirs"})
    with pytest.raises(SiteError) as caught:
        site.build()
    (problem,) = caught.value.diagnostics
    assert str(problem.location) == "_config.yml:2:1"
    assert "--destination" in problem.hint
    assert site.build(destination=tmp_path / "theirs").replaced == ("index.html",)
    assert site.build().diagnostics == ()


def test_usual_destination() -> None:
    """It counts from the root; the home of somebody who is not known is a folder of that name."""
    assert usual_destination(Path("a"), configured(destination="b")) == Path("a/b")
    assert usual_destination(Path("a"), configured(destination="~nobody-at-all/b")) == Path(
        "a/~nobody-at-all/b"
    )


@pytest.mark.parametrize(
    ("destination", "reason"),
    [
        ("site", "is the site itself"),
        (".", "contains the site"),
        ("site/content", "is a folder of the site's sources"),
        ("site/_config.yml", "is a file"),
        ("home", "is the home folder"),
        ("/", "is the root of the file system"),
    ],
)
def test_dangerous_destinations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, destination: str, reason: str
) -> None:
    """A destination whose files are not ours to delete is refused."""
    for folder in ("site/content", "home"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "site/_config.yml").write_text("", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    with pytest.raises(SiteError, match=reason):
        check_destination(tmp_path / destination, tmp_path / "site", [tmp_path / "site/content"])


def test_good_destinations(tmp_path: Path) -> None:
    """Folders in the site or beside it are fine, whether they exist or not."""
    (tmp_path / "site/docs").mkdir(parents=True)
    for name in ("site/docs", "site/out/html", "other"):
        check_destination(tmp_path / name, tmp_path / "site", [tmp_path / "site/content"])


def test_another_case(tmp_path: Path) -> None:
    """Where names that differ in case are one folder, the sources in another case are refused, too."""
    (tmp_path / "site/content").mkdir(parents=True)
    is_one = (tmp_path / "SITE").exists()
    try:
        check_destination(tmp_path / "site/Content", tmp_path / "site", [tmp_path / "site/content"])
    except SiteError:
        assert is_one
    else:
        assert not is_one
