r"""Characters by number, verbatim text, and characters that math-core takes for something else."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError

if TYPE_CHECKING:
    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.tokens import Token
    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["CHARACTERS"]

_CODE_POINT = re.compile(r"[xX\"]\s*([0-9A-Fa-f]+)|(\d+)")


def _unicode(work: Work, reader: Reader, command: Token) -> list[Token]:
    if command.text == "\\char":
        text = "".join(token.text for token in reader.tokens[reader.position : reader.position + 8]).lstrip()
    else:
        reader.optional()
        text = reader.name(command)
        text = text if command.text == "\\unicode" else "x" + text
    match = _CODE_POINT.match(text)
    number = 0 if match is None else int(match[1], 16) if match[1] else int(match[2])
    if match is None or not 32 <= number <= 0x10FFFF or 0xD800 <= number < 0xE000:
        message = f"{command.text} needs the number of a character, such as x2207"
        raise FormulaError(command.at, Code.MATH_SYNTAX, message)
    if command.text == "\\char":
        reader.skip_blanks()
        reader.position += match.end()
    return [work.slot(f"<mi>{escape(chr(number))}</mi>", command.at)]


def _verb(work: Work, reader: Reader, command: Token) -> list[Token]:
    if not reader:
        raise FormulaError(command.at, Code.MATH_SYNTAX, "\\verb needs a text between two like characters")
    delimiter = reader.next().text
    parts: list[str] = []
    while reader:
        token = reader.next()
        if token.text == delimiter:
            text = escape("".join(parts), quote=False).replace(" ", "\u00a0")
            return [work.slot(f"<mtext><code>{text}</code></mtext>", command.at)]
        parts.append(token.text)
    raise FormulaError(command.at, Code.MATH_SYNTAX, f"\\verb has no second “{delimiter}”")


_SMALL_NAMES = """
    alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma
    tau upsilon varphi chi psi omega vartheta phi varpi varkappa varrho epsilon
"""
_LARGE_NAMES = "gamma delta theta lambda xi pi sigma upsilon phi psi omega"
_SMALL_GREEK = dict(zip(_SMALL_NAMES.split(), "αβγδεζηθικλμνξοπρςστυφχψωϑϕϖϰϱϵ", strict=True))
_LARGE_GREEK = dict(zip(_LARGE_NAMES.split(), "ΓΔΘΛΞΠΣΥΦΨΩ", strict=True))

_SYMBOLS = {
    **{f"\\up{name}": f'<mi mathvariant="normal">{letter}</mi>' for name, letter in _SMALL_GREEK.items()},
    **{f"\\Up{name}": f'<mi mathvariant="normal">{letter}</mi>' for name, letter in _LARGE_GREEK.items()},
    "\\surd": "<mi>√</mi>",
    '"': '<mo>"</mo>',
    "\\triangleleft": "<mo>◃</mo>",
    "\\triangleright": "<mo>▹</mo>",
    "\\blacktriangleleft": "<mo>◂</mo>",
    "\\blacktriangleright": "<mo>▸</mo>",
    "\\vartriangle": "<mo>△</mo>",
    "\\triangledown": "<mi>▽</mi>",
    "\\square": "<mi>◻</mi>",
    "\\blacksquare": "<mi>◼</mi>",
    "\\circledR": "<mi>®</mi>",
    "\\Join": "<mo>⋈</mo>",
    "\\diagup": "<mi>╱</mi>",
    "\\diagdown": "<mi>╲</mi>",
}
"""Symbols that math-core lacks, or shows as another character than MathJax."""


def _symbol(work: Work, _reader: Reader, command: Token) -> list[Token]:
    return [work.slot(_SYMBOLS[command.text], command.at)]


CHARACTERS: dict[str, Handler] = {
    "\\unicode": _unicode,
    "\\char": _unicode,
    "\\U": _unicode,
    "\\verb": _verb,
    **dict.fromkeys(_SYMBOLS, _symbol),
}
