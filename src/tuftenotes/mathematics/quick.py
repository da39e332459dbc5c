"""Telling formulas that math-core can make as they stand: most of those in running text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tuftenotes.mathematics.alphabets import ALPHABETS
from tuftenotes.mathematics.brackets import MOST_OPEN, check_brackets, may_open_many
from tuftenotes.mathematics.constructs import DELIMITED
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.nesting import MAX_DEPTH, check_nesting
from tuftenotes.mathematics.tokens import tokenize
from tuftenotes.mathematics.vocabulary import PLAIN_TEX, SIMPLE_CALLS, commands_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.vocabulary import Vocabulary

__all__ = ["is_quick", "may_lack_argument"]

_HARD_CHARACTER = re.compile(r'[%#"`~&$]')
_DOUBTFUL_CHARACTER = re.compile(r"""[%#"`~&$']""")
_SLOT = re.compile("[\U000f0000-\U000fffff]")


def _group(depth: int) -> str:
    inner = rf"|{_group(depth - 1)}" if depth else ""
    return rf"\{{(?:[^{{}}\\]++|\\.{inner})*+\}}"


_GROUP = _group(3)
"""A regular expression for braces with what is in them, up to four deep."""
_ARGUMENT = rf"\s*(?:{_GROUP}|\\[A-Za-z]+|\\.|[^{{}}\\\s])"
_NO_ARGUMENT = r"\s*(?:[\^_}&]|\Z|\\(?:operatorname|text|math[a-z]+)(?![A-Za-z]))"
_UNPRIMED = re.compile(rf"\^(?=(?>{_ARGUMENT}\s*)(?!'))", re.DOTALL)
_OF_ALPHABET = re.compile(
    r"\\math(?:bf|it|sf|tt|rm|cal|scr|frak|bb)(?![A-Za-z])\s*(\{[^{}]*\}|\\[A-Za-z]+|.|)", re.DOTALL
)
_UNKNOWN_ARGUMENTS = ALPHABETS | {"", "{"}
"""What stands behind an alphabet where it is not seen what the alphabet is for."""
_ANGLED = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)\s*(?:\{\s*)?[<>]")


def is_quick(tex: str, commands: Sequence[str], vocabulary: Vocabulary = PLAIN_TEX) -> bool:
    """Tell whether our own pass over the formula would change nothing, so that it can be left out.

    `commands` are those of the formula. What macros take for their arguments is not looked at (see
    `may_lack_argument`).
    """
    return (
        (vocabulary.special.isdisjoint(commands) or _harmless(tex, commands, vocabulary))
        and (
            _DOUBTFUL_CHARACTER.search(tex) is None
            or (_has_easy_primes(tex) and vocabulary.raised.isdisjoint(commands))
        )
        and (tex.isascii() or _SLOT.search(tex) is None)
        and (len(tex) <= MOST_OPEN or not _nests(tex, commands, vocabulary))
    )


def _has_easy_primes(tex: str) -> bool:
    """Tell whether all doubtful characters are primes, and none stands behind a superscript."""
    return _HARD_CHARACTER.search(tex) is None and tex.count("^") == len(_UNPRIMED.findall(tex))


def may_lack_argument(tex: str, commands: Sequence[str], vocabulary: Vocabulary) -> bool:
    r"""Tell whether a macro may take for its argument what is none, or not all of it.

    TeX takes a ``^`` or ``_``, and of ``\text{…}`` the command alone; and it knows no argument behind the end
    of a group or cell, where math-core reads on.
    """
    arguments = vocabulary.arguments
    return not arguments.keys().isdisjoint(commands) and any(
        arguments.get(macro, 0) > taken
        for taken in range(max(arguments.values()))
        for macro in _before_no_argument(taken).findall(tex)
    )


@lru_cache(maxsize=9)
def _before_no_argument(taken: int) -> re.Pattern[str]:
    return re.compile(rf"(\\[A-Za-z]+)(?=(?:{_ARGUMENT}){{{taken}}}{_NO_ARGUMENT})", re.DOTALL)


def _nests(tex: str, commands: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether there are too many levels or open brackets; most formulas are too short for that."""
    count = len(commands)
    few = tex.isascii() and count + tex.count("(") + tex.count("[") <= MOST_OPEN
    if few and len(tex) + count * vocabulary.heaviest < MAX_DEPTH:
        return False
    deep = vocabulary.levels(tex, commands) >= MAX_DEPTH
    if not deep and (few or not may_open_many(tex)):
        return False
    if not vocabulary.weights.keys().isdisjoint(commands):
        return True
    tokens = tokenize(tex)
    try:
        check_nesting(tokens)
        check_brackets(tokens)
    except FormulaError:
        return True
    return False


def _harmless(tex: str, commands: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether special commands are such in name only."""
    for command in vocabulary.hard.intersection(commands):
        if command not in vocabulary.simple:
            return False
        if tex.count(command) != len(SIMPLE_CALLS[command].findall(tex)):
            return False
    lettered = vocabulary.lettered
    if not (ALPHABETS.isdisjoint(commands) or lettered.isdisjoint(commands)) and _own_in_alphabet(
        tex, lettered
    ):
        return False
    return DELIMITED.isdisjoint(commands) or _ANGLED.search(tex) is None


def _own_in_alphabet(tex: str, lettered: frozenset[str]) -> bool:
    """Tell whether an alphabet may be asked for what has letters of its own."""
    for argument in _OF_ALPHABET.findall(tex):
        if argument in _UNKNOWN_ARGUMENTS or not lettered.isdisjoint(commands_of(argument)):
            return True
    return False
