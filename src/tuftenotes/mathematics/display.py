r"""A short way for the commonest displays: one ``equation``, ``align`` or ``gather`` of plain lines.

As in `shortcut`, whatever is not plain is left to the long way, which makes the same of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.mathematics.arrays import hold_arrays, is_plain_line, put_back, without_inner_ends
from tuftenotes.mathematics.engine import convert_quick
from tuftenotes.mathematics.native import native_macros
from tuftenotes.mathematics.numbering import Marks
from tuftenotes.mathematics.polish import polish, polish_tidy
from tuftenotes.mathematics.vocabulary import commands_of

if TYPE_CHECKING:
    from tuftenotes.mathematics.scope import Scope
    from tuftenotes.mathematics.vocabulary import Vocabulary

__all__ = ["CELL", "quick_display"]

CELL = "\ufdd5"
"""Stands for the cell with the number of a line."""
_CELL_OF_CORE = '<mtd style="width: 50%;text-align: right;justify-items: end;"><mtext>@0@</mtext></mtd>'
_DISPLAY = re.compile(r"\s*\\begin\{(equation|align|gather)(\*?)\}(.*)\\end\{\1\2\}\s*", re.DOTALL)
_MARK = re.compile(r"\\label\s*\{([^{}\\%#~$&]*)\}|\\(?:notag|nonumber)(?![A-Za-z])")
_STRUCTURE = frozenset({"\\begin", "\\end", "\\\\", "\\label", "\\notag", "\\nonumber"})
_WITHOUT_NUMBERS = {"align": "aligned", "gather": "gathered"}
_CELLS = {"equation": 1, "align": 2, "gather": 1}
"""How many cells a line has: with more, ``align`` sets the pairs apart."""


def quick_display(tex: str, scope: Scope, *, numbered: bool) -> tuple[str, list[Marks]] | None:
    r"""Return the content of the ``<math>`` element and the marks of its lines; None for the long way.

    The content has `CELL` where the number of a line goes that is counted; `numbered` says whether
    environments count their lines.
    """
    found = _DISPLAY.fullmatch(tex)
    native = native_macros(scope)
    if found is None or native is None or _is_bent(scope):
        return None
    name, counted = found[1], numbered and not found[2]
    marks = _marks(without_inner_ends(found[3]), found.start(3))
    parts = hold_arrays(_MARK.sub(" ", found[3]), native.vocabulary)
    if parts is None:
        return None
    lines = parts[0].split("\\\\")
    if len(lines) > 1 and not lines[-1].strip() and not (marks[-1].silent or marks[-1].labels):
        lines, marks = lines[:-1], marks[:-1]
    if len(lines) != len(marks) or not _plain(name, lines, native.vocabulary):
        return None
    counts = [counted and not mark.silent for mark in marks]
    labelled = not all(counts) and any(
        mark.labels for mark, count in zip(marks, counts, strict=True) if not count
    )
    empty = any(
        count and not line.replace("&", "").strip() for line, count in zip(lines, counts, strict=True)
    )
    if labelled or empty:
        return None
    html = convert_quick(put_back(_written(name, lines, counts), parts[1]), native.convert, display=True)
    if html is None:
        return None
    html = html.replace(_CELL_OF_CORE, CELL)
    tidy = native.vocabulary.is_tidy(parts[0], commands_of(" ".join(lines)))
    return polish_tidy(html) if tidy else polish(html), marks


def _is_bent(scope: Scope) -> bool:
    """Tell whether the page gave a display's own commands, or environments, another meaning."""
    return bool(scope.environments) or not scope.macros.keys().isdisjoint(_STRUCTURE)


def _marks(body: str, place: int) -> list[Marks]:
    """Return what each line says of its number; `place` is the offset of the body in the formula."""
    marks = []
    for line in body.split("\\\\"):
        mark = Marks()
        for found in _MARK.finditer(line):
            if found[1] is None:
                mark.silent = True
            else:
                mark.labels.append((found[1].strip(), place + found.start()))
        marks.append(mark)
        place += len(line) + 2
    return marks


def _plain(name: str, lines: list[str], vocabulary: Vocabulary) -> bool:
    """Tell whether there is nothing in any line that we would change."""
    if name == "equation" and (len(lines) > 1 or not lines[0].strip()):
        return False
    return all(is_plain_line(line, _CELLS[name], vocabulary) for line in lines)


def _written(name: str, lines: list[str], counts: list[bool]) -> str:
    """Return the display for math-core, with a mark for the cell of each number."""
    if not any(counts):
        if name == "equation":
            return f"{{{lines[0]}}}"
        core = _WITHOUT_NUMBERS[name]
        return f"\\begin{{{core}}}" + "\\\\".join(lines) + f"\\end{{{core}}}"
    # A short line gets the cells that it lacks, so that its number stands below those of the others.
    cells = max(line.count("&") for line in lines)
    numbered = [
        line + "&" * (cells - line.count("&")) + "\\tag*{@0@}" if count else line
        for line, count in zip(lines, counts, strict=True)
    ]
    return f"\\begin{{{name}*}}" + "\\\\".join(numbered) + f"\\end{{{name}*}}"
