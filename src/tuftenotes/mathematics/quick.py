"""Telling formulas that math-core can make as they stand: most of those in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.mathematics.alphabets import ALPHABETS, SMALL_GREEK
from tuftenotes.mathematics.brackets import may_open_many
from tuftenotes.mathematics.constructs import DELIMITED
from tuftenotes.mathematics.nesting import MAX_DEPTH
from tuftenotes.mathematics.rewrite import HANDLERS
from tuftenotes.mathematics.scope import DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from tuftenotes.mathematics.scope import Scope

__all__ = ["is_quick"]

_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.|\Z)", re.DOTALL)
_HARD_CHARACTER = re.compile("[%#\"'`~&$\U000f0000-\U000fffff]")
_OPERATOR = "\\operatorname"
_NAMED = re.compile(r"\\operatorname\s*\*?\s*\{[A-Za-z]+\}")
_OF_ALPHABET = re.compile(
    r"\\math(?:bf|it|sf|tt|rm|cal|scr|frak|bb)(?![A-Za-z])\s*(\{[^{}]*\}|\\[A-Za-z]+|.|)", re.DOTALL
)
_HARD_COMMANDS = (
    (HANDLERS.keys() - ALPHABETS - DELIMITED) | DEFINITIONS.keys() | {"\\\\", "\\end", "\\global"}
)


def is_quick(tex: str, scope: Scope) -> bool:
    """Tell whether our own pass over the formula would change nothing, so that it can be left out."""
    if _HARD_CHARACTER.search(tex) or may_open_many(tex):
        return False
    listed = _COMMAND.findall(tex) if "\\" in tex else []
    commands = set(listed)
    if not scope.macros.keys().isdisjoint(commands):
        return False
    if not _HARD_COMMANDS.isdisjoint(commands) and not _only_names(tex, commands & _HARD_COMMANDS):
        return False
    if (
        not ALPHABETS.isdisjoint(commands)
        and not SMALL_GREEK.isdisjoint(commands)
        and _greek_in_alphabet(tex)
    ):
        return False
    if not DELIMITED.isdisjoint(commands) and ("<" in tex or ">" in tex):
        return False
    return len(listed) + tex.count("{") + tex.count("^") + tex.count("_") < MAX_DEPTH


def _only_names(tex: str, hard: AbstractSet[str]) -> bool:
    """Tell whether all that is hard are operators with plain names, of which we would change nothing."""
    return hard == {_OPERATOR} and tex.count(_OPERATOR) == len(_NAMED.findall(tex))


def _greek_in_alphabet(tex: str) -> bool:
    """Tell whether an alphabet may be asked for a small Greek letter."""
    for argument in _OF_ALPHABET.findall(tex):
        if argument in {"", "{"} or not SMALL_GREEK.isdisjoint(_COMMAND.findall(argument)):
            return True
    return False
