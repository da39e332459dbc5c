"""Formulas made from a string, as the tests of this folder want to see them."""

from __future__ import annotations

import re
from typing import Any

from tuftenotes.mathematics import Formula, MathPage, Problem, render_formulas
from tuftenotes.model import ParseOptions

__all__ = ["content", "made", "problem", "shown"]

_CONTENT = re.compile(r"<semantics[^>]*><mrow[^>]*>(.*)</mrow><annotation.*?</semantics>", re.DOTALL)


def made(*formulas: str | Formula, display: bool = True, **options: Any) -> MathPage:  # noqa: ANN401 -- theirs
    """Render the formulas of a page."""
    values = [formula if isinstance(formula, Formula) else Formula(formula, display) for formula in formulas]
    return render_formulas(values, ParseOptions(**options))


def content(tex: str, *, display: bool = True, **options: Any) -> str:  # noqa: ANN401 -- theirs
    """Return what is in the ``<math>`` element of one formula; its message if it cannot be made."""
    page = made(tex, display=display, **options)
    match = _CONTENT.search(page.html[0])
    return match[1] if match else problem(page)


def problem(page: MathPage) -> str:
    """Return the first problem of a page as one line: code, offset, message, hint."""
    return shown(page.problems[0]) if page.problems else ""


def shown(problem: Problem) -> str:
    """Return a problem as one line: code, offset, message, hint."""
    line = f"{problem.code.slug} at {problem.offset}: {problem.message}"
    return f"{line} ({problem.hint})" if problem.hint else line
