r"""``\boldsymbol`` of what math-core leaves light: numbers, signs, script letters, words."""

from __future__ import annotations

import re
from string import ascii_letters
from typing import TYPE_CHECKING

from tuftenotes.mathematics.alphabets import SMALL_GREEK
from tuftenotes.mathematics.engine import convert
from tuftenotes.mathematics.tokens import group, strip

if TYPE_CHECKING:
    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.tokens import Token
    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["BOLD_COMMANDS", "BOLD_GREEK", "SIMPLE_BOLD"]

_CAPITALS = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
BOLD_GREEK = (SMALL_GREEK - {"\\infty", "\\ell", "\\hbar"}) | {"\\" + name for name in _CAPITALS.split()}
"""Greek letters of which math-core knows bold ones."""
_LETTERS = BOLD_GREEK | frozenset(ascii_letters) | {" "}
_LETTER = rf"(?:[A-Za-z]|(?:{'|'.join(map(re.escape, sorted(BOLD_GREEK)))})(?![A-Za-z]))"
SIMPLE_BOLD = rf"\\NAME(?![A-Za-z])\s*(?:\{{(?:\s*{_LETTER})+\s*\}}|{_LETTER})"
"""A regular expression for calls of a command NAME of which math-core makes all bold."""


def _range(first: str, last: str, bold: int) -> dict[int, int]:
    return {point: bold + point - ord(first) for point in range(ord(first), ord(last) + 1)}


_BOLD = {
    **_range("A", "Z", 0x1D400),
    **_range("a", "z", 0x1D41A),
    **_range("0", "9", 0x1D7CE),
    **_range("α", "ω", 0x1D736),
    **_range("\U0001d434", "\U0001d467", 0x1D468),  # italic letters
    **_range("\U0001d49c", "\U0001d4cf", 0x1D4D0),  # script
    **_range("\U0001d504", "\U0001d537", 0x1D56C),  # Fraktur
    **{ord(letter): 0x1D4D0 + ord(plain) - 65 for letter, plain in zip("ℬℰℱℋℐℒℳℛ", "BEFHILMR", strict=True)},
    **{ord(letter): 0x1D56C + ord(plain) - 65 for letter, plain in zip("ℭℌℑℜℨ", "CHIRZ", strict=True)},
    0x210E: 0x1D489,
    0x2202: 0x1D74F,
    0x2207: 0x1D6C1,
}
"""The bold form of a character, where Unicode has one."""
_SELECTOR = "\ufe00"
"""Behind a script letter, which form of it is meant; bold ones have one form."""
_LEAF = re.compile(r"<(m[ion])((?: [^>]*)?)>([^<]+)</\1>")


def _boldsymbol(work: Work, reader: Reader, command: Token) -> list[Token]:
    place = reader.position
    argument = strip(reader.argument(command))
    if argument and all(token.text in _LETTERS for token in argument):
        reader.position = place
        return [command]
    argument = [token for token in argument if token.text not in BOLD_COMMANDS]  # all of it is bold
    bold = [command, *group(work.rewrite(work, argument), command.at)]
    html = work.fill(convert(bold, display=work.display))
    return [work.slot(f"<mrow>{_LEAF.sub(_embolden, html)}</mrow>", command.at)]


def _embolden(leaf: re.Match[str]) -> str:
    """Return a leaf in bold letters, or what has none in bold type."""
    name, attributes, text = leaf[1], leaf[2], leaf[3].replace(_SELECTOR, "")
    if all(character >= "\U0001d400" and ord(character) not in _BOLD for character in text):
        return leaf[0]
    if name != "mo" and all(ord(character) in _BOLD or character >= "\U0001d400" for character in text):
        return f"<{name}>{text.translate(_BOLD)}</{name}>"
    return f'<{name}{attributes} style="font-weight:bold">{text}</{name}>'


BOLD_COMMANDS: dict[str, Handler] = dict.fromkeys(("\\boldsymbol", "\\bm"), _boldsymbol)
