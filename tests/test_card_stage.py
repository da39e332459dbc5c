"""The cards of a site."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from sitetest import SiteTest

if TYPE_CHECKING:
    from pathlib import Path

SITE: dict[str, str | bytes] = {
    "_config.yml": "cards: true\ntitle: Notes\nurl: https://e.org\nbaseurl: /n\n",
    "content/a.md": "# " + "A long title of many words " * 9,
    "content/b.md": "---\nimage: own.png\n---\n# B\n",
    "content/own.png": b"x",
}


def test_cards(tmp_path: Path) -> None:
    """Each page gets a card of the usual size, once; the page names it; a picture of its own comes first."""
    image = pytest.importorskip("PIL.Image")
    site = SiteTest(tmp_path).write(SITE)
    site.build()
    with image.open(site.docs / "cards" / "a.png") as card:
        assert card.size == (1200, 630)
        assert len(card.convert("RGB").getcolors()) > 2
    assert '<meta property="og:image" content="https://e.org/n/cards/a.png">' in site.page("a/index.html")
    assert '<meta property="og:image" content="https://e.org/n/own.png">' in site.page("b/index.html")
    assert not (site.docs / "cards" / "b.png").exists()
    assert site.build().written == ()
    before = site.outputs()
    (site.docs / "cards" / "a.png").unlink()
    assert site.build().written == ("cards/a.png",)
    assert site.outputs() == before
    site.write({"content/a.md": "# Short\n"})
    assert "cards/a.png" in site.build().written


def test_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra there are no cards, and a note says why."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "PIL" else find_spec(name))
    site = SiteTest(tmp_path).write(SITE)
    (problem,) = site.build().diagnostics
    assert problem.hint == 'pip install "tuftenotes[cards]"'
    assert "og:image" not in site.page("a/index.html")
