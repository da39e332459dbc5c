r"""Alphabets: ``\mathbf`` and the like, and the old switches ``\bf`` …."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.mathematics.tokens import Token, group

if TYPE_CHECKING:
    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["ALPHABETS", "ALPHABET_COMMANDS", "SMALL_GREEK"]

_NAMES = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau
    upsilon phi chi psi omega varepsilon vartheta varpi varrho varsigma varphi partial nabla infty ell
    hbar
"""

SMALL_GREEK = frozenset("\\" + name for name in _NAMES.split())
"""Letters that have no bold or upright form in LaTeX's alphabets."""


def _alphabet(work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Keep small Greek letters as they are under ``\mathbf`` and the like: LaTeX's alphabets have none."""
    if reader and reader.peek() not in SMALL_GREEK | {"{", "}"}:
        return [command]  # what stands there without braces may have an argument itself: \mathbf\hat{x}
    argument = reader.argument(command)
    return [command, *group(_spare_greek(work, argument), command.at)]


def _switch(work: Work, reader: Reader, command: Token) -> list[Token]:
    return [command, *_spare_greek(work, reader.rest_of_group())]


def _spare_greek(work: Work, tokens: list[Token]) -> list[Token]:
    tokens = [
        work.slot(work.render([token]), token.at) if token.text in SMALL_GREEK else token for token in tokens
    ]
    return work.rewrite(work, tokens)


ALPHABETS = frozenset("\\math" + name for name in ("bf", "it", "sf", "tt", "rm", "cal", "scr", "frak", "bb"))

ALPHABET_COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(ALPHABETS, _alphabet),
    **dict.fromkeys(("\\bf", "\\it", "\\sf", "\\tt", "\\rm", "\\cal"), _switch),
}
