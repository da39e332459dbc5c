"""Environments that are made as they stand."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics import Formula, page, render_formulas
from tuftenotes.mathematics.arrays import HELD, hold_arrays, is_plain_line, put_back, without_inner_ends
from tuftenotes.mathematics.memo import Memo
from tuftenotes.mathematics.scope import Scope
from tuftenotes.mathematics.shortcut import quick_content
from tuftenotes.model import ParseOptions

PLAIN = (
    r"\begin{pmatrix} a & b & c \\ d & \frac{1}{2} \end{pmatrix}^{-1}",
    r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}",
    r"\begin{split}a&=b\\&=c\end{split}",
    r"\begin{gathered} a \\ b \end{gathered}, \begin{vmatrix} a \end{vmatrix}",
    r"\begin{bmatrix}\end{bmatrix}",
)
OTHERS = (
    r"\begin{aligned}[b] a \end{aligned}",
    r"\begin{aligned} a &= b & c &= d \end{aligned}",
    r"\begin{gathered} a & b \end{gathered}",
    r"\begin{pmatrix} a \\[2em] b \end{pmatrix}",
    r"\begin{pmatrix} a \\* b \end{pmatrix}",
    r"\begin{pmatrix} a \\ b \\ \end{pmatrix}",
    r"\begin{pmatrix} a \cr b \end{pmatrix}",
    r"\begin{matrix} \hline a \end{matrix}",
    r"\begin{array}{c} a \end{array}",
    r"\begin{pmatrix} \begin{matrix} a \end{matrix} \end{pmatrix}",
    r"\begin{pmatrix} \text{$x$} \end{pmatrix}",
    r"\begin{pmatrix} {a \\ b} \end{pmatrix}",
    r"\begin{pmatrix} a \end{bmatrix}",
    HELD + r"\begin{pmatrix} a \end{pmatrix}",
)


@pytest.mark.parametrize("tex", PLAIN + OTHERS)
def test_both_ways_make_the_same(tex: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment inside a formula is the same on the short way and on the long one."""
    formulas = [Formula(tex, display=False), Formula(tex, display=True)]
    short = render_formulas(formulas, ParseOptions())
    monkeypatch.setattr(page, "_MADE", Memo(0))
    monkeypatch.setattr(page, "quick_content", lambda *_, **__: None)
    assert short == render_formulas(formulas, ParseOptions())


@pytest.mark.parametrize("tex", PLAIN)
def test_plain_ones_are_quick(tex: str) -> None:
    """Matrices, cases and aligned lines take the short way."""
    assert quick_content(tex, Scope(), display=True) is not None


@pytest.mark.parametrize("tex", OTHERS)
def test_others_are_not(tex: str) -> None:
    """Environments with arguments, gaps, rules or more pairs of columns take the long way."""
    assert quick_content(tex, Scope(), display=True) is None


def test_environments_are_put_back() -> None:
    """What was held is where it was."""
    tex = r"a \begin{cases} b \\ c \end{cases} d \begin{matrix} e \end{matrix}"
    parts = hold_arrays(tex)
    assert parts is not None
    assert parts[0] == f"a {HELD} d {HELD}"
    assert put_back(*parts) == tex


def test_row_ends_inside_do_not_count() -> None:
    """The lines around an environment keep their offsets."""
    assert without_inner_ends(r"\begin{cases}a\\b\end{cases}\\c") == r"\begin{cases}a  b\end{cases}\\c"


def test_lines_have_cells() -> None:
    """More cells than the environment has columns for are not plain."""
    assert is_plain_line("a & b", 2)
    assert not is_plain_line("a & b & c", 2)
