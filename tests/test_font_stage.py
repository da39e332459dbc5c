"""The font of the formulas with only what a site uses."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from sitetest import BARE, SiteTest
from tuftenotes.font_stage import MATH_FONT, kept_characters, subset_font
from tuftenotes.theme import theme_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHOLE = theme_folder() / MATH_FONT


@pytest.fixture(autouse=True)
def _fonttools() -> None:
    for module in ("fontTools", "brotli"):
        pytest.importorskip(module)


def in_font(data: bytes) -> Iterator[str]:
    """Yield the characters that a font has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (not always there)

    font = TTFont(BytesIO(data))
    assert "MATH" in font
    yield from map(chr, font.getBestCmap())


def test_the_font_has_what_the_formulas_use(tmp_path: Path) -> None:
    """Characters of every page's formulas are in it, and it is a fraction of the whole font."""
    site = SiteTest(tmp_path).write(
        {**BARE, "content/a.md": r"$\alpha \in \mathbb{R}$", "content/b.md": "---\ntitle: $≍$\n---\ntext"}
    )
    site.build()
    font = (site.docs / MATH_FONT).read_bytes()
    assert set("Aα∈ℝ𝛼≍𝐴√") <= set(in_font(font))
    assert "𝔄" not in set(in_font(font))
    assert len(font) < WHOLE.stat().st_size / 3


def test_the_font_is_made_once(tmp_path: Path) -> None:
    """A second build keeps it, also where the destination has lost it; the same site makes the same bytes."""
    site = SiteTest(tmp_path).write({**BARE, "content/a.md": r"$\alpha$"})
    site.build()
    font = (site.docs / MATH_FONT).read_bytes()
    site.write({"content/a.md": r"$\alpha$ again"})
    assert MATH_FONT not in site.build().written
    (site.docs / MATH_FONT).unlink()
    assert site.build().written == (MATH_FONT,)
    assert (site.docs / MATH_FONT).read_bytes() == font == subset_font.__wrapped__(*_asked(r"α𝛼"))


def _asked(used: str) -> tuple[bytes, frozenset[int]]:
    return WHOLE.read_bytes(), kept_characters(used)


@pytest.mark.parametrize(
    "files",
    [
        {"content/a.md": "café"},
        {"content/a.md": "$α$", "_config.yml": "math: {subset: false}"},
        {"content/a.md": "$α$", "_config.yml": "math: {renderer: mathjax, url: 'https://example.org/m.js'}"},
    ],
)
def test_the_whole_font_is_there_where_nothing_tells_what_is_used(
    tmp_path: Path, files: dict[str, str]
) -> None:
    """Without formulas, with those of MathJax, and where the configuration says so."""
    site = SiteTest(tmp_path).write({**BARE, **files})
    site.build()
    assert (site.docs / MATH_FONT).read_bytes() == WHOLE.read_bytes()


def test_a_font_of_the_site_itself_stays(tmp_path: Path) -> None:
    """A file of that name among the site's own is copied as it is."""
    site = SiteTest(tmp_path).write({**BARE, "content/a.md": "$α$", f"content/{MATH_FONT}": b"own"})
    site.build()
    assert (site.docs / MATH_FONT).read_bytes() == b"own"


def test_no_more_than_what_is_used() -> None:
    """Beyond ASCII a character brings nothing but the italic form that a letter by itself is shown in."""
    assert kept_characters("αϵ∂≤") - kept_characters("") == set(map(ord, "αϵ∂≤𝛼𝜖𝜕"))
    assert kept_characters("αβ") < kept_characters("αβγ")
    assert set(map(ord, "Ax𝑥√")) <= kept_characters("")
