"""Mathematics: TeX formulas to MathML, with the macros, numbers and labels of a page.

Nothing here loads math-core before a page has a formula.
"""

from tuftenotes.mathematics.find import TEXT_INSIDE, split_html
from tuftenotes.mathematics.formula import EquationLabel, Formula, MathPage, Problem
from tuftenotes.mathematics.page import render_formulas
from tuftenotes.mathematics.settings import MathJaxConfig, macros_of_config, mathjax_config

__all__ = [
    "TEXT_INSIDE",
    "EquationLabel",
    "Formula",
    "MathJaxConfig",
    "MathPage",
    "Problem",
    "macros_of_config",
    "mathjax_config",
    "render_formulas",
    "split_html",
]
