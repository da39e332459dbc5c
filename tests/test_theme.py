"""The theme that is shipped."""

from __future__ import annotations

from pathlib import Path

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
