"""Short ways for most formulas: plain ones, plain ones behind simple macros, and the preamble of a page.

Whatever is not plain is left to the long way (`expand`, `rewrite`), which makes the same of it. What is made
here depends on nothing but the text, so that it is remembered from page to page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tuftenotes.mathematics.engine import convert_quick
from tuftenotes.mathematics.expand import MAX_EXPANSIONS, expand
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.polish import polish
from tuftenotes.mathematics.quick import is_quick
from tuftenotes.mathematics.scope import DEFINITIONS, Macro, Scope
from tuftenotes.mathematics.tokens import join, strip, tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["expanded", "preamble", "quick_content"]

_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_ARGUMENT = re.compile(r"\s*(?:\{((?:[^{}\\]|\\.)*)\}|(\\[A-Za-z]+|\\.|[^\s{}\\]))", re.DOTALL)
_PARAMETER = re.compile(r"#([1-9])")
_DEFINING = tuple(DEFINITIONS)
_OPERATOR = "\\operatorname"
_LONGEST = 2_000
"""Characters that a formula may grow to on the short way."""


def quick_content(tex: str, scope: Scope, *, display: bool) -> str | None:
    """Return the content of the ``<math>`` element of a plain formula; None if the long way must make it."""
    if scope.macros and "\\" in tex:
        plain = expanded(tex, scope)
        if plain is None:
            return None
        tex = plain
    return _converted(tex, display) if is_quick(tex, scope) else None


@lru_cache(maxsize=8192)
def _converted(tex: str, display: bool) -> str | None:  # noqa: FBT001 (a cache wants positions)
    inner = convert_quick(tex, display=display)
    return None if inner is None else polish(inner, [])


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
    try:
        rest = strip(expand(tokenize(tex), scope))
    except FormulaError:
        return None
    return scope if scope.version and not rest else None


def expanded(tex: str, scope: Scope) -> str | None:
    """Return `tex` without macros; None where one is not simple, or is not called in a simple way."""
    calls = position = 0
    while found := _COMMAND.search(tex, position):
        macro = scope.macros.get(found[0])
        if macro is None:
            position = found.end()
            continue
        call = _called(macro, scope.macros, tex, found.end())
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
    body = _body(macro)
    if body is None or (_OPERATOR in body and _OPERATOR in macros):
        return None
    arguments = []
    for _ in macro.pattern:
        found = _ARGUMENT.match(tex, position)
        if found is None:
            return None
        arguments.append(found[1] if found[1] is not None else found[2] + " ")
        position = found.end()
    if not arguments:
        return body, position
    return _PARAMETER.sub(lambda number: arguments[int(number[1]) - 1], body), position


@lru_cache(maxsize=1024)
def _body(macro: Macro) -> str | None:
    """Return the text of a simple macro's body: parameters one after the other, none of them optional."""
    simple = tuple(f"#{number}" for number in range(1, len(macro.pattern) + 1))
    if macro.pattern != simple or macro.default is not None or macro.fences is not None:
        return None
    if any(token.final and token.text != _OPERATOR for token in macro.body):
        return None
    text = join(macro.body)
    numbers = {int(number) for number in _PARAMETER.findall(text)}
    if text.count("#") != len(_PARAMETER.findall(text)) or not numbers <= set(range(1, len(simple) + 1)):
        return None
    return text
