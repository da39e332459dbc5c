"""Slanted letters: what follows keeps off what leans over, a subscript stands below it."""

from __future__ import annotations

from typing import Any

import pytest

from browser.every_engine import ALL_ENGINES, measured_in

PAGE = r"""# Letters

$|V|$

$V^2$

$V_i$

$V_i^2$

$\left(x_i\right)$

$a\mathclap{VVVV}b$

$aaaa\mathllap{VV}b$
"""
MEASURE = """() => [...document.querySelectorAll('math:not(math *)')].map(math => {
    const em = parseFloat(getComputedStyle(math).fontSize)
    return [...math.querySelectorAll('mi, mo, mn')].map(leaf => leaf.getBoundingClientRect().left / em)
})"""
"""Of each formula where its signs begin, in em."""
NARROW, INK = 0.508, 0.636
"""Em: how wide Libertinus Math has V, and how far it leans over."""
PIXEL = 0.03
"""Em. WebKit gives a letter a width in whole pixels."""


@pytest.fixture(scope="module", params=ALL_ENGINES)
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - JSON
    """Measure the page in one of the engines."""
    return measured_in(request, tmp_path_factory, PAGE, MEASURE)


def test_what_follows_keeps_off(measured: Any) -> None:  # noqa: ANN401 - JSON
    """A bar and a superscript begin behind the ink of the letter."""
    (_, letter, bar), (base, superscript), *_ = measured
    assert min(bar - letter, superscript - base) > INK - PIXEL


def test_a_subscript_is_below_what_leans_over(measured: Any) -> None:  # noqa: ANN401 - likewise
    """It stands nearer than what follows: less so where there is a superscript, and in WebKit."""
    _, _, (base, subscript), (both, below, above), *_ = measured
    assert NARROW - PIXEL < subscript - base < INK - PIXEL / 2
    assert NARROW - PIXEL < below - both < INK + PIXEL
    assert above - both > INK - 2 * PIXEL


def test_a_fence_that_grows_keeps_no_room_beside_it(measured: Any) -> None:  # noqa: ANN401 - likewise
    """Chromium reserves the width of the highest one there is."""
    *_, (fence, letter, _, _), _, _ = measured
    assert letter - fence < 0.5


def test_what_is_clapped_takes_no_room(measured: Any) -> None:  # noqa: ANN401 - likewise
    """It hangs out on both sides, or to the left of what stands before it."""
    *_, (first, *clapped, last), (before, _, _, _, *lapped, behind) = measured
    assert last - first < 0.6
    assert clapped[0] < first < clapped[-1]
    assert behind - before < 2
    assert before < lapped[0] < lapped[-1] < behind
