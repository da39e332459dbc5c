r"""Commands after which nothing but a few things is to be mended."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics.engine import convert_quick, converter
from tuftenotes.mathematics.polish import polish, polish_tidy
from tuftenotes.mathematics.tidy import TIDY

PLACES = (
    r"%s",
    r"a %s b",
    r"%s{x}_i^2 + y",
    r"%s{n}{k}",
    r"x_%s^%s",
    r"\frac{%s x}{y %s}",
    r"\hat{%s x} \overline{%s{x}}",
    r"\mathbf{a %s b}",
    r"\sum_{i %s 1}^{n %s} x",
    r"(%s{x})^+",
    r"%s( x + y_+ %s)^2",
    r"\begin{align*} a &= %s x \\ &+ %s{y} \tag*{1} \end{align*}",
    r"\begin{gather*} %s{x} \\ - y \tag*{1} \end{gather*}",
)
"""Where a command may stand in an everyday formula."""


@pytest.mark.parametrize("command", sorted(TIDY))
def test_everything_is_mended(command: str) -> None:
    """Wherever such a command stands, the short way leaves nothing that the other would mend."""
    made = 0
    for place in PLACES:
        for display in (False, True):
            html = convert_quick(place.replace("%s", command + " "), converter({}), display=display)
            if html is not None:
                made += 1
                assert polish_tidy(html) == polish(html)
    assert made
