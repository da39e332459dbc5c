"""Telling formulas that math-core can make as they stand: most of those in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.mathematics.alphabets import ALPHABETS, SMALL_GREEK
from tuftenotes.mathematics.brackets import MOST_OPEN, check_brackets, may_open_many
from tuftenotes.mathematics.constructs import DELIMITED
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.nesting import MAX_DEPTH, check_nesting
from tuftenotes.mathematics.rewrite import HANDLERS
from tuftenotes.mathematics.scope import DEFINITIONS
from tuftenotes.mathematics.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["GROUP", "commands_of", "has_simple_calls", "is_quick"]

_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.|\Z)", re.DOTALL)
_HARD_CHARACTER = re.compile(r'[%#"`~&$]')
_DOUBTFUL_CHARACTER = re.compile(r"""[%#"`~&$']""")
_SLOT = re.compile("[\U000f0000-\U000fffff]")


def _group(depth: int) -> str:
    inner = rf"|{_group(depth - 1)}" if depth else ""
    return rf"\{{(?:[^{{}}\\]++|\\.{inner})*+\}}"


GROUP = _group(3)
"""A regular expression for braces with what is in them, up to four deep."""
_ARGUMENT = rf"\s*(?:{GROUP}|\\[A-Za-z]+|\\.|[^{{}}\\\s])"
_UNPRIMED = re.compile(rf"\^(?=(?>{_ARGUMENT}\s*)(?!'))", re.DOTALL)
_OF_ALPHABET = re.compile(
    r"\\math(?:bf|it|sf|tt|rm|cal|scr|frak|bb)(?![A-Za-z])\s*(\{[^{}]*\}|\\[A-Za-z]+|.|)", re.DOTALL
)
_UNKNOWN_ARGUMENTS = ALPHABETS | {"", "{"}
"""What stands behind an alphabet where it is not seen what the alphabet is for."""
_ANGLED = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)\s*(?:\{\s*)?[<>]")
_SIMPLE_CALLS = {
    "\\operatorname": re.compile(r"\\operatorname\s*\*?\s*\{[A-Za-z]+\}"),
    "\\text": re.compile(r"\\text\s*\{(?:[A-Za-z0-9,.;:()=/]| (?! )|-(?!-))*\}"),
}
"""Calls of which we would change nothing; others of the same commands we would."""
_HARD_COMMANDS = (
    (HANDLERS.keys() - ALPHABETS - DELIMITED) | DEFINITIONS.keys() | {"\\\\", "\\end", "\\global"}
)
_SPECIAL_COMMANDS = _HARD_COMMANDS | ALPHABETS | DELIMITED
_OWN_LETTERS = SMALL_GREEK | {"\\text"}


def commands_of(tex: str) -> list[str]:
    """Return all commands of a formula, in their order."""
    return _COMMAND.findall(tex) if "\\" in tex else []


def is_quick(tex: str, commands: Sequence[str]) -> bool:
    """Tell whether our own pass over the formula would change nothing, so that it can be left out.

    `commands` are those of the formula; none of them is a macro.
    """
    return (
        (_SPECIAL_COMMANDS.isdisjoint(commands) or _harmless(tex, commands))
        and (_DOUBTFUL_CHARACTER.search(tex) is None or _has_easy_primes(tex))
        and (tex.isascii() or _SLOT.search(tex) is None)
        and (len(tex) <= MOST_OPEN or not _nests(tex, commands))
    )


def _has_easy_primes(tex: str) -> bool:
    """Tell whether all doubtful characters are primes, and none stands behind a superscript."""
    return _HARD_CHARACTER.search(tex) is None and tex.count("^") == len(_UNPRIMED.findall(tex))


def _nests(tex: str, commands: Sequence[str]) -> bool:
    """Tell whether there are too many levels or open brackets; most formulas are too short for that."""
    few = tex.isascii() and len(commands) + tex.count("(") + tex.count("[") <= MOST_OPEN
    deep = len(tex) >= MAX_DEPTH and len(commands) + sum(map(tex.count, "{^_")) >= MAX_DEPTH
    if not deep and (few or not may_open_many(tex)):
        return False
    tokens = tokenize(tex)
    try:
        check_nesting(tokens)
        check_brackets(tokens)
    except FormulaError:
        return True
    return False


def _harmless(tex: str, commands: Sequence[str]) -> bool:
    """Tell whether special commands are such in name only."""
    if not all(has_simple_calls(tex, command) for command in _HARD_COMMANDS.intersection(commands)):
        return False
    if not (ALPHABETS.isdisjoint(commands) or _OWN_LETTERS.isdisjoint(commands)) and _own_in_alphabet(tex):
        return False
    return DELIMITED.isdisjoint(commands) or _ANGLED.search(tex) is None


def has_simple_calls(tex: str, command: str) -> bool:
    """Tell whether we would change nothing of any call of a command."""
    simple = _SIMPLE_CALLS.get(command)
    return simple is not None and tex.count(command) == len(simple.findall(tex))


def _own_in_alphabet(tex: str) -> bool:
    """Tell whether an alphabet may be asked for what has letters of its own."""
    for argument in _OF_ALPHABET.findall(tex):
        if argument in _UNKNOWN_ARGUMENTS or not _OWN_LETTERS.isdisjoint(_COMMAND.findall(argument)):
            return True
    return False
