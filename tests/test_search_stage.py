"""The index of the search."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest
from tuftenotes.diagnostics import Severity

if TYPE_CHECKING:
    from pathlib import Path

SITE = {"_config.yml": "search: true\n", "content/a.md": "# First\n\nA wombat.\n", "content/b.txt": "b"}


def index(site: SiteTest) -> dict[str, bytes]:
    """Return the files of the index."""
    return {name: data for name, data in site.outputs().items() if name.startswith("pagefind/")}


def test_index(tmp_path: Path) -> None:
    """The index is made once, again when a text differs, and taken away when it is no longer asked for."""
    pytest.importorskip("pagefind")
    site = SiteTest(tmp_path).write(SITE)
    assert site.build().diagnostics == ()
    first = index(site)
    assert "pagefind/pagefind.js" in first
    assert "pagefind/pagefind-ui.js" not in first
    assert site.build().written == ()
    site.write({"content/a.md": "# First\n\nA quokka.\n"})
    site.build()
    assert index(site).keys() != first.keys()
    site.write({"content/a.md": SITE["content/a.md"]})
    site.build(cache=False)
    assert index(site) == first
    site.write({"_config.yml": ""})
    site.build()
    assert index(site) == {}
    assert "site-search" not in site.page("a/index.html")


def test_missing_file(tmp_path: Path) -> None:
    """What somebody deleted from the index comes back."""
    pytest.importorskip("pagefind")
    site = SiteTest(tmp_path).write(SITE)
    site.build()
    (site.docs / "pagefind" / "pagefind.js").unlink()
    assert site.build().written == ("pagefind/pagefind.js",)


def test_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the site is built without a search box, and a note says why."""
    monkeypatch.setattr(
        "importlib.util.find_spec",
        lambda name: None if name.startswith("pagefind") else find_spec(name),
    )
    site = SiteTest(tmp_path).write(SITE)
    (problem,) = site.build().diagnostics
    assert (problem.severity, str(problem.location)) == (Severity.NOTE, "_config.yml:1:1")
    assert problem.hint == 'pip install "tuftenotes[search]"'
    assert "site-search" not in site.page("a/index.html")
    assert index(site) == {}
