"""Macros."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import fixtures
from mathematics.rendering import content
from tuftenotes.mathematics.expand import expand
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.scope import Scope
from tuftenotes.mathematics.tokens import tokenize


@pytest.mark.parametrize(("tex", "mathml"), fixtures(Path(__file__).with_name("expand.md")))
def test_expand(tex: str, mathml: str) -> None:
    """Each formula becomes the MathML that was looked at once, or the problem that explains it."""
    assert content(tex.rstrip("\n")) == mathml.rstrip("\n")


def test_arguments_that_double_end_soon() -> None:
    """What is still to be expanded counts: macros that repeat their argument repeat it within it."""
    count = 2000
    tex = "\\newcommand{\\f}[1]{#1#1}" + "\\f{" * count + "x" + "}" * count
    assert "expands without end" in content(tex)
    assert len(expand(tokenize("\\newcommand{\\f}[1]{#1#1}\\f{\\f{x}}"), Scope())) == 4


def test_arguments_that_are_read_again_and_again_end_soon() -> None:
    """What the calls put in their places is counted, not only how long the formula is (found by fuzzing)."""
    deep = r"\newcommand{\f}[1]{#1}" + r"\f{" * 600 + "x" + "}" * 600
    with pytest.raises(FormulaError) as caught:
        expand(tokenize(deep), Scope())
    assert caught.value.message == r"\f expands without end"
