"""Liquid's strict grammar of expressions: the tokens, and a parser that gives back normal forms."""

from __future__ import annotations

import re

from liquid.exceptions import LiquidSyntaxError

__all__ = ["MarkupError", "Parser"]

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<comparison>==|!=|<>|<=?|>=?|contains(?=\s))
    | (?P<string>'[^']*'|"[^"]*")
    | (?P<number>-?\d+(?:\.\d+)?)
    | (?P<id>[a-zA-Z_][\w-]*\??)
    | (?P<dotdot>\.\.)
    | (?P<special>[|.:,\[\]()?-])
    )""",
    re.VERBOSE | re.ASCII,
)


_DEEPEST = 50


class MarkupError(LiquidSyntaxError):
    """Markup that no grammar of Liquid can read; `offset` counts characters from the start of the markup."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message, token=None)
        self.offset = offset


class Parser:
    """The strict grammar: tokens of ``(kind, text, offset)``."""

    def __init__(self, markup: str) -> None:
        self.tokens: list[tuple[str, str, int]] = []
        self.place = 0
        self.depth = 0
        position, end = 0, len(markup.rstrip())
        while position < end:
            match = _TOKEN.match(markup, position)
            if not match or match.lastgroup is None:
                start = position + len(markup[position:]) - len(markup[position:].lstrip())
                raise MarkupError(f"unexpected character “{markup[start]}”", start)
            kind = match.lastgroup
            text = match[kind]
            self.tokens.append((text if kind == "special" else kind, text, match.start(kind)))
            position = match.end()
        self.tokens.append(("end", "", end))

    def look(self, kind: str, text: str = "", ahead: int = 0) -> bool:
        """Tell whether a token is of this kind (and is this text)."""
        if self.place + ahead >= len(self.tokens):
            return False
        token = self.tokens[self.place + ahead]
        return token[0] == kind and (not text or token[1] == text)

    def take(self, kind: str = "", text: str = "") -> str:
        """Return the text of the next token and step over it."""
        found, value, offset = self.tokens[self.place]
        if (kind and found != kind) or (text and value != text):
            shown = "the end" if found == "end" else f"“{value}”"
            raise MarkupError(f"expected {text or kind} but found {shown}", offset)
        self.place += 1
        return value

    def skip(self, kind: str, text: str = "") -> bool:
        """Step over the next token if it is of this kind."""
        if self.look(kind, text):
            self.place += 1
            return True
        return False

    def expression(self) -> str:
        """Return the normal form of the value that starts here."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise MarkupError(f"more than {_DEEPEST} levels of brackets", self.tokens[self.place][2])
        text = self._expression()
        self.depth -= 1
        return text

    def _expression(self) -> str:
        kind, value, offset = self.tokens[self.place]
        if kind == "id":
            return self.take() + self.lookups()
        if kind == "[":
            return self.take() + self.expression() + self.take("]") + self.lookups()
        if kind in {"string", "number"}:
            return self.take()
        if kind == "(":
            self.take()
            first = self.expression()
            self.take("dotdot")
            last = self.expression()
            self.take(")")
            return f"({first}..{last})"
        raise MarkupError(f"“{value}” is not a value" if value else "a value is missing", offset)

    def lookups(self) -> str:
        """Return the ``.name`` and ``[key]`` steps that follow a name."""
        text = ""
        while True:
            if self.look("["):
                text += self.take() + self.expression() + self.take("]")
            elif self.look("."):
                text += self.take() + self.take("id")
            else:
                return text
