"""Expanding the macros of a page, and carrying out the definitions on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.scope import DEFINITIONS, Macro, Scope
from tuftenotes.mathematics.tokens import Token, is_word, source

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MAX_EXPANSIONS", "MAX_TOKENS", "expand"]

MAX_EXPANSIONS = 2_000
"""How many macro calls one formula may make (LaTeX allows endless ones; MathJax stops at 10,000)."""
_DROPPED = frozenset({"\\global", "\\long", "\\protect", "\\relax"})
_OWN = DEFINITIONS.keys() | _DROPPED | {"\\begin", "\\end"}
MAX_TOKENS = 50_000
"""How much longer a formula may become; the longest one seen in a real course has 900 tokens."""
_MAX_WORK = 200_000
"""Tokens that all calls of a formula may put in its place: an argument that grows is read at each call."""


class _Input(Reader):
    """The rest of a formula, into which expansions are put back."""

    tokens: list[Token]

    def push(self, tokens: Sequence[Token]) -> None:
        """Put tokens in front of what is left, and forget what was read."""
        self.tokens[: self.position] = tokens
        self.position = 0


def expand(tokens: Sequence[Token], scope: Scope) -> list[Token]:
    """Return the tokens with every macro of `scope` expanded; definitions change `scope` and vanish.

    Raises `FormulaError` for a call that lacks an argument, and for macros that never end.
    """
    reader = _Input(list(tokens))
    output: list[Token] = []
    calls = work = 0
    longest = MAX_TOKENS + len(tokens)
    while _skip(reader, scope, output):
        token = reader.next()
        replacement = _replacement(token, reader, scope)
        if replacement is None:
            output.append(token)
            continue
        calls += 1
        work += len(replacement)
        length = len(output) + len(reader.tokens) - reader.position + len(replacement)
        if calls > MAX_EXPANSIONS or length > longest or work > _MAX_WORK:
            raise FormulaError(token.at, Code.MATH_SYNTAX, f"{token.text} expands without end")
        reader.push(replacement)
    return output


def _skip(reader: Reader, scope: Scope, output: list[Token]) -> bool:
    """Move what certainly stays to `output`; tell whether anything is left."""
    macros, tokens, start = scope.macros, reader.tokens, reader.position
    for position in range(start, len(tokens)):
        text, _, final = tokens[position]
        if text[0] == "\\" and (text in macros or text in _OWN) and not final:
            output += tokens[start:position]
            reader.position = position
            return True
    output += tokens[start:]
    return False


def _replacement(token: Token, reader: Reader, scope: Scope) -> list[Token] | None:
    """Return what stands for a command, or None if it is not one of the page's own."""
    macro = scope.macros.get(token.text)
    if macro is not None:
        return _call(macro, token, reader)
    define = DEFINITIONS.get(token.text)
    if define is not None:
        define(scope, reader, token)
        return []
    if token.text in {"\\begin", "\\end"} and scope.environments:
        return _environment(token, reader, scope)
    if token.text in _DROPPED:
        return []
    return None


def _environment(token: Token, reader: Reader, scope: Scope) -> list[Token] | None:
    place = reader.position
    name = source(reader.argument(token))
    environment = scope.environments.get(name)
    if environment is None:
        reader.position = place
        return None
    if token.text == "\\end":
        return _placed(environment.end, {}, token.at)
    return _call(environment.begin, token, reader)


def _call(macro: Macro, token: Token, reader: Reader) -> list[Token]:
    if macro.fences is not None:
        return _fenced(macro.fences, token, reader)
    arguments: dict[str, list[Token]] = {}
    pattern = list(macro.pattern)
    if macro.default is not None and pattern:
        given = reader.optional()
        first = pattern.pop(0)
        arguments[first] = _placed(macro.default, {}, token.at) if given is None else given
    for index, item in enumerate(pattern):
        if not item.startswith("#") or len(item) == 1:
            _delimiter(item, token, reader)
        elif index + 1 < len(pattern) and not pattern[index + 1].startswith("#"):
            arguments[item] = _until(pattern[index + 1], token, reader)
        else:
            arguments[item] = reader.argument(token)
    return _placed(macro.body, arguments, token.at)


def _placed(body: Sequence[Token], arguments: dict[str, list[Token]], at: int) -> list[Token]:
    """Return a macro's body at the place of its call, with the arguments, which keep their own places."""
    output: list[Token] = []
    tokens = iter(body)
    for token in tokens:
        if token.text != "#":
            output.append(Token(token.text, at, token.final))
            continue
        number = next(tokens, None)
        name = "#" + (number.text if number else "")
        if name in arguments:
            output += arguments[name]
        else:
            output += [Token(part, at) for part in name]
    return output


def _delimiter(text: str, token: Token, reader: Reader) -> None:
    if text != " " and not reader.take(text):
        raise FormulaError(
            token.at, Code.MATH_SYNTAX, f"a call of {token.text} does not match its definition"
        )


def _until(text: str, token: Token, reader: Reader) -> list[Token]:
    """Read an argument that ends where the delimiter `text` begins (outside braces)."""
    output: list[Token] = []
    depth = 0
    while reader:
        if depth == 0 and reader.tokens[reader.position].text == text:
            return output
        item = reader.next()
        depth += (item.text == "{") - (item.text == "}")
        output.append(item)
    raise FormulaError(token.at, Code.MATH_SYNTAX, f"a call of {token.text} does not match its definition")


def _fenced(fences: tuple[tuple[Token, ...], tuple[Token, ...]], token: Token, reader: Reader) -> list[Token]:
    stretched = reader.take("*")
    size = None if stretched else reader.optional()
    inner = reader.argument(token)
    left, right = (_placed(fence, {}, token.at) for fence in fences)
    if stretched:
        left.insert(0, Token("\\left", token.at))
        right.insert(0, Token("\\right", token.at))
    elif size and is_word(size[0].text):
        left.insert(0, Token(size[0].text + "l", token.at))
        right.insert(0, Token(size[0].text + "r", token.at))
    return [*left, *inner, *right]
