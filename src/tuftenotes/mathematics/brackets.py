r"""Bounding the brackets that a formula opens and does not close.

math-core looks for the partner of each, again for every one around it: the time doubles with every bracket
that stays open in its group, so that forty of ``(`` would take a day. A few are usual (``[0, 1`` and the
like); dozens are an accident or an attack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import category

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.tokens import Token

__all__ = ["MOST_OPEN", "check_brackets", "may_open_many"]

MOST_OPEN = 16


def _commands(names: str) -> frozenset[str]:
    return frozenset("\\" + name for name in names.split())


_OPENING = _commands(
    """
    { lparen lbrack lbrace langle lfloor lceil lgroup lmoustache lvert lVert ulcorner llcorner llbracket
    lBrace lAngle lang lBrack lbrbrak Lbrbrak llangle lbag lParen mathopen bigl Bigl biggl Biggl
    """
)
_CLOSING = _commands(
    """
    } rparen rbrack rbrace rangle rfloor rceil rgroup rmoustache rvert rVert urcorner lrcorner rrbracket
    rBrace rAngle rang rBrack rbrbrak Rbrbrak rrangle rbag rParen mathclose bigr Bigr biggr Biggr
    """
)
_SIGNS = ("(", "[", "\\l", "\\L", "\\{", "igl", "\\ull", "\\ulc", "\\mathopen")
_GROUP_STARTS = frozenset({"{", "\\begin", "\\left", "\\begingroup", "\\bgroup"})
_GROUP_ENDS = frozenset({"}", "\\end", "\\right", "\\endgroup", "\\egroup"})
_CELL_ENDS = frozenset({"&", "\\\\", "\\cr"})
_FENCES = frozenset({"\\left", "\\right", "\\middle"})


def may_open_many(tex: str) -> bool:
    """Return whether a formula has so many signs of brackets that `check_brackets` must look at it."""
    if tex.isascii():
        return sum(map(tex.count, _SIGNS)) > MOST_OPEN
    return len(tex) > MOST_OPEN and sum(map(tex.count, _SIGNS)) + sum(map(_is_opening, tex)) > MOST_OPEN


@dataclass(slots=True)
class _Group:
    """The brackets of a group, cell or row that are open, and those lost in groups inside it."""

    open: list[Token] = field(default_factory=list)
    lost: list[Token] = field(default_factory=list)

    def left(self, most: int) -> list[Token]:
        """Return those without a partner; raises `FormulaError` if they are more than `most`."""
        left = [*self.lost, *self.open]
        if len(left) > most:
            message = f"more than {most} brackets are opened and not closed, this is the first"
            raise FormulaError(left[0].at, Code.MATH_SYNTAX, message)
        return left


def check_brackets(tokens: Sequence[Token], most: int = MOST_OPEN) -> None:
    """Raise `FormulaError` where more brackets than `most` have no partner in their group, cell or row."""
    groups = [_Group()]
    fenced = False
    for token in tokens:
        text = token.text
        if text in _GROUP_STARTS:
            groups.append(_Group())
        elif text in _GROUP_ENDS:
            left = groups.pop().left(most) if len(groups) > 1 else []
            groups[-1].lost += left  # math-core takes off braces that hold a bracket only
        elif text in _CELL_ENDS:
            groups[-1].left(most)
            groups[-1] = _Group()
        elif fenced and text != " ":
            pass  # the delimiter of \left is its own
        elif text in _OPENING or _is_opening(text):
            groups[-1].open.append(token)
        elif groups[-1].open and (text in _CLOSING or (len(text) == 1 and category(text) == "Pe")):
            groups[-1].open.pop()
        fenced = text in _FENCES or (fenced and text == " ")
    groups[-1].left(most)


def _is_opening(text: str) -> bool:
    return len(text) == 1 and (text == "⎰" or category(text) == "Ps") and text != "{"
