"""The pass from authors' TeX to math-core's, and what other commands stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures
from mathematics.rendering import content


@pytest.mark.parametrize(("tex", "mathml"), fixtures(Path(__file__).with_name("aliases.md")))
def test_aliases(tex: str, mathml: str) -> None:
    """A command under another name becomes what that one becomes, with what follows it."""
    assert content(tex.rstrip("\n")) == mathml.rstrip("\n")


def test_what_needs_nothing_is_passed_on() -> None:
    """Formulas that math-core can make come out as it makes them."""
    assert content(r"a_1 + \alpha") == "<msub><mi>a</mi><mn>1</mn></msub><mo>+</mo><mi>α</mi>"
