r"""The short way for ``\begin{equation}``."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuftenotes.mathematics import Formula, page, render_formulas
from tuftenotes.mathematics.equation import quick_equation
from tuftenotes.mathematics.scope import Scope
from tuftenotes.model import ParseOptions

Numbering = Literal["none", "ams", "all", "chapter"]
BODIES = (
    "a = b",
    r"\KL(p, q) \geq 0",
    r"\mathbf{x} + \beta",
    r"\alpha\label{x}b",
    r"\label{ a_b } \frac{a}{b} \label{c}",
    r"\operatorname{tr} A = \operatorname*{argmin} B",
    "",
    r"a \tag{1}",
    r"a \notag",
    r"a \\ b",
    r"\frc",
    "a % b",
    r"\sum_{i=1}^n x_i.",
    r"x \end{equation} \begin{equation} y",
)
NUMBERINGS: tuple[Numbering, ...] = ("none", "ams", "all", "chapter")
MACROS = (("KL", 2, r"D(#1 \| #2)"),)


@given(
    bodies=st.lists(st.sampled_from(BODIES), min_size=1, max_size=4),
    star=st.sampled_from(["", "*"]),
    numbering=st.sampled_from(NUMBERINGS),
)
def test_an_equation_becomes_the_same_on_both_ways(
    bodies: list[str], star: str, numbering: Numbering
) -> None:
    """Numbers, labels and problems included."""
    formulas = [
        Formula(f"\\begin{{equation{star}}}{body}\\end{{equation{star}}}", display=True) for body in bodies
    ]
    options = ParseOptions(numbering=numbering, macros=MACROS)
    short = render_formulas(formulas, options)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "quick_equation", lambda *_, **__: None)
        assert short == render_formulas(formulas, options)


@pytest.mark.parametrize(
    ("tex", "short"),
    [
        (r" \begin{equation} a = b \label{x} \end{equation} ", True),
        (r"\begin{equation*} a \end{equation*}", True),
        (r"\begin{equation*} a \label{x} \end{equation*}", False),
        (r"\begin{equation} a \\ b \end{equation}", False),
        (r"\begin{equation} a \end{equation} b", False),
        (r"\begin{align} a \end{align}", False),
    ],
)
def test_what_is_plain(tex: str, *, short: bool) -> None:
    """One formula in one environment, with a number if it has labels."""
    assert (quick_equation(tex, Scope(), numbered=True) is not None) == short
