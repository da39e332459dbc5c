"""What counts as an input of a build, and which builds cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sitetest import BARE, SiteTest
from tuftenotes.place import locate
from tuftenotes.request import BuildRequest
from tuftenotes.sources import read_sources
from tuftenotes.stamp_inputs import inputs_of, listing_of

if TYPE_CHECKING:
    from pathlib import Path

    from tuftenotes.stamp_record import Inputs


def inputs(site: SiteTest, **fields: Any) -> Inputs | None:  # noqa: ANN401 (fields of the request)
    """Return the inputs of a build of `site`."""
    request = BuildRequest(site.root, **fields)
    place = locate(request)
    return inputs_of(place, read_sources(place.root, place.config, place.made), listing_of(request))


def test_files_and_folders(tmp_path: Path) -> None:
    """Every file that was read is there, and every folder that was walked, with the site's own."""
    site = SiteTest(tmp_path).write({**BARE, "_config.yml": "title: T\n", "content/a/b.md": "b"})
    (tmp_path / "docs").mkdir()
    found = inputs(site)
    assert found is not None
    root = tmp_path.resolve()
    assert {str(root / name) for name in ("_config.yml", "content/a/b.md", "templates/page.html")} <= set(
        found.files
    )
    assert set(found.folders[str(root)]) == {"_config.yml", "content/", "sass/", "templates/"}
    assert found.folders[str(root / "content" / "a")] == ("b.md",)


@pytest.mark.parametrize(
    "config", ["git_dates: true", "source: inner", "data_dir: there/data", "checks: {broken-link: note}"]
)
def test_sites_that_ask_for_more(tmp_path: Path, config: str) -> None:
    """A site that asks git, has its sources elsewhere, or sets levels always takes the long way."""
    site = SiteTest(tmp_path).write({**BARE, "_config.yml": config, "content/a.md": "a"})
    site.write({"inner/content/a.md": "a"})
    assert inputs(site) is None


def test_checks_and_jekyll(tmp_path: Path) -> None:
    """So does a build that checks the site, and a Jekyll site."""
    site = SiteTest(tmp_path / "native").write({**BARE, "content/a.md": "a"})
    assert inputs(site, checks=True) is None
    assert inputs(SiteTest(tmp_path / "jekyll").write({"a.md": "---\n---\na"})) is None


def test_no_folder(tmp_path: Path) -> None:
    """Where there is no site, there is no listing."""
    assert listing_of(BuildRequest(tmp_path / "none")) == {}
