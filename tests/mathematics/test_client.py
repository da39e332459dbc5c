"""Formulas for a MathJax in the browser."""

from __future__ import annotations

import pytest

from mathematics.rendering import made
from tuftenotes.mathematics import Formula


@pytest.mark.parametrize(
    ("tex", "html"),
    [
        ("a < b", r"\[a &lt; b\]"),
        (r"\newcommand{\R}{\mathbb R} \R", r"\[\mathbb R\]"),
        (
            r"\begin{align} a &= b \label{x} \\ c &= d \notag \\ \end{align}",
            r"\[\begin{align*} a &amp;= b \tag{1} \cssId{eq-x}{} \\ c &amp;= d \\\end{align*}\]",
        ),
        (
            r"\begin{multline} a \\ b \end{multline}",
            r"\[\begin{multline*} a \\ b \tag{1} \end{multline*}\]",
        ),
        (r"x \tag{A}", r"\[x \tag {A}\]"),
        (r"x \tag*{A}", r"\[x \tag* {A}\]"),
        (
            r"\begin{subequations} \label{s} \begin{gather} a \\ b \end{gather} \end{subequations}",
            r"\[\cssId{eq-s}{} \begin{gather*} a \tag{1a} \\ b \tag{1b} \end{gather*}\]",
        ),
        (
            r"\begin{pmatrix} a \\ b \end{pmatrix}",
            r"\[\begin{pmatrix} a \\ b \end{pmatrix}\]",
        ),
    ],
)
def test_client_html(tex: str, html: str) -> None:
    """Macros are expanded and every line has its number, so that any MathJax shows what we would."""
    page = made(tex, renderer="mathjax")
    assert [part.replace("  ", " ") for part in page.html] == [f'<div class="math display">{html}</div>']


def test_formulas_in_the_text() -> None:
    """A formula in the text has the delimiters that every MathJax knows."""
    assert made("x", display=False, renderer="mathjax").html == (r'<span class="math inline">\(x\)</span>',)


def test_every_display_is_numbered_if_asked() -> None:
    """`all` numbers displays without an environment, and a label behind one does too."""
    assert r"\tag{1}" in made("x", renderer="mathjax", numbering="all").html[0]
    page = made(Formula("x", display=True, label="eq-x"), renderer="mathjax")
    assert r"\tag{1} \cssId{eq-x}{}" in page.html[0]


def test_references_are_left_to_the_site() -> None:
    """It knows the labels of all pages; what stands for a reference will be TeX."""
    page = made(r"\eqref{x} \ref{a_b}", renderer="mathjax")
    assert "\ufdd0tex-eqref@0:x\ufdd1 \ufdd0tex-number@10:a_b\ufdd1" in page.html[0]
