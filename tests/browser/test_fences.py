r"""Fences of a given size (``\big(`` and the like): in every engine as high as asked, around the middle."""

from __future__ import annotations

from typing import Any

import pytest

from browser.every_engine import ALL_ENGINES, measured_in

PLAIN = r"$(a)$"
BIG = (
    r"$\big(a\big)$",
    r"$\bigl(a\bigr)^2$",
    r"$\bigl[ a\bigr]_0^1$",
    r"$\Bigl(\bigl(a\bigr) + a\Bigr)$",
    r"$$\bigl(a\bigr)_i^2 + \Bigl(\frac{a}{a}\Bigr)^2$$",
    r"$$\begin{align*} \Bigl( a &+ a \Bigr) \\ &= \bigl(a\bigr) \end{align*}$$",
)
PAGE = "\n\n".join(("# Fences", PLAIN, *BIG)) + "\n"
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


@pytest.fixture(scope="module", params=ALL_ENGINES)
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - JSON
    """Measure the page in one of the engines."""
    return measured_in(request, tmp_path_factory, PAGE, MEASURE)


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
