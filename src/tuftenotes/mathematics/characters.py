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


def _symbol(name: str, html: str) -> Handler:
    def handler(work: Work, _reader: Reader, command: Token) -> list[Token]:
        return [work.slot(html, command.at)]

    handler.__doc__ = f"Return {name} as an operator."
    return handler


CHARACTERS: dict[str, Handler] = {
    "\\unicode": _unicode,
    "\\char": _unicode,
    "\\U": _unicode,
    "\\verb": _verb,
    "\\surd": _symbol("the root sign", "<mi>√</mi>"),
    '"': _symbol("the straight quote", '<mo>"</mo>'),
}
