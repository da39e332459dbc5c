r"""A short way for the commonest display with a number: ``\begin{equation}`` around a plain formula.

As in `shortcut`, whatever is not plain is left to the long way, which makes the same of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tuftenotes.mathematics.engine import convert_quick
from tuftenotes.mathematics.numbering import Marks
from tuftenotes.mathematics.polish import polish
from tuftenotes.mathematics.quick import is_quick
from tuftenotes.mathematics.shortcut import expanded

if TYPE_CHECKING:
    from tuftenotes.mathematics.scope import Scope

__all__ = ["CELL", "quick_equation"]

CELL = "\ufdd5"
"""Stands for the cell with the number."""
_EQUATION = re.compile(r"\s*\\begin\{equation(\*?)\}(.*)\\end\{equation\1\}\s*", re.DOTALL)
_LABEL = re.compile(r"\\label\s*\{([^{}\\%#~$&]*)\}")


def quick_equation(tex: str, scope: Scope, *, numbered: bool) -> tuple[str, Marks] | None:
    r"""Return the content of the ``<math>`` element and the labels of the line; None for the long way.

    The content has `CELL` where the number goes, if the line has one; `numbered` says whether ``equation``
    counts.
    """
    found = _EQUATION.fullmatch(tex)
    if found is None or scope.environments:
        return None
    labels = [(label[1].strip(), label.start()) for label in _LABEL.finditer(tex)]
    counted = numbered and not found[1]
    if labels and not counted:
        return None
    body = expanded(_LABEL.sub(" ", found[2]), scope)
    if body is None or not body.strip() or not is_quick(body, scope):
        return None
    html = _converted(body, counted)
    return None if html is None else (html, Marks(labels=labels))


@lru_cache(maxsize=2048)
def _converted(body: str, counted: bool) -> str | None:  # noqa: FBT001 (a cache wants positions)
    whole = f"\\begin{{equation*}}{body}\\tag*{{@0@}}\\end{{equation*}}" if counted else f"{{{body}}}"
    html = convert_quick(whole, display=True)
    return None if html is None else polish(html, [CELL])
