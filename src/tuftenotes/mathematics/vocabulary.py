"""What is known of commands, and of a page's macros among them, before a formula is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tuftenotes.mathematics.alphabets import ALPHABETS, SMALL_GREEK
from tuftenotes.mathematics.bold import BOLD_COMMANDS, BOLD_GREEK, SIMPLE_BOLD
from tuftenotes.mathematics.constructs import DELIMITED
from tuftenotes.mathematics.rewrite import HANDLERS
from tuftenotes.mathematics.scope import DEFINITIONS, PARAMETER
from tuftenotes.mathematics.tidy import TIDY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["PLAIN_TEX", "SIMPLE_CALLS", "Vocabulary", "commands_of"]

_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.|\Z)", re.DOTALL)
SIMPLE_CALLS = {
    "\\operatorname": re.compile(r"\\operatorname\s*\*?\s*\{[A-Za-z]+\}"),
    **{f"\\{name}": re.compile(SIMPLE_BOLD.replace("NAME", name)) for name in ("boldsymbol", "bm")},
    "\\text": re.compile(r"\\text\s*\{(?:[A-Za-z0-9,.;:()=/]| (?! )|-(?!-))*\}"),
}
"""Calls of which we would change nothing; others of the same commands we would."""
_HARD_COMMANDS = frozenset(
    {"\\\\", "\\end", "\\global", *DEFINITIONS, *(HANDLERS.keys() - ALPHABETS - DELIMITED)}
)
_SPECIAL_COMMANDS = _HARD_COMMANDS | ALPHABETS | DELIMITED
_OWN_LETTERS = SMALL_GREEK | {"\\text"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is to be known of the commands of a page: sets of commands with their backslash."""

    hard: frozenset[str] = _HARD_COMMANDS
    """Those that our own pass changes, but for some calls, and macros that only our own pass expands."""
    special: frozenset[str] = _SPECIAL_COMMANDS
    """Those and what is changed in few calls only."""
    lettered: frozenset[str] = _OWN_LETTERS
    """What an alphabet may not be applied to as it stands, macros among it."""
    raised: frozenset[str] = frozenset()
    """The macros with a superscript: a prime behind one may belong to it."""
    arguments: Mapping[str, int] = field(default_factory=dict)
    """How many arguments a macro takes, of those with any that math-core expands."""
    weights: Mapping[str, int] = field(default_factory=dict)
    """How many levels each macro nests at most that math-core expands."""
    heaviest: int = 1
    """The greatest of these, at least that of a command."""
    simple: frozenset[str] = frozenset(SIMPLE_CALLS)
    """Those of which we change nothing in some calls."""
    tidy: frozenset[str] = TIDY
    """What leaves nothing to mend in the MathML, macros among it."""

    @classmethod
    def with_macros(cls, macros: Iterable[str]) -> Vocabulary:
        """Return the vocabulary of a page with these macros; math-core expands none of them."""
        names = frozenset(macros)
        hard, special, lettered = _HARD_COMMANDS | names, _SPECIAL_COMMANDS | names, _OWN_LETTERS | names
        simple = frozenset(SIMPLE_CALLS) - names
        if not names.isdisjoint(BOLD_GREEK):
            simple -= BOLD_COMMANDS.keys()
        return cls(hard, special, lettered, simple=simple, tidy=TIDY - names)

    def with_expanded(self, bodies: Mapping[str, str]) -> Vocabulary:
        """Return the vocabulary with macros that math-core expands; each has its body.

        Every parameter of a macro is in its body once.
        """
        commands = {name: commands_of(body) for name, body in bodies.items()}
        raised = {
            name for name, body in bodies.items() if "^" in body or not self.raised.isdisjoint(commands[name])
        }
        arguments = {name: len(PARAMETER.findall(body)) for name, body in bodies.items() if "#" in body}
        weights = {name: 1 + self.levels(body, commands[name]) for name, body in bodies.items()}
        return replace(
            self,
            hard=self.hard - bodies.keys(),
            special=self.special - bodies.keys(),
            raised=self.raised | raised,
            arguments={**self.arguments, **arguments},
            weights={**self.weights, **weights},
            heaviest=max([self.heaviest, *weights.values()]),
            tidy=self.tidy.union([name for name in bodies if self.is_tidy(bodies[name], commands[name])]),
        )

    def is_tidy(self, tex: str, commands: Sequence[str]) -> bool:
        """Tell whether `polish_tidy` mends all that is to be mended; `commands` are those of `tex`."""
        return self.tidy.issuperset(commands) and tex.isascii()

    def levels(self, tex: str, commands: Sequence[str]) -> int:
        """Return how many levels a formula cannot exceed; `commands` are those of the formula."""
        weights = self.weights
        macros = (
            [] if weights.keys().isdisjoint(commands) else [weights.get(name, 1) - 1 for name in commands]
        )
        return len(commands) + sum(macros) + tex.count("{") + tex.count("^") + tex.count("_")


PLAIN_TEX = Vocabulary()


def commands_of(tex: str) -> list[str]:
    """Return all commands of a formula, in their order."""
    return _COMMAND.findall(tex) if "\\" in tex else []
