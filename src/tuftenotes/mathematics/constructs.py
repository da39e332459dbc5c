r"""Commands with arguments that math-core lacks or takes otherwise than LaTeX and MathJax do."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.tokens import Token, source, strip, tokenize

if TYPE_CHECKING:
    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["CONSTRUCTS"]

_OPERATOR_NAME = re.compile(r"(?:[A-Za-z0-9]|\\[,;:! ]|\\ |[ ~-])+")
_CODE_POINT = re.compile(r"[xX\"]\s*([0-9A-Fa-f]+)|(\d+)")


def _group(tokens: list[Token], at: int) -> list[Token]:
    return [Token("{", at), *tokens, Token("}", at)]


def _delimiter(work: Work, reader: Reader, command: Token) -> list[Token]:
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


def _scripts(work: Work, reader: Reader) -> tuple[list[Token] | None, list[Token] | None]:
    """Read a subscript and a superscript in either order."""
    found: dict[str, list[Token]] = {}
    while (mark := reader.peek()) in {"_", "^"} and mark not in found:
        reader.skip_blanks()
        found[mark] = work.rewrite(work, reader.argument(reader.next()))
    return found.get("_"), found.get("^")


def _limits(work: Work, reader: Reader, core: list[Token], at: int) -> list[Token]:
    r"""Return an operator with what follows set below and above it, as ``\\sum`` has it in a display."""
    below = above = None
    if reader.take("\\limits") or (work.display and not reader.take("\\nolimits")):
        below, above = _scripts(work, reader)
    if below is not None:
        core = [Token("\\underset", at), *_group(below, at), *_group(core, at)]
    if above is not None:
        core = [Token("\\overset", at), *_group(above, at), *_group(core, at)]
    return [Token("\\mathop", at), *_group(core, at)]


def _mathop(work: Work, reader: Reader, command: Token) -> list[Token]:
    argument = strip(reader.argument(command))
    name = _upright_name(argument)
    if name is not None:
        operator = Token("\\operatorname", command.at)
        return _named(work, reader, operator, name, star=True)
    return _limits(work, reader, work.rewrite(work, argument), command.at)


def _upright_name(argument: list[Token]) -> list[Token] | None:
    r"""Return the letters of ``\mathrm{argmin}``, if the argument is just that."""
    if len(argument) > 3 and argument[0].text in {"\\mathrm", "\\rm", "\\text", "\\operatorname"}:
        inner = argument[1:]
        if inner[0].text == "{" and inner[-1].text == "}" and _OPERATOR_NAME.fullmatch(source(inner[1:-1])):
            return inner[1:-1]
    return None


def _operatorname(work: Work, reader: Reader, command: Token) -> list[Token]:
    star = reader.take("*") or command.text == "\\operatornamewithlimits"
    return _named(work, reader, Token("\\operatorname", command.at), reader.argument(command), star=star)


def _named(work: Work, reader: Reader, command: Token, name: list[Token], *, star: bool) -> list[Token]:
    at = command.at
    if _OPERATOR_NAME.fullmatch(source(name)):
        plain = [Token("-", token.at) if token.text == "−" else token for token in name]
        return [Token(command.text + "*" * star, at), *_group(plain, at)]
    core = [Token("\\mathrm", at), *_group(work.rewrite(work, name), at)]
    if star:
        return _limits(work, reader, core, at)
    return [Token("\\mathop", at), *_group(core, at)]


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
    return [command, *_group([*work.rewrite(work, argument), *primes], command.at)]


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
        *_group(work.rewrite(work, reader.argument(command)), command.at),
    ]


def _accentset(work: Work, reader: Reader, command: Token) -> list[Token]:
    accent, base = work.row(reader.argument(command)), work.row(reader.argument(command))
    name = "mover accent" if command.text == "\\accentset" else "munder accentunder"
    return [work.slot(f'<{name}="true">{base}{accent}</{name.split(maxsplit=1)[0]}>', command.at)]


def _overunderset(work: Work, reader: Reader, command: Token) -> list[Token]:
    above, below, base = (work.rewrite(work, reader.argument(command)) for _ in range(3))
    at = command.at
    inner = [Token("\\underset", at), *_group(below, at), *_group(base, at)]
    return [Token("\\overset", at), *_group(above, at), *_group(inner, at)]


def _buildrel(work: Work, reader: Reader, command: Token) -> list[Token]:
    above: list[Token] = []
    while reader and reader.peek() != "\\over":
        above.append(reader.next())
    reader.take("\\over")
    base = work.rewrite(work, reader.argument(command))
    at = command.at
    return [Token("\\overset", at), *_group(work.rewrite(work, above), at), *_group(base, at)]


def _cfrac(work: Work, reader: Reader, command: Token) -> list[Token]:
    reader.optional()
    return [command]


def _nicefrac(work: Work, reader: Reader, command: Token) -> list[Token]:
    above, below = work.row(reader.argument(command)), work.row(reader.argument(command))
    html = (
        f'<msup><mrow></mrow>{above}</msup><mo lspace="0" rspace="0">/</mo><msub><mrow></mrow>{below}</msub>'
    )
    return [work.slot(f"<mrow>{html}</mrow>", command.at)]


def _skew(work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Drop the amount of ``\skew``: accents of OpenType fonts know their place."""
    reader.argument(command)
    return []


def _cancelto(work: Work, reader: Reader, command: Token) -> list[Token]:
    value, content = work.row(reader.argument(command)), work.row(reader.argument(command))
    struck = content.replace("<mrow>", '<mrow class="math-up">', 1)
    return [work.slot(f"<msup>{struck}{value}</msup>", command.at)]


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


_UNBOLD = frozenset(
    ["\\alpha", "\\beta", "\\gamma", "\\delta", "\\epsilon", "\\zeta", "\\eta", "\\theta", "\\iota", "\\kappa", "\\lambda", "\\mu", "\\nu", "\\xi", "\\omicron", "\\pi", "\\rho", "\\sigma", "\\tau", "\\upsilon", "\\phi", "\\chi", "\\psi", "\\omega", "\\varepsilon", "\\vartheta", "\\varpi", "\\varrho", "\\varsigma", "\\varphi", "\\partial", "\\nabla", "\\infty", "\\ell", "\\hbar"]
)


def _alphabet(work: Work, reader: Reader, command: Token) -> list[Token]:
    r"""Keep small Greek letters as they are under ``\mathbf`` and the like: LaTeX's alphabets have none."""
    argument = reader.argument(command)
    return [command, *_group(_spare_greek(work, argument), command.at)]


def _switch(work: Work, reader: Reader, command: Token) -> list[Token]:
    start = reader.position
    depth = 0
    while reader:
        text = reader.tokens[reader.position].text
        if depth == 0 and text in {"}", "&", "\\\\", "\\cr", "\\right", "\\end"}:
            break
        depth += (text in {"{", "\\left", "\\begin"}) - (text in {"}", "\\right", "\\end"})
        reader.position += 1
    rest = list(reader.tokens[start : reader.position])
    return [command, *_spare_greek(work, rest)]


def _spare_greek(work: Work, tokens: list[Token]) -> list[Token]:
    tokens = [
        work.slot(work.render([token]), token.at) if token.text in _UNBOLD else token for token in tokens
    ]
    return work.rewrite(work, tokens)


def _symbol(name: str, html: str) -> Handler:
    def handler(work: Work, _reader: Reader, command: Token) -> list[Token]:
        return [work.slot(html, command.at)]

    handler.__doc__ = f"Return {name} as an operator."
    return handler


def _plain_tex(tex: str) -> Handler:
    body = tuple(token.text for token in tokenize(tex))

    def handler(work: Work, _reader: Reader, command: Token) -> list[Token]:
        return [Token(text, command.at) for text in body]

    handler.__doc__ = f"Return {tex}."
    return handler


CONSTRUCTS: dict[str, Handler] = {
    "\\mathop": _mathop,
    "\\operatorname": _operatorname,
    "\\operatornamewithlimits": _operatorname,
    "\\root": _root,
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
    "\\unicode": _unicode,
    "\\char": _unicode,
    "\\U": _unicode,
    "\\verb": _verb,
    "\\ref": _reference,
    "\\eqref": _reference,
    "\\label": _label,
    "\\tag": _tag,
    "\\notag": _silent,
    "\\nonumber": _silent,
    "^": _superscript,
    '"': _symbol("the straight quote", '<mo>"</mo>'),
    **dict.fromkeys(("\\mathbf", "\\mathit", "\\mathsf", "\\mathtt", "\\mathrm", "\\mathcal", "\\mathscr", "\\mathfrak", "\\mathbb"), _alphabet),
    **dict.fromkeys(("\\bf", "\\it", "\\sf", "\\tt", "\\rm", "\\cal"), _switch),
    **dict.fromkeys(
        ["\\left", "\\right", "\\middle"]
        + [f"\\{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")],
        _delimiter,
    ),
}  # fmt: skip
