r"""Commutative diagrams of amscd: ``\begin{CD} A @>f>> B \\ @VVV @VVgV \\ C @= D \end{CD}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.tokens import Token, split_at, strip, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["diagram"]

_HORIZONTAL = {">": "\\xrightarrow", "<": "\\xleftarrow", ")": "\\xrightarrow", "(": "\\xleftarrow"}
_VERTICAL = {"V": "\\downarrow", "A": "\\uparrow"}
_PLAIN = {"=": "\\xlongequal{}", "|": "\\Big\\|", ".": "", " ": ""}


def diagram(body: Sequence[Token]) -> list[Token]:
    """Return the rows of a diagram as those of a matrix: objects and arrows are cells by turns."""
    output: list[Token] = []
    for row, end in split_at(body, frozenset({"\\\\", "\\cr"})):
        output += _row(Reader(strip(row)))
        if end is not None:
            output.append(end)
    return output


def _row(reader: Reader) -> list[Token]:
    upright = reader.peek() == "@" and _is_vertical(reader)
    output: list[Token] = []
    while reader:
        token = reader.next()
        if token.text != "@":
            output.append(token)
            continue
        arrow = _arrow(reader, token)
        gap = [Token("&", token.at)] * 2 if upright else [Token("&", token.at)]
        if upright:
            output += [*(gap if strip(output) else []), *arrow]
        else:
            output += [*gap, *arrow, *gap]
    return output


def _is_vertical(reader: Reader) -> bool:
    following = reader.tokens[reader.position + 1 :]
    return bool(following) and following[0].text in "VA|."


def _arrow(reader: Reader, at_sign: Token) -> list[Token]:
    kind = reader.next().text if reader else ""
    at = at_sign.at
    if kind in _PLAIN:
        return tokenize(_PLAIN[kind], at)
    if kind not in _HORIZONTAL and kind not in _VERTICAL:
        raise FormulaError(at, Code.MATH_SYNTAX, f"“@{kind}” is no arrow of a diagram")
    first, second = _label(reader, kind, at_sign), _label(reader, kind, at_sign)
    if kind in _HORIZONTAL:
        below = [Token("[", at), *second, Token("]", at)] if second else []
        return [Token(_HORIZONTAL[kind], at), *below, Token("{", at), *first, Token("}", at)]
    arrow = [Token("\\Big", at), Token(_VERTICAL[kind], at)]
    return [*_small(first, at), *arrow, *_small(second, at)]


def _small(label: list[Token], at: int) -> list[Token]:
    return [Token("{", at), Token("\\scriptstyle", at), *label, Token("}", at)] if label else []


def _label(reader: Reader, kind: str, at_sign: Token) -> list[Token]:
    """Read a label: up to the next `kind` outside braces."""
    label: list[Token] = []
    depth = 0
    while reader:
        token = reader.next()
        if depth == 0 and token.text == kind:
            return strip(label)
        depth += (token.text == "{") - (token.text == "}")
        label.append(token)
    raise FormulaError(at_sign.at, Code.MATH_SYNTAX, f"the arrow “@{kind}” needs “{kind}” three times")
