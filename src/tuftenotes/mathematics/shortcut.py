"""Short ways for most formulas: plain ones, plain ones behind simple macros, and the preamble of a page.

Whatever is not plain is left to the long way (`expand`, `rewrite`), which makes the same of it.
"""

from __future__ import annotations

from functools import lru_cache

from tuftenotes.mathematics.arrays import hold_arrays, put_back
from tuftenotes.mathematics.engine import convert_quick
from tuftenotes.mathematics.expand import expand
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.native import native_macros
from tuftenotes.mathematics.polish import polish, polish_tidy
from tuftenotes.mathematics.quick import is_quick, may_lack_argument
from tuftenotes.mathematics.scope import DEFINITIONS, Scope
from tuftenotes.mathematics.tokens import strip, tokenize
from tuftenotes.mathematics.vocabulary import Vocabulary, commands_of

__all__ = ["preamble", "quick_content"]

_DEFINING = tuple(DEFINITIONS)


def quick_content(tex: str, scope: Scope, *, display: bool) -> str | None:
    """Return the content of the ``<math>`` element of a plain formula; None if the long way must make it."""
    native = native_macros(scope)
    if native is None:
        return None
    commands, vocabulary = commands_of(tex), native.vocabulary
    plain: str | None = tex
    if "\\begin" in commands:
        plain = _with_arrays(tex, scope, vocabulary)
    elif not is_quick(tex, commands, vocabulary) or may_lack_argument(tex, commands, vocabulary):
        return None
    inner = None if plain is None else convert_quick(plain, native.convert, display=display)
    if not inner:  # where nothing is left, the long way tells why
        return None
    return polish_tidy(inner) if vocabulary.is_tidy(tex, commands) else polish(inner)


def _with_arrays(tex: str, scope: Scope, vocabulary: Vocabulary) -> str | None:
    """Return a formula with environments in it for math-core, if it can make it as it stands."""
    parts = None if scope.environments else hold_arrays(tex, vocabulary)
    if parts is None:
        return None
    commands = commands_of(parts[0])
    if not is_quick(parts[0], commands, vocabulary) or may_lack_argument(parts[0], commands, vocabulary):
        return None
    return put_back(*parts)


def preamble(tex: str, macros: tuple[tuple[str, int, str], ...]) -> Scope | None:
    """Return the scope that a page begins with whose first formula is `tex`, if that only defines something.

    The scope is the caller's to change; `macros` are those of the site.
    """
    if not tex.lstrip().startswith(_DEFINING):
        return None
    scope = _defined(tex, macros)
    return scope and scope.copy()


@lru_cache(maxsize=64)
def _defined(tex: str, macros: tuple[tuple[str, int, str], ...]) -> Scope | None:
    scope = Scope.of(macros)
    before = scope.version
    try:
        rest = strip(expand(tokenize(tex), scope))
    except FormulaError:
        return None
    return scope if scope.version != before and not rest else None
