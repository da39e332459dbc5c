"""Reading arguments off a list of tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.tokens import Token, source

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Reader"]

_DIMENSION = re.compile(r"\s*([-+]?\s*(?:\d+[.,]?\d*|[.,]\d+))\s*(em|ex|pt|mu|px|mm|cm|in|pc|bp|sp|dd|cc)")
_NAMED = {"\\nulldelimiterspace": "1.2pt", "\\arraycolsep": "5pt"}
"""TeX's own lengths, as LaTeX sets them."""
_GROUP_ENDS = frozenset({"}", "&", "\\\\", "\\cr", "\\right", "\\middle", "\\end", "\\endgroup"})


class Reader:
    """A position in a list of tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.position = 0

    def __bool__(self) -> bool:
        """Tell whether there is anything left."""
        return self.position < len(self.tokens)

    def next(self) -> Token:
        """Return the next token; there must be one."""
        token = self.tokens[self.position]
        self.position += 1
        return token

    def skip_blanks(self) -> None:
        """Go on to the next token that is not a blank."""
        while self and self.tokens[self.position].text == " ":
            self.position += 1

    def peek(self) -> str:
        """Return the text of the next token that is not a blank, or an empty string."""
        place = self.position
        while place < len(self.tokens) and self.tokens[place].text == " ":
            place += 1
        return self.tokens[place].text if place < len(self.tokens) else ""

    def take(self, text: str) -> bool:
        """Read `text` if it is the next token."""
        if self.peek() != text:
            return False
        self.skip_blanks()
        self.position += 1
        return True

    def argument(self, command: Token) -> list[Token]:
        """Read the argument of `command`: a group, without its braces, or one token."""
        self.skip_blanks()
        if not self:
            raise _missing_argument(command)
        token = self.next()
        if token.text == "}":
            raise _missing_argument(command)
        return self.until_brace(token) if token.text == "{" else [token]

    def until_brace(self, opening: Token) -> list[Token]:
        """Read up to the brace that closes `opening`, which was just read."""
        start, depth = self.position, 1
        for place in range(start, len(self.tokens)):
            text = self.tokens[place][0]
            if text == "}":
                depth -= 1
                if depth == 0:
                    self.position = place + 1
                    return list(self.tokens[start:place])
            elif text == "{":
                depth += 1
        raise FormulaError(opening.at, Code.MATH_SYNTAX, "this “{” is never closed")

    def optional(self) -> list[Token] | None:
        """Read an argument in square brackets, if there is one."""
        if self.peek() != "[":
            return None
        self.skip_blanks()
        opening = self.next()
        start, depth = self.position, 0
        while self:
            text = self.next().text
            if text == "]" and depth == 0:
                return list(self.tokens[start : self.position - 1])
            depth += (text == "{") - (text == "}")
        raise FormulaError(opening.at, Code.MATH_SYNTAX, "this “[” is never closed")

    def name(self, command: Token) -> str:
        """Read an argument that is a name, a number or an address."""
        return source(self.argument(command))

    def dimension(self, command: Token) -> str:
        r"""Read a length without braces (``\kern 3pt``), as written."""
        sign = "-" if self.peek() == "-" and self._next_but_one() in _NAMED else ""
        if sign:
            self.take("-")
        if self.peek() in _NAMED:
            self.skip_blanks()
            return sign + _NAMED[self.next().text]
        text = "".join([token.text for token in self.tokens[self.position : self.position + 24]])
        match = _DIMENSION.match(text)
        if match is None:
            raise FormulaError(command.at, Code.MATH_SYNTAX, f"{command.text} needs a length such as 3pt")
        self.position += match.end()
        return match[1] + match[2]

    def _next_but_one(self) -> str:
        later = Reader(self.tokens[self.position : self.position + 24])
        later.skip_blanks()
        later.position += 1
        return later.peek()

    def rest_of_group(self) -> list[Token]:
        """Read up to the end of the group, cell or row, which stays."""
        start, depth = self.position, 0
        while self:
            text = self.tokens[self.position].text
            if depth == 0 and text in _GROUP_ENDS:
                break
            depth += (text in {"{", "\\begin", "\\left"}) - (text in {"}", "\\end", "\\right"})
            self.position += 1
        return list(self.tokens[start : self.position])

    def environment(self, begin: Token, name: str) -> list[Token]:
        r"""Read the body of an environment, up to its ``\end``."""
        start, depth = self.position, 1
        for place in range(start, len(self.tokens)):
            text = self.tokens[place][0]
            if text == "\\begin":
                depth += 1
            elif text == "\\end":
                depth -= 1
                if depth == 0:
                    self.position = place + 1
                    return self._close(start, place, name)
        raise FormulaError(begin.at, Code.MATH_SYNTAX, f"\\begin{{{name}}} has no \\end{{{name}}}")

    def _close(self, start: int, place: int, name: str) -> list[Token]:
        end = self.tokens[place]
        found = self.name(end)
        if found != name:
            message = f"\\begin{{{name}}} is closed by \\end{{{found}}}"
            raise FormulaError(end.at, Code.MATH_SYNTAX, message)
        return list(self.tokens[start:place])


def _missing_argument(command: Token) -> FormulaError:
    return FormulaError(command.at, Code.MATH_SYNTAX, f"{command.text} needs an argument")
