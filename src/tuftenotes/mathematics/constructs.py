r"""Commands with arguments that math-core lacks or takes otherwise than LaTeX and MathJax do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.tokens import Token, group, strip

if TYPE_CHECKING:
    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["CONSTRUCTS", "DELIMITED"]


def _delimiter(_work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Rewrite ``\left<``, ``\big{|}`` and ``\right\rbrace`` to delimiters that math-core knows."""
    reader.skip_blanks()
    if not reader:
        raise FormulaError(command.at, Code.MATH_SYNTAX, f"{command.text} needs a delimiter")
    token = reader.next()
    if token.text == "{":
        inner = strip(reader.until_brace(token))
        if len(inner) != 1:
            raise FormulaError(command.at, Code.MATH_SYNTAX, f"{command.text} needs a delimiter")
        token = inner[0]
    angle = {"<": "\\langle", ">": "\\rangle", "\\lt": "\\langle", "\\gt": "\\rangle"}.get(token.text)
    return [command, Token(angle, token.at) if angle else token]


def _superscript(work: Work, reader: Reader, command: Token) -> list[Token]:
    """Take primes behind a superscript into it (``a^b'``), as MathJax does."""
    place = reader.position
    argument = reader.argument(command)
    primes: list[Token] = []
    while reader.peek() == "'":
        reader.skip_blanks()
        primes.append(Token("\\prime", reader.next().at))
    if not primes:
        reader.position = place
        return [command]
    return [command, *group([*work.rewrite(work, argument), *primes], command.at)]


def _root(work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Rewrite plain TeX's ``\root 3 \of x``."""
    index: list[Token] = []
    while reader and reader.peek() != "\\of":
        index.append(reader.next())
    reader.take("\\of")
    index = [Token("[", command.at), *work.rewrite(work, strip(index)), Token("]", command.at)]
    return [
        Token("\\sqrt", command.at),
        *index,
        *group(work.rewrite(work, reader.argument(command)), command.at),
    ]


def _accentset(work: Work, reader: Reader, command: Token) -> list[Token]:
    accent, base = work.row(reader.argument(command)), work.row(reader.argument(command))
    name = "mover accent" if command.text == "\\accentset" else "munder accentunder"
    return [work.slot(f'<{name}="true">{base}{accent}</{name.split(maxsplit=1)[0]}>', command.at)]


def _overunderset(work: Work, reader: Reader, command: Token) -> list[Token]:
    above, below, base = (work.row(reader.argument(command)) for _ in range(3))
    return [work.slot(f"<munderover>{base}{below}{above}</munderover>", command.at)]


def _buildrel(work: Work, reader: Reader, command: Token) -> list[Token]:
    above: list[Token] = []
    while reader and reader.peek() != "\\over":
        above.append(reader.next())
    reader.take("\\over")
    base = work.rewrite(work, reader.argument(command))
    at = command.at
    return [Token("\\overset", at), *group(work.rewrite(work, above), at), *group(base, at)]


def _cfrac(_work: Work, reader: Reader, command: Token) -> list[Token]:
    reader.optional()
    return [command]


def _nicefrac(work: Work, reader: Reader, command: Token) -> list[Token]:
    above, below = work.row(reader.argument(command)), work.row(reader.argument(command))
    html = (
        f'<msup><mrow></mrow>{above}</msup><mo lspace="0" rspace="0">/</mo><msub><mrow></mrow>{below}</msub>'
    )
    return [work.slot(f"<mrow>{html}</mrow>", command.at)]


def _skew(_work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Drop the amount of ``\skew``: accents of OpenType fonts know their place."""
    reader.argument(command)
    return []


def _cancelto(work: Work, reader: Reader, command: Token) -> list[Token]:
    value, content = work.row(reader.argument(command)), work.row(reader.argument(command))
    struck = content.replace("<mrow>", '<mrow class="math-up">', 1)
    return [work.slot(f"<msup>{struck}{value}</msup>", command.at)]


def _reference(work: Work, reader: Reader, command: Token) -> list[Token]:
    kind = "eqref" if command.text == "\\eqref" else "number"
    return [work.reference(reader.name(command), kind, command.at)]


def _label(work: Work, reader: Reader, command: Token) -> list[Token]:
    work.marks.labels.append((reader.name(command), command.at))
    return []


def _tag(work: Work, reader: Reader, command: Token) -> list[Token]:
    work.marks.bare = reader.take("*")
    work.marks.tag = reader.argument(command)
    return []


def _silent(work: Work, _reader: Reader, _command: Token) -> list[Token]:
    work.marks.silent = True
    return []


def _not(work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Strike a letter through, which is italic as ever (also ``\not\!D``); a relation has its own sign."""
    place = reader.position
    while reader.peek() in {"\\!", "\\,"}:
        reader.skip_blanks()
        reader.next()
    if reader.position != place and not _is_letter(reader.peek()):
        reader.position = place
        return [command]
    argument = strip(reader.argument(command))
    struck = argument[0].text if len(argument) == 1 else ""
    if struck == "\\models":
        return [Token("\\nvDash", command.at)]
    if _is_letter(struck):
        return [work.slot(f"<mi>{_italic(struck)}\u0338</mi>", command.at)]
    reader.position = place
    return [command]


def _is_letter(text: str) -> bool:
    return text == "\\partial" or (len(text) == 1 and text.isascii() and text.isalpha())


def _italic(letter: str) -> str:
    """Return a letter as browsers show it alone: with the stroke it is two characters, which are upright."""
    first, italic = ("A", 0x1D434) if letter < "a" else ("a", 0x1D44E)
    return _ITALIC.get(letter) or chr(ord(letter) - ord(first) + italic)


_ITALIC = {"h": "\u210e", "\\partial": "\u2202"}
"""What is no neighbour of the other italic letters."""


def _bracket(_work: Work, reader: Reader, command: Token) -> list[Token]:
    """Drop how thick and how high the bracket shall be, before a group: a chain of them was not counted."""
    place = reader.position
    while reader.peek() == "[":
        reader.optional()
    if reader.peek() != "{":
        reader.position = place
    return [command]


DELIMITED = frozenset(
    ["\\left", "\\right", "\\middle"]
    + [f"\\{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")]
)
"""The commands that a delimiter follows."""

CONSTRUCTS: dict[str, Handler] = {
    "\\root": _root,
    "\\not": _not,
    "\\slashed": _not,
    "\\underbracket": _bracket,
    "\\overbracket": _bracket,
    "\\accentset": _accentset,
    "\\underaccent": _accentset,
    "\\overunderset": _overunderset,
    "\\buildrel": _buildrel,
    "\\cfrac": _cfrac,
    "\\nicefrac": _nicefrac,
    "\\unitfrac": _nicefrac,
    "\\skew": _skew,
    "\\require": _skew,
    "\\cancelto": _cancelto,
    "\\ref": _reference,
    "\\eqref": _reference,
    "\\label": _label,
    "\\tag": _tag,
    "\\notag": _silent,
    "\\nonumber": _silent,
    "^": _superscript,
    **dict.fromkeys(DELIMITED, _delimiter),
}
