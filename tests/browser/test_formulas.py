"""Formulas as a reader sees them: nothing is cut off, and colours can be read by night and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.matrix import served, visit
from sitetest import SiteTest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SHIFTED = r"""# Shifted

$$ \raise 2em{x} $$

$$ \lower 2em{x} $$

$$ \rule[2em]{1em}{1em} $$

$$ \frac{\raisebox{2em}{x}}{\lower 2em{x}} $$
"""
COLOURED = r"""# Coloured

$$ \color{blue} x $$

$$ \textcolor{black}{x} $$

$$ \color{red}{\textcolor{navy}{x}} $$

$$ \colorbox{yellow}{x} $$

$$ \colorbox{navy}{$\color{white} x$} $$

$$ \color{green} x + \colorbox{aqua}{x} + \frac{\colorbox{aqua}{x}}{x} $$

$$ \rule{1em}{1em} \cancel{x} $$
"""
TABLES = r"""# Tables

$$ \begin{array}{c|c|c} p & q & r \\ \hline T & T & T \\ T & F & F \end{array} $$

$$ \left[ \begin{array}{cc|c} 1 & 0 & 2 \\ \hline 0 & 1 & 3 \end{array} \right] $$

$$ \begin{array}{|c|c|} \hline a & b \\ \hline c & d \\ \hline \end{array} $$
"""
SITE = {
    "_config.yml": "title: Notes\n",
    "content/index.md": SHIFTED,
    "content/coloured.md": COLOURED,
    "content/tables.md": TABLES,
}
CUT_OFF = """() => [...document.querySelectorAll('.mathblock')].filter(block => {
    const box = block.getBoundingClientRect()
    return [...block.querySelectorAll('mi, mtext, mspace[width]')].some(leaf => {
        const ink = leaf.getBoundingClientRect()
        return ink.top < box.top || ink.bottom > box.bottom
    })
}).map(block => block.querySelector('annotation').textContent)"""
CONTRASTS = """() => {
    const luminance = colour => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d')
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
        const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => part / 255)
        const [red, green, blue] = parts.map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const ground = element => {
        const colour = getComputedStyle(element).backgroundColor
        return colour === 'rgba(0, 0, 0, 0)' ? ground(element.parentElement) : colour
    }
    return [...document.querySelectorAll('math :is(mi, mtext)')].map(leaf => {
        const both = [getComputedStyle(leaf).color, ground(leaf)].map(luminance)
        const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)
        return [leaf.closest('semantics').querySelector('annotation').textContent, contrast]
    })
}"""
PADDINGS = """() => [...document.querySelectorAll('mtr:not(.math-rule) > mtd')].map(cell => {
    const style = getComputedStyle(cell)
    return [style.paddingLeft, style.paddingRight].join(' ')
})"""
DRAWN = """() => [...document.querySelectorAll('math [style*="background"], math .math-up')]
    .map(element => getComputedStyle(element).printColorAdjust)"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the site and serve it."""
    site = SiteTest(tmp_path_factory.mktemp("site")).write(SITE)
    assert site.build().diagnostics == ()
    with served(site.docs) as address:
        yield address


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return an empty window with colours by night, or as the test asks."""
    page = browser.new_page(color_scheme=getattr(request, "param", "dark"))
    yield page
    page.close()


def test_what_is_shifted_is_not_cut_off(page: Page, address: str) -> None:
    """A part that is raised or lowered has room where it went."""
    visit(page, address)
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("page", ["light", "dark"], indirect=True)
def test_colours_can_be_read(page: Page, address: str) -> None:
    """Whatever colour an author chose, for a part of a formula or behind it, by day and by night."""
    visit(page, f"{address}coloured/")
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) == 10
    assert [found for found in contrasts if found[1] < 3.0] == []


def test_what_is_drawn_is_printed(page: Page, address: str) -> None:
    """Browsers leave out backgrounds on paper; rules, strokes and coloured boxes are more than that."""
    visit(page, f"{address}coloured/")
    assert set(page.evaluate(DRAWN)) == {"exact"}


def test_cells_stand_below_each_other(page: Page, address: str) -> None:
    """Above a rule and below it, in every column, also in the first and the last."""
    visit(page, f"{address}tables/")
    paddings = page.evaluate(PADDINGS)
    assert len(paddings) == 9 + 6 + 4
    assert len(set(paddings)) == 1
