"""From TeX as authors write it to TeX that math-core can make, token by token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.mathematics.aliases import ALIASES
from tuftenotes.mathematics.alphabets import ALPHABET_COMMANDS
from tuftenotes.mathematics.bold import BOLD_COMMANDS
from tuftenotes.mathematics.boxes import BOX_COMMANDS
from tuftenotes.mathematics.characters import CHARACTERS
from tuftenotes.mathematics.chemistry import CHEMICAL_COMMANDS
from tuftenotes.mathematics.constructs import CONSTRUCTS
from tuftenotes.mathematics.environments import ENVIRONMENT_COMMANDS
from tuftenotes.mathematics.operators import OPERATORS
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.spacing import SPACING_COMMANDS
from tuftenotes.mathematics.text import TEXT_COMMANDS
from tuftenotes.mathematics.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["HANDLERS", "rewrite"]


def _alias(_work: Work, reader: Reader, command: Token) -> list[Token]:
    """Put the other command in front of what is left: what follows may belong to it."""
    reader.tokens = [*tokenize(ALIASES[command.text], command.at), *reader.tokens[reader.position :]]
    reader.position = 0
    return []


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(ALIASES, _alias),
    **TEXT_COMMANDS,
    **SPACING_COMMANDS,
    **BOX_COMMANDS,
    **CONSTRUCTS,
    **OPERATORS,
    **ALPHABET_COMMANDS,
    **BOLD_COMMANDS,
    **CHARACTERS,
    **CHEMICAL_COMMANDS,
    **ENVIRONMENT_COMMANDS,
}
"""What is done at each command that is not passed on as it is."""


def rewrite(work: Work, tokens: Sequence[Token]) -> list[Token]:
    """Return tokens that mean the same to math-core; what it lacks becomes slots of `work`."""
    reader = Reader(tokens)
    output: list[Token] = []
    while _skip(reader, output):
        token = reader.next()
        output += HANDLERS[token.text](work, reader, token)
    return output


def _skip(reader: Reader, output: list[Token]) -> bool:
    """Move what has no handler to `output`; tell whether anything is left."""
    tokens, start = reader.tokens, reader.position
    for position in range(start, len(tokens)):
        if tokens[position][0] in HANDLERS:
            output += tokens[start:position]
            reader.position = position
            return True
    output += tokens[start:]
    return False
