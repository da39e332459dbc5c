r"""The short way for ``equation``, ``align`` and ``gather``."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuftenotes.mathematics import Formula, page, render_formulas
from tuftenotes.mathematics.display import quick_display
from tuftenotes.mathematics.memo import Memo
from tuftenotes.mathematics.scope import Scope
from tuftenotes.model import ParseOptions

Numbering = Literal["none", "ams", "all", "chapter"]
LINES = (
    "a = b",
    "a &= b",
    "&= b",
    "a &= b & c &= d",
    r"\KL(p, q) \geq 0",
    r"\KL{a & b}{c}",
    r"\mathbf{x} &+ \beta",
    r"\alpha\label{x}b",
    r"\label{ a_b } \frac{a}{b} \label{c}",
    r"\operatorname{tr} A &= \operatorname*{argmin} B, \quad\text{if } a > b",
    "",
    r"a \tag{1}",
    r"a &= b \notag",
    r"a \nonumber \label{y}",
    r" \label{v} ",
    r"\notag",
    r"[1em] a",
    r"\left( a \right. & b",
    r"{ a \\ b }",
    r"{ a \} \\ \{ b }",
    r"\hline a",
    r"\& a",
    r"\intertext{and} a",
    r"\frc",
    r"A = \begin{pmatrix} a & b & c \\ \beta & 1 \end{pmatrix}",
    r"\begin{aligned} a &= b \\ \label{z} &= c \end{aligned} \label{w}",
    r"\begin{split} a &= b \notag \\ &= c \end{split}",
    r"f(x) = \begin{cases} 1 & \text{if } x \\ 0 \\ \end{cases}",
    r"\begin{aligned}[t] a \end{aligned}",
    r"\begin{matrix} a \\[1em] b \end{matrix}",
    r"\begin{aligned} a & b & c \end{aligned}",
    r"\begin{pmatrix} \begin{cases} a \end{cases} \end{pmatrix}",
    "a % b",
    r"\sum_{i=1}^n x_i.",
    r"\two",
    r"x \end{align} \begin{align} y",
)
NAMES = ("equation", "align", "gather", "multline")
NUMBERINGS: tuple[Numbering, ...] = ("none", "ams", "all", "chapter")
MACROS = (("KL", 2, r"D(#1 \| #2)"), ("two", 0, r"a \\ b"))


@settings(deadline=None)
@given(
    displays=st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(["", "*"]),
            st.lists(st.sampled_from(LINES), min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=4,
    ),
    numbering=st.sampled_from(NUMBERINGS),
)
def test_a_display_becomes_the_same_on_both_ways(
    displays: list[tuple[str, str, list[str]]], numbering: Numbering
) -> None:
    """Numbers, labels and problems included."""
    formulas = [
        Formula(f"\\begin{{{name}{star}}}" + "\\\\".join(lines) + f"\\end{{{name}{star}}}", display=True)
        for name, star, lines in displays
    ]
    options = ParseOptions(numbering=numbering, macros=MACROS)
    short = render_formulas(formulas, options)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "_MADE", Memo(0))
        patch.setattr(page, "quick_display", lambda *_, **__: None)
        assert short == render_formulas(formulas, options)


@pytest.mark.parametrize(
    ("tex", "short"),
    [
        (r" \begin{equation} a = b \label{x} \end{equation} ", True),
        (r"\begin{equation*} a \end{equation*}", True),
        (r"\begin{equation*} a \label{x} \end{equation*}", False),
        (r"\begin{equation} a \\ b \end{equation}", False),
        (r"\begin{equation} a \end{equation} b", False),
        (r"\begin{align} a \end{align}", True),
        (r"\begin{align} a &= b \label{x} \\ c \notag \\ &= d^{2} \\ \end{align}", True),
        (r"\begin{align} a &= b & c &= d \end{align}", False),
        (r"\begin{align} a \tag{1} \end{align}", False),
        (r"\begin{gather*} a \\ b \end{gather*}", True),
        (r"\begin{gather} a & b \end{gather}", False),
        (r"\begin{multline} a \\ b \end{multline}", False),
        (r"\begin{equation} \begin{split} a &= b \\ &= c \end{split} \end{equation}", True),
        (r"\begin{align} a &= \begin{pmatrix} 1 & 2 & 3 \\ 4 \end{pmatrix} \\ &= 0 \end{align}", True),
    ],
)
def test_what_is_plain(tex: str, *, short: bool) -> None:
    """One environment of lines that have a number if they have labels, and no more than one pair of cells."""
    assert (quick_display(tex, Scope(), numbered=True) is not None) == short


@pytest.mark.parametrize("command", ["label", "notag", "end"])
def test_what_makes_lines_may_be_redefined(command: str) -> None:
    """Where a page gives the commands of displays another meaning, the long way finds out what that is."""
    scope = Scope.of(((command, 1, "#1"),))
    assert quick_display(r"\begin{align} a \label{x} \end{align}", scope, numbered=True) is None
