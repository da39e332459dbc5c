"""Short ways for most formulas: plain ones, plain ones behind simple macros, and the preamble of a page.

Whatever is not plain is left to the long way (`expand`, `rewrite`), which makes the same of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tuftenotes.mathematics.arrays import hold_arrays, put_back
from tuftenotes.mathematics.engine import convert_quick
from tuftenotes.mathematics.expand import MAX_EXPANSIONS, expand
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.polish import polish
from tuftenotes.mathematics.quick import GROUP, commands_of, has_simple_calls, is_quick
from tuftenotes.mathematics.scope import DEFINITIONS, OPERATOR, PARAMETER, Macro, Scope
from tuftenotes.mathematics.tokens import strip, tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["expanded", "preamble", "quick_content"]

_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_PIECE = re.compile(rf"({_COMMAND.pattern})", re.DOTALL)
_ARGUMENT = re.compile(rf"\s*(?:({GROUP})|(\\[A-Za-z]+|\\.|[^\s{{}}\\]))", re.DOTALL)
_DEFINING = tuple(DEFINITIONS)
_LONGEST = 2_000
"""Characters that a formula may grow to on the short way."""


def quick_content(tex: str, scope: Scope, *, display: bool) -> str | None:
    """Return the content of the ``<math>`` element of a plain formula; None if the long way must make it."""
    plain = _plain(tex, scope)
    inner = None if plain is None else convert_quick(plain, display=display)
    return polish(inner) if inner else None  # where nothing is left, the long way tells why


def _plain(tex: str, scope: Scope) -> str | None:
    """Return the formula for math-core, if all it needs is the expansion of simple macros."""
    commands = commands_of(tex)
    if not scope.macros.keys().isdisjoint(commands):
        without = expanded(tex, scope, commands)
        if without is None:
            return None
        tex, commands = without, commands_of(without)
    if "\\begin" not in commands:
        return tex if is_quick(tex, commands) else None
    parts = None if scope.environments else hold_arrays(tex)
    if parts is None or not is_quick(parts[0], commands_of(parts[0])):
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


def expanded(tex: str, scope: Scope, commands: Sequence[str]) -> str | None:
    """Return `tex` without macros; None where one is not simple, or is not called in a simple way.

    `commands` are those of `tex`.
    """
    if "%" in tex:  # a brace in a comment is none
        return None
    words = {name: _word(name, scope) for name in scope.macros.keys() & commands}
    if not words:
        return tex
    if "\\text" in commands and not has_simple_calls(tex, "\\text"):  # a blank before a macro would be seen
        return None
    if None in words.values():
        return _without_calls(tex, scope.macros)
    return "".join([words.get(piece) or piece for piece in _PIECE.split(tex)])


def _word(name: str, scope: Scope) -> str | None:
    """Return what `name` stands for if that is the same everywhere, None if not."""
    if name not in scope.words:
        macro = scope.macros[name]
        plain = not macro.pattern and macro.text is not None
        body = f" {macro.text}"  # a blank keeps a command before it apart
        scope.words[name] = body if plain and scope.macros.keys().isdisjoint(_COMMAND.findall(body)) else None
    return scope.words[name]


def _without_calls(tex: str, macros: Mapping[str, Macro]) -> str | None:
    """Expand one call after the other, each where it stands."""
    calls = position = 0
    while found := _COMMAND.search(tex, position):
        macro = macros.get(found[0])
        if macro is None:
            position = found.end()
            continue
        call = _called(macro, macros, tex, found.end())
        calls += 1
        if call is None or calls > MAX_EXPANSIONS or len(tex) > _LONGEST:
            return None
        text, end = call
        position = found.start()
        # A blank keeps a command before the call and the text of the macro apart.
        tex = f"{tex[:position]} {text}{tex[end:]}"
    return tex


def _called(macro: Macro, macros: Mapping[str, Macro], tex: str, position: int) -> tuple[str, int] | None:
    """Return what a call stands for and where it ends; the arguments are read from `position` on."""
    body = macro.text
    if body is None or (OPERATOR in body and OPERATOR in macros):
        return None
    arguments = []
    for _ in macro.pattern:
        found = _ARGUMENT.match(tex, position)
        if found is None:
            return None
        arguments.append(found[1][1:-1] if found[1] is not None else found[2] + " ")
        position = found.end()
    if not arguments:
        return body, position
    return PARAMETER.sub(lambda number: arguments[int(number[1]) - 1], body), position
