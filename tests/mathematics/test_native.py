"""Macros that math-core expands by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tuftenotes.mathematics import Formula, render_formulas
from tuftenotes.mathematics.native import native_macros
from tuftenotes.mathematics.shortcut import preamble, quick_content
from tuftenotes.model import ParseOptions

if TYPE_CHECKING:
    from tuftenotes.mathematics.scope import Scope


def page_with(definitions: str) -> Scope:
    """Return the scope of a page that begins with definitions."""
    scope = preamble(definitions, ())
    assert scope is not None
    return scope


@pytest.mark.parametrize(
    ("definition", "tex"),
    [
        (r"\newcommand{\E}{\mathbb{E}}", r"\E x"),
        (r"\newcommand{\norm}[1]{\lVert #1 \rVert}", r"\norm{\norm{x}}"),
        (r"\newcommand{\KL}[2]{D(#1 \,\|\, #2)}", r"\KL{p}{q} + \KL p q"),
        (r"\DeclareMathOperator{\tr}{tr} \newcommand{\u}{\tr U}", r"\u"),
        (r"\def\v{\mathbf{v}} \newcommand{\u}{\unheardof}", r"\v^2"),
    ],
)
def test_simple_macros_are_left_to_math_core(definition: str, tex: str) -> None:
    """The macros of lecture notes need no expansion of ours."""
    assert quick_content(tex, page_with(definition), display=False)


@pytest.mark.parametrize(
    ("definition", "tex"),
    [
        (r"\newcommand{\E}[2]{#1}", r"\E{x}{y}"),
        (r"\newcommand{\q}[1]{#1 #1}", r"\q{x}"),
        (r"\newcommand{\s}{^2}", r"x\s"),
        (r"\newcommand{\u}{\unheardof}", r"\u"),
        (r"\newcommand{\u}{\a}", r"\u"),
        (r"\newcommand{\u}{(x}", r"\u)"),
        (r"\newcommand{\q}{x}", r"\q" * 100),
        (rf"\newcommand{{\q}}{{{'x+' * 501}}}", r"\q"),
    ],
)
def test_others_are_not(definition: str, tex: str) -> None:
    """What math-core would take in another way, or at any length, goes the long way."""
    assert quick_content(tex, page_with(definition), display=False) is None


def test_copies_of_a_scope_share_what_was_found() -> None:
    """A course whose pages begin alike is looked through once."""
    scope = page_with(r"\newcommand{\E}{\mathbb{E}}")
    assert native_macros(scope) is native_macros(scope.copy())


def test_definitions_between_formulas_do_not_cost_more_and_more() -> None:
    """A page that defines a macro before each of its formulas takes the long way at last."""
    formulas = [
        Formula(tex, display=False)
        for number in range(120)
        for tex in (rf"\newcommand{{\m{'x' * number}}}{{m_{{{number}}}}}", rf"\m{'x' * number}")
    ]
    page = render_formulas(formulas, ParseOptions())
    assert page.problems == ()
    assert "<mn>119</mn>" in page.html[-1]


def test_what_was_looked_at_too_often_is_not_looked_at_again() -> None:
    """After so many definitions nothing is left to math-core."""
    scope = page_with("".join(rf"\newcommand{{\m{'x' * number}}}{{m}}" for number in range(100)))
    found = []
    for _ in range(40):
        scope.changed()
        found.append(native_macros(scope) is not None)
    assert found == [True] * 21 + [False] * 19
