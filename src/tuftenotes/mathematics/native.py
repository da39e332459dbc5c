r"""The macros of a page that math-core expands by itself.

Those are the simple ones whose text needs nothing from us, wherever a call of them stands. A formula with any
other macro takes the long way, which expands token by token (`expand`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuftenotes.mathematics.alphabets import ALPHABETS
from tuftenotes.mathematics.brackets import check_brackets
from tuftenotes.mathematics.engine import accepts, converter
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.nesting import check_nesting
from tuftenotes.mathematics.quick import is_quick, may_lack_argument
from tuftenotes.mathematics.scope import OPERATOR, PARAMETER
from tuftenotes.mathematics.vocabulary import Vocabulary, commands_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.mathematics.engine import Converter
    from tuftenotes.mathematics.scope import Macro, Scope

__all__ = ["Native", "native_macros"]

_WORD = re.compile(r"\\[A-Za-z]+")
_ARGUMENT = "\ufdd7"
"""Stands for an argument, of which nothing is known."""
_OF_ALPHABET = re.compile(r"\\math[a-z]+\s*\{[^{}\\\ufdd7]*\}")
_DELIMITER = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)\s*(?:\ufdd7|\Z)")
_NUMBER = re.compile(r"\A[0-9.,]|[0-9.,]\Z")
"""What makes one number of the text of a macro and the digits beside the call."""
_HEAVIEST = 40
"""Levels that a macro may nest; a formula has a hundred."""
_LONGEST = 1_000
"""Characters of a macro; a formula has less than a hundred calls."""
_MOST_LOOKED_AT = 2_000
"""Macros of a page, each as often as others are defined after it between formulas."""


@dataclass(frozen=True, slots=True)
class Native:
    """A page's vocabulary, and math-core with the macros among it."""

    vocabulary: Vocabulary
    convert: Converter


def native_macros(scope: Scope) -> Native | None:
    """Return what math-core can make of formulas in a scope; it is found once for all copies of the scope.

    None if the page defined so many macros between its formulas that finding it again would take too long.
    """
    if scope.native:
        return scope.native[0]
    if scope.natives * len(scope.macros) > _MOST_LOOKED_AT:
        return None
    scope.natives += 1
    scope.native.append(_native(scope.macros))
    return scope.native[0]


def _native(macros: Mapping[str, Macro]) -> Native:
    vocabulary = Vocabulary.with_macros(macros)
    bodies: dict[str, str] = {}
    waiting = {name: macro for name, macro in macros.items() if _WORD.fullmatch(name)}
    if OPERATOR in macros:  # what \DeclareMathOperator defines is made of the built-in one
        waiting = {name: macro for name, macro in waiting.items() if OPERATOR not in (macro.text or "")}
    # Those made of built-in commands first, then those made of these, and so on; what calls itself remains.
    while found := {name: body for name, macro in waiting.items() if (body := _body(macro, vocabulary))}:
        for name, body in found.items():
            waiting.pop(name)
            bodies[name[1:]] = body
        vocabulary = vocabulary.with_expanded(found)
    return Native(vocabulary, converter(bodies))


def _body(macro: Macro, vocabulary: Vocabulary) -> str | None:
    """Return what math-core may put for a macro, None if it must not."""
    body = macro.text
    if not body or body.isspace() or len(body) > _LONGEST:
        return None
    numbers = PARAMETER.findall(body)
    text = PARAMETER.sub(_ARGUMENT, body)
    commands = commands_of(text)
    try:
        check_nesting(macro.body)
        check_brackets(macro.body, most=0)
    except FormulaError:
        return None
    plain = (
        # math-core takes as many arguments as it meets; and what nests in one must not be there twice.
        sorted(numbers) == [str(number + 1) for number in range(len(macro.pattern))]
        and is_quick(text, commands, vocabulary)
        and not may_lack_argument(text, commands, vocabulary)
        and not ("'" in text and numbers)  # the argument may have a superscript
        # What stands before or behind the call must not become part of it, nor the other way round.
        and text.strip()[0] not in "<>{[*^_'"
        and _NUMBER.search(text.strip()) is None
        and _DELIMITER.search(text) is None
        and len(_OF_ALPHABET.findall(text)) == sum(command in ALPHABETS for command in commands)
        and vocabulary.levels(text, commands) <= _HEAVIEST
        and accepts(_WORD.sub(lambda word: "x" if word[0] in vocabulary.weights else word[0], body))
    )
    return body if plain else None
