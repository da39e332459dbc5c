"""The theme that is shipped."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from sitetest import SiteTest
from tuftenotes.theme import read_theme, theme_folder


def test_theme() -> None:
    """The theme has its layouts, its style sheet, its fonts and their licence."""
    theme = read_theme()
    assert {"default.html", "page.html", "post.html", "full-width.html", "includes/head.html"} <= set(
        theme.templates
    )
    assert theme.templates["page.html"].path == "theme/templates/page.html"
    assert "tufte.scss" in theme.styles
    assert any(name.endswith(".woff2") for name in theme.fonts)
    assert any("LICENSE" in name for name in theme.fonts)
    assert all(Path(asset.file).is_file() for asset in theme.fonts.values())


def test_folder() -> None:
    """The three folders of the theme are in one place."""
    assert all((theme_folder() / name).is_dir() for name in ("templates", "sass", "fonts"))


@pytest.mark.parametrize(
    ("files", "page"),
    [
        ({"content/index.md": ""}, "docs/index.html"),
        ({"index.md": "---\nlayout: page\n---\n"}, "_site/index.html"),
    ],
    ids=["native", "jekyll"],
)
def test_the_ids_of_a_page_are_the_author_s(tmp_path: Path, files: dict[str, str], page: str) -> None:
    """A heading or a note may be called as it is: no element of the layout has its id."""
    text = "# Title\n\n## Content\n\nA note.{% sidenote 'main' 'x' %}\n\n## Search\n"
    SiteTest(tmp_path).write({name: head + text for name, head in files.items()}).build()
    html = (tmp_path / page).read_text("utf-8")
    ids = Counter(re.findall(r' id="([^"]*)"', html))
    assert {"content", "main", "search"} <= ids.keys()
    assert set(ids.values()) == {1}
    assert set(re.findall(r'class="skip-link" href="#([^"]+)"', html)) < ids.keys()
