"""Environments inside plain formulas that math-core makes as they stand: matrices, cases, aligned lines.

On the short way (see `shortcut`) one character stands for each while the formula around it is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.mathematics.quick import is_quick, may_lack_argument
from tuftenotes.mathematics.vocabulary import PLAIN_TEX, Vocabulary, commands_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HELD", "hold_arrays", "is_plain_line", "put_back", "without_inner_ends"]

HELD = "\ufdd6"
"""Stands for an environment."""
_ARRAY = re.compile(
    r"\\begin\{((?:[pbBvV]?matrix|[dr]?cases|aligned|split|gathered))\}(?!\s*\[)"
    r"((?:[^\\]++|\\(?!begin|end).)*+)\\end\{\1\}",
    re.DOTALL,
)
_PAIR, _ONE = 2, 1
_CELLS = {"aligned": _PAIR, "split": _PAIR, "gathered": _ONE}
"""How many cells a line may have: with more, pairs are set apart. Matrices have any number."""
_ANY = 1_000
_NOT_PLAIN = frozenset({"\\cr", "\\&", "\\hline", "\\hdashline", "\\intertext", "\\shortintertext"})


def is_plain_line(line: str, cells: int, vocabulary: Vocabulary = PLAIN_TEX) -> bool:
    """Tell whether there is nothing in a line of at most so many cells that we would change."""
    commands = commands_of(line)
    return (
        line.count("&") < cells
        and _NOT_PLAIN.isdisjoint(commands)
        and not line.lstrip().startswith(("[", "*"))
        and line.count("{") - line.count("\\{") == line.count("}") - line.count("\\}")
        and not may_lack_argument(line, commands, vocabulary)
        and is_quick(line.replace("&", " "), commands, vocabulary)
    )


def without_inner_ends(tex: str) -> str:
    """Return a formula with blanks for the row ends inside environments, so that offsets stay."""
    return _ARRAY.sub(lambda found: found[0].replace("\\\\", "  "), tex) if "\\begin" in tex else tex


def hold_arrays(tex: str, vocabulary: Vocabulary = PLAIN_TEX) -> tuple[str, list[str]] | None:
    """Return a formula with `HELD` for each environment, and these; None if one is not plain."""
    held: list[str] = []
    if "\\begin" not in tex:
        return tex, held

    def hold(found: re.Match[str]) -> str:
        name, lines = found[1], found[2].split("\\\\")
        last_is_empty = len(lines) > 1 and not lines[-1].strip()
        plain = not last_is_empty and all(
            is_plain_line(line, _CELLS.get(name, _ANY), vocabulary) for line in lines
        )
        core = "aligned" if name == "split" else name
        held.append(f"\\begin{{{core}}}{found[2]}\\end{{{core}}}" if plain else "")
        return HELD

    outer = _ARRAY.sub(hold, tex)
    return (outer, held) if all(held) and HELD not in tex else None


def put_back(tex: str, held: Sequence[str]) -> str:
    """Put the environments in their places again."""
    first, *others = tex.split(HELD)
    return first + "".join(array + other for array, other in zip(held, others, strict=True))
