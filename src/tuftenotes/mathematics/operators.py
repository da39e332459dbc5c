r"""Named operators: ``\operatorname``, ``\mathop`` and what is set below and above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.mathematics.tokens import Token, group, source, strip

if TYPE_CHECKING:
    from tuftenotes.mathematics.reader import Reader
    from tuftenotes.mathematics.work import Handler, Work

__all__ = ["OPERATORS"]

_OPERATOR_NAME = re.compile(r"(?:[A-Za-z0-9]|\\[,;:! ]|\\ |[ ~-])+")


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
        core = [Token("\\underset", at), *group(below, at), *group(core, at)]
    if above is not None:
        core = [Token("\\overset", at), *group(above, at), *group(core, at)]
    return [Token("\\mathop", at), *group(core, at)]


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
        return [Token(command.text + "*" * star, at), *group(plain, at)]
    core = [Token("\\mathrm", at), *group(work.rewrite(work, name), at)]
    if star:
        return _limits(work, reader, core, at)
    return [Token("\\mathop", at), *group(core, at)]


OPERATORS: dict[str, Handler] = {
    "\\mathop": _mathop,
    "\\operatorname": _operatorname,
    "\\operatornamewithlimits": _operatorname,
}
