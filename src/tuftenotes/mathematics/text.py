r"""Text inside formulas: ``\text`` and its relatives, with formulas inside the text.

math-core has no formulas in text, curls straight quotes and takes ``#`` for a parameter, so the text is cut
into runs here and each run is given to it in a form that it leaves alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.tokens import Token, group, is_word, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["TEXT_COMMANDS", "text_group", "text_pieces"]

_STYLES = {
    "\\text": "",
    "\\mbox": "",
    "\\hbox": "",
    "\\textrm": "",
    "\\textnormal": "",
    "\\textup": "",
    "\\textmd": "",
    "\\textbf": "\\textbf",
    "\\textit": "\\textit",
    "\\textsl": "\\textit",
    "\\emph": "\\textit",
    "\\textsf": "\\textsf",
    "\\texttt": "\\texttt",
}
_SWITCHES = {"\\rm": "", "\\bf": "\\textbf", "\\it": "\\textit", "\\sf": "\\textsf", "\\tt": "\\texttt"}
_SWITCHES |= {"\\em": "\\textit"}
_SIZES = frozenset(
    "\\" + name for name in ("tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large")
)
_CHARACTERS = {"\\#": "#", "\\&": "&amp;", "\\%": "%", "\\$": "$", "\\_": "_", "\\{": "{", "\\}": "}"}
_CHARACTERS |= {"#": "#", "&": "&amp;", "_": "_", "^": "^", '"': '"'}
"""What math-core takes for something else, or swallows the blank behind; shown by way of a slot."""
_PLAIN = {
    "\\\\": " ",
    "\\newline": " ",
    "\\TeX": "TeX",
    "\\LaTeX": "LaTeX",
    "\\copyright": "©",
    "\\pounds": "£",
}
_ACCENTS = {
    "\\`": "\u0300", "\\'": "\u0301", "\\^": "\u0302", "\\~": "\u0303", "\\=": "\u0304", "\\u": "\u0306",
    "\\.": "\u0307", '\\"': "\u0308", "\\r": "\u030a", "\\H": "\u030b", "\\v": "\u030c", "\\d": "\u0323",
    "\\c": "\u0327", "\\k": "\u0328", "\\b": "\u0331",
}  # fmt: skip
"""Accents of text, with the characters that combine with the letter before them."""
_LETTERS = {"\\i": "i", "\\j": "j", "\\ae": "æ", "\\AE": "Æ", "\\o": "ø", "\\O": "Ø"}
"""What else an accent stands on; Unicode puts it in the place of a dot."""
_LIGATURES = {"``": "“", "''": "”", "---": "—", "--": "–"}


def text(work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Rewrite ``\text{…}``, ``\mbox{…}`` and the like."""
    return text_group(work, reader.argument(command), command.at, _STYLES[command.text])


def text_group(work: Work, tokens: Sequence[Token], at: int, style: str = "") -> list[Token]:
    """Return a text as tokens of a formula; more than one piece comes in braces."""
    pieces = text_pieces(work, tokens, at, style)
    if len(pieces) == 1:
        return pieces[0]
    return [Token("{", at), *(token for piece in pieces for token in piece), Token("}", at)]


def text_pieces(work: Work, tokens: Sequence[Token], at: int, style: str = "") -> list[list[Token]]:
    """Return a text as pieces: each is text in one style, a formula or a reference."""
    return _pieces(work, Reader(tokens), at, (style,) if style else ())


def _pieces(work: Work, reader: Reader, at: int, styles: tuple[str, ...]) -> list[list[Token]]:
    pieces: list[list[Token]] = []
    run: list[Token] = []
    while reader:
        token = reader.next()
        inner = _inner(work, reader, token, styles)
        if inner is None:
            run += _plain(work, reader, token)
            continue
        if run:
            pieces.append(_styled(run, at, styles))
            run = []
        pieces += inner
    if run or not pieces:
        pieces.append(_styled(run, at, styles))
    return pieces


def _inner(work: Work, reader: Reader, token: Token, styles: tuple[str, ...]) -> list[list[Token]] | None:
    """Return what is not plain text at this token: a formula, a reference, a text in another style."""
    if token.text in {"$", "\\(", "\\ensuremath"}:
        return [[work.slot(_formula(work, reader, token), token.at)]]
    if token.text in {"\\ref", "\\eqref"}:
        kind = "number" if token.text == "\\ref" else "eqref"
        return [[work.reference(reader.name(token), kind, token.at)]]
    if token.text == "{":
        return _pieces(work, Reader(reader.until_brace(token)), token.at, styles)
    if token.text in _SWITCHES:
        style = _SWITCHES[token.text]
        rest = Reader(reader.tokens[reader.position :])
        reader.position = len(reader.tokens)
        return _pieces(work, rest, token.at, (*styles, style) if style else styles)
    if token.text in _STYLES:
        style = _STYLES[token.text]
        inner = Reader(reader.argument(token))
        return _pieces(work, inner, token.at, (*styles, style) if style else styles)
    return None


def _formula(work: Work, reader: Reader, opening: Token) -> str:
    """Render a formula inside a text; it is in text style, whatever is around it."""
    if opening.text == "\\ensuremath":
        return _text_style(work, reader.argument(opening))
    closing = "$" if opening.text == "$" else "\\)"
    start, depth = reader.position, 0
    while reader:
        text = reader.next().text
        depth += (text == "{") - (text == "}")
        if depth == 0 and text == closing:
            return _text_style(work, reader.tokens[start : reader.position - 1])
    raise FormulaError(opening.at, Code.MATH_SYNTAX, f"this “{opening.text}” is never closed")


def _text_style(work: Work, tokens: Sequence[Token]) -> str:
    return f'<mstyle displaystyle="false">{work.render(tokens)}</mstyle>'


def _plain(work: Work, reader: Reader, token: Token) -> list[Token]:
    if token.text in _ACCENTS:
        return _accented(reader, token)
    if token.text in _CHARACTERS:
        return [work.slot(_CHARACTERS[token.text], token.at)]
    if token.text in _SIZES:
        return []
    if token.text in "-'`":
        return [_ligature(reader, token)]
    return [Token(_PLAIN.get(token.text, token.text), token.at)]


def _accented(reader: Reader, accent: Token) -> list[Token]:
    """Return the letter that an accent stands on, with or without braces, as one character if possible."""
    first, *others = (reader.argument(accent) if reader else []) or [Token(" ", accent.at)]
    letter = _LETTERS.get(first.text, first.text)
    if not (letter == " " or (len(letter) == 1 and letter.isalpha())):
        raise FormulaError(first.at, Code.MATH_SYNTAX, f"{accent.text} stands on a letter")
    return [Token(normalize("NFC", letter + _ACCENTS[accent.text]), accent.at), *others]


def _ligature(reader: Reader, token: Token) -> Token:
    for ligature, character in sorted(_LIGATURES.items(), key=lambda item: -len(item[0])):
        following = reader.tokens[reader.position : reader.position + len(ligature) - 1]
        if token.text + source(following) == ligature:
            reader.position += len(following)
            return Token(character, token.at)
    return token


def _styled(run: list[Token], at: int, styles: tuple[str, ...]) -> list[Token]:
    opening = [Token("\\text", at), Token("{", at)]
    for style in styles:
        opening += [Token(style, at), Token("{", at)]
    if styles:
        opening = opening[2:]
    return [*opening, *run, *[Token("}", at) for token in opening if is_word(token.text)]]


def _ensure_math(work: Work, reader: Reader, command: Token) -> list[Token]:
    return group(work.rewrite(work, reader.argument(command)), command.at)


TEXT_COMMANDS: dict[str, Handler] = {**dict.fromkeys(_STYLES, text), "\\ensuremath": _ensure_math}
