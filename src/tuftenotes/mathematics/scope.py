r"""The macros of a page: what ``\newcommand`` and its relatives define.

Definitions hold for the rest of the page, wherever they stand, as in MathJax.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.tokens import Token, join, source, strip, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tuftenotes.mathematics.native import Native
    from tuftenotes.mathematics.reader import Reader

__all__ = ["DEFINITIONS", "OPERATOR", "PARAMETER", "Environment", "Macro", "Scope"]

OPERATOR = "\\operatorname"
PARAMETER = re.compile(r"#([1-9])")
_VERSIONS = itertools.count()


@dataclass(frozen=True)
class Macro:
    r"""What a command stands for.

    `pattern` is the text that a call must match behind the command: ``#n`` tokens are arguments, others are
    delimiters (``\def\pair(#1,#2){…}``). With `default`, the first argument is optional. With `fences`,
    the macro is a paired delimiter (``\abs{x}``, ``\abs*{x}``, ``\abs[\big]{x}``).
    """

    pattern: tuple[str, ...]
    body: tuple[Token, ...]
    default: tuple[Token, ...] | None = None
    fences: tuple[tuple[Token, ...], tuple[Token, ...]] | None = None

    @cached_property
    def text(self) -> str | None:
        """The body of a simple macro: parameters one after the other, none of them optional."""
        simple = tuple(f"#{number}" for number in range(1, len(self.pattern) + 1))
        if self.pattern != simple or self.default is not None or self.fences is not None:
            return None
        if any(token.final and token.text != OPERATOR for token in self.body):
            return None
        text = join(self.body)
        numbers = {f"#{number}" for number in PARAMETER.findall(text)}
        return text if text.count("#") == len(PARAMETER.findall(text)) and numbers <= {*simple} else None


@dataclass(frozen=True, slots=True)
class Environment:
    r"""What ``\newenvironment`` defined: the arguments belong to `begin`."""

    begin: Macro
    end: tuple[Token, ...]


@dataclass(slots=True)
class Scope:
    """The definitions in force; `macros` are keyed by the command with its backslash."""

    macros: dict[str, Macro] = field(default_factory=dict)
    environments: dict[str, Environment] = field(default_factory=dict)
    colors: dict[str, str] = field(default_factory=dict)
    version: int = field(default_factory=_VERSIONS.__next__)
    """Scopes with the same number have the same definitions: each definition takes a new one."""
    native: list[Native] = field(default_factory=list)
    """What math-core can make of formulas in this scope, once it was asked for; copies share it."""
    natives: int = 0
    """How often that was found out: each definition after it makes it void."""

    @classmethod
    def of(cls, macros: tuple[tuple[str, int, str], ...]) -> Scope:
        """Return a scope with site-wide macros: name without backslash, number of arguments, body."""
        return _of_site(macros).copy()

    def copy(self) -> Scope:
        """Return a scope with the same definitions, to be changed on its own."""
        macros, environments, colors = dict(self.macros), dict(self.environments), dict(self.colors)
        return Scope(macros, environments, colors, self.version, self.native, self.natives)

    def define(self, command: str, macro: Macro) -> None:
        """Give a command a meaning, whatever it meant before."""
        self.macros[command] = macro
        self.changed()

    def changed(self) -> None:
        """Take note of a new definition."""
        self.version = next(_VERSIONS)
        self.native = []


@lru_cache(maxsize=64)
def _of_site(macros: tuple[tuple[str, int, str], ...]) -> Scope:
    scope = Scope()
    for name, number, body in macros:
        scope.macros["\\" + name] = Macro(_numbered(number), tuple(tokenize(body, 0)))
    return scope


def _numbered(arguments: int) -> tuple[str, ...]:
    return tuple(f"#{number}" for number in range(1, arguments + 1))


def _command_name(reader: Reader, definition: Token) -> str:
    r"""Read the command that is defined: ``{\\x}``, ``\\x`` or, written wrongly but often, ``{x}``."""
    name = source(reader.argument(definition))
    if not name:
        raise FormulaError(definition.at, Code.MATH_SYNTAX, f"{definition.text} needs a command to define")
    return name if name.startswith("\\") else "\\" + name


def _argument_count(reader: Reader, definition: Token) -> int:
    count = source(reader.optional() or []) or "0"
    if not (count.isdecimal() and int(count) <= 9):
        message = f"{definition.text} has the argument count “{count}”; it must be a number from 0 to 9"
        raise FormulaError(definition.at, Code.MATH_SYNTAX, message)
    return int(count)


def _at(tokens: Iterable[Token], place: int = 0) -> tuple[Token, ...]:
    """Detach a body from where it was written: it will stand where it is called."""
    return tuple(Token(token.text, place, token.final) for token in tokens)


def _newcommand(scope: Scope, reader: Reader, definition: Token) -> None:
    reader.take("*")
    name = _command_name(reader, definition)
    count = _argument_count(reader, definition)
    default = reader.optional()
    body = reader.argument(definition)
    if definition.text == "\\providecommand" and name in scope.macros:
        return
    optional = None if default is None else _at(default)
    scope.define(name, Macro(_numbered(count), _at(body), optional))


def _def(scope: Scope, reader: Reader, definition: Token) -> None:
    reader.skip_blanks()
    if not reader:
        raise FormulaError(definition.at, Code.MATH_SYNTAX, f"{definition.text} needs a command to define")
    name = reader.next().text
    pattern: list[str] = []
    while reader and (text := reader.next().text) != "{":
        if text == "#" and reader:
            text += reader.next().text
        pattern.append(text)
    reader.position -= 1
    body = reader.argument(definition) if reader else []
    scope.define(name, Macro(tuple(pattern), _at(body)))


def _let(scope: Scope, reader: Reader, definition: Token) -> None:
    name = _command_name(reader, definition)
    reader.take("=")
    reader.skip_blanks()
    if not reader:
        raise FormulaError(definition.at, Code.MATH_SYNTAX, f"{definition.text}{name} needs a second command")
    old = reader.next().text
    scope.define(name, scope.macros.get(old) or Macro((), (Token(old, 0, final=True),)))


def _operator(scope: Scope, reader: Reader, definition: Token) -> None:
    star = [Token("*", 0)] if reader.take("*") else []
    name = _command_name(reader, definition)
    body = [Token(OPERATOR, 0, final=True), *star, Token("{", 0), *_at(reader.argument(definition))]
    scope.define(name, Macro((), (*body, Token("}", 0))))


def _paired_delimiter(scope: Scope, reader: Reader, definition: Token) -> None:
    name = _command_name(reader, definition)
    left, right = reader.argument(definition), reader.argument(definition)
    scope.define(name, Macro(("#1",), (), fences=(_at(strip(left)), _at(strip(right)))))


def _newenvironment(scope: Scope, reader: Reader, definition: Token) -> None:
    reader.take("*")
    name = reader.name(definition)
    count = _argument_count(reader, definition)
    default = reader.optional()
    begin, end = reader.argument(definition), reader.argument(definition)
    optional = None if default is None else _at(default)
    scope.environments[name] = Environment(Macro(_numbered(count), _at(begin), optional), _at(end))
    scope.changed()


def _definecolor(scope: Scope, reader: Reader, definition: Token) -> None:
    name, model, value = reader.name(definition), reader.name(definition), reader.name(definition)
    scope.colors[name] = f"[{model}]{{{value}}}"
    scope.changed()


DEFINITIONS: dict[str, Callable[[Scope, Reader, Token], None]] = {
    "\\newcommand": _newcommand,
    "\\renewcommand": _newcommand,
    "\\providecommand": _newcommand,
    "\\def": _def,
    "\\gdef": _def,
    "\\edef": _def,
    "\\xdef": _def,
    "\\let": _let,
    "\\DeclareMathOperator": _operator,
    "\\DeclarePairedDelimiter": _paired_delimiter,
    "\\DeclarePairedDelimiters": _paired_delimiter,
    "\\newenvironment": _newenvironment,
    "\\renewenvironment": _newenvironment,
    "\\definecolor": _definecolor,
}
"""The commands that define something, each with what reads its arguments and changes the scope."""
