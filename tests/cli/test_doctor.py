"""Tests for ``tuftenotes doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest
from tuftenotes.cli import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """Return a small Jekyll site."""
    return SiteTest(tmp_path / "site").write(
        {
            "_config.yml": "title: S\ngems: []\n",
            "_layouts/l.html": "<body>{{ content }}</body>",
            "index.md": "---\nlayout: l\n---\nText{% sidenote 'a' 'b' %}{% sidenote 'a' 'c' %}.\n",
        }
    )


def test_report(site: SiteTest, capsys: pytest.CaptureFixture[str]) -> None:
    """The dialect and the tags are said, and what is remarkable; nothing is changed."""
    before = site.outputs(site.root)
    assert run(["doctor", "-s", str(site.root)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("1 page, written in tufte-jekyll's tags (2).\n  sidenote     2 in 1 file")
    assert "the id “a” is used again" in said.err
    assert site.outputs(site.root) == before


def test_fix(site: SiteTest, capsys: pytest.CaptureFixture[str]) -> None:
    """What can be rewritten is rewritten, once."""
    site.write({".github/workflows/p.yml": "- run: jekyll build\n"})
    assert run(["doctor", "-s", str(site.root), "--fix"]) == 0
    assert (site.root / "_config.yml").read_text("utf-8") == "title: S\nplugins: []\n"
    assert (site.root / ".github/workflows/p.yml").read_text("utf-8") == "- run: tuftenotes build\n"
    assert "_config.yml: “gems” is called “plugins”" in capsys.readouterr().out
    run(["doctor", "-s", str(site.root), "--fix"])
    assert "Nothing to rewrite." in capsys.readouterr().out


def test_compare(site: SiteTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build by Jekyll is compared for a reader; a difference is a failure."""
    theirs = SiteTest(tmp_path / "theirs").write(
        {"index.html": "<body><p>Text b c.</p></body>", ".x": "", "a.map": ""}
    )
    assert run(["doctor", "-s", str(site.root), "--compare", str(theirs.root)]) == 0
    assert capsys.readouterr().out.endswith("The two are the same for a reader.\n")
    theirs.write({"index.html": "<body><p>Other.</p></body>", "gone.html": ""})
    assert run(["doctor", "-s", str(site.root), "--compare", str(theirs.root)]) == 1
    assert "gone.html: is missing" in capsys.readouterr().out


def test_broken_and_native_sites(site: SiteTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site that cannot be built cannot be compared; a native site is not for this command."""
    site.write({"index.md": "---\n---\n{% nope %}\n"})
    assert run(["doctor", "-s", str(site.root), "--compare", str(tmp_path)]) == 1
    native = SiteTest(tmp_path / "native").write({"content/index.md": "# A\n"})
    assert run(["doctor", "-s", str(native.root)]) == 1
    assert "not a Jekyll site" in capsys.readouterr().err
