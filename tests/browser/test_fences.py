r"""Fences of a given size (``\big(`` and the like): in every engine as high as asked, around the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.engines import ENGINES
from browser.matrix import served, visit
from sitetest import SiteTest

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN = r"$(a)$"
BIG = (
    r"$\big(a\big)$",
    r"$\bigl(a\bigr)^2$",
    r"$\bigl[ a\bigr]_0^1$",
    r"$\Bigl(\bigl(a\bigr) + a\Bigr)$",
    r"$$\bigl(a\bigr)_i^2 + \Bigl(\frac{a}{a}\Bigr)^2$$",
    r"$$\begin{align*} \Bigl( a &+ a \Bigr) \\ &= \bigl(a\bigr) \end{align*}$$",
)
SITE = {"_config.yml": "title: Notes\n", "content/index.md": "\n\n".join(("# Fences", PLAIN, *BIG)) + "\n"}
MEASURE = """() => [...document.querySelectorAll('math')].map(math => {
    const em = parseFloat(getComputedStyle(math).fontSize)
    const middle = box => (box.top + box.bottom) / 2
    return [...math.querySelectorAll('mo')].filter(mo => '()[]'.includes(mo.textContent)).map(mo => {
        const [box, letter] = [mo, mo.closest('mtr, math').querySelector('mi')]
            .map(element => element.getBoundingClientRect())
        return [box.height / em, (middle(letter) - middle(box)) / em]
    })
})"""
"""Of each formula the height of every fence, and how far its middle is above that of a letter, in em."""


@pytest.fixture(scope="module", params=["chromium", *ENGINES])
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Build the site and measure it in one of the engines."""
    site = SiteTest(tmp_path_factory.mktemp("site")).write(SITE)
    assert site.build().diagnostics == ()
    with served(site.docs) as address:
        if request.param == "chromium":
            page = request.getfixturevalue("browser").new_page()
            visit(page, address)
            yield page.evaluate(MEASURE)
            page.close()
            return
        (site.docs / "frame.html").write_text("<!DOCTYPE html><title>Frame</title><body>", "utf-8")
        with ENGINES[request.param](address, tmp_path_factory.mktemp("profile")) as frame:
            frame.show("", 1400)
            yield frame.run(MEASURE)


def test_fences_are_as_high_as_asked_for(measured: Any) -> None:  # noqa: ANN401 - JSON
    """A script behind one, or a cell around it, does not keep it small."""
    heights = [height for formula in measured[1:] for height, _ in formula]
    assert len(heights) == 18
    assert [height for height in heights if height < 1.15] == []


def test_fences_are_around_the_middle(measured: Any) -> None:  # noqa: ANN401 - likewise
    """They grow upwards as much as downwards, whatever is between them."""
    ((_, usual), _), *others = measured
    rises = [rise for formula in others for _, rise in formula]
    assert [rise for rise in rises if abs(rise - usual) > 0.12] == []
