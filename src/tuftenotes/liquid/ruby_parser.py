"""The grammar of the Ruby that plugins use, and the tree it makes; anything else is unreadable.

A node is a tuple of its kind and parts: ``("text", str)``, ``("join", nodes)``, ``("regex", source, flags)``,
``("get", name)`` (a variable, or a method without arguments), ``("call", receiver, name, arguments, block)``,
``("set", targets, value)``, ``("if", condition, then, otherwise)``, ``("block", nodes)``, and so on.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from tuftenotes.liquid.ruby_cursor import END, Cursor
from tuftenotes.liquid.ruby_tokens import RubyToken, UnreadableError

__all__ = ["Node", "Parser"]

Node: TypeAlias = tuple[Any, ...]

_OPERATORS = (
    ("or", "||"), ("and", "&&"), ("not",), ("==", "!=", "=~", "!~"), ("<", ">", "<=", ">="),
    ("<<",), ("+", "-"), ("*", "/", "%"),
)  # fmt: skip
_STARTS = frozenset(
    {"string", "regex", "constant", "ivar", "cvar", "global", "number", "symbol", "label", "name"}
)
_WORDS = frozenset(
    {"if", "unless", "and", "or", "not", "then", "do", "end", "else", "elsif", "while", "until", "rescue"}
)
_UNREAD = frozenset(
    {"def", "while", "until", "begin", "rescue", "ensure", "for", "yield", "lambda", "proc", "loop", "case"}
)


class Parser(Cursor):
    """Reads methods and expressions from a list of tokens."""

    def method_name(self) -> str:
        """Return the name after ``def``."""
        name = self.take().text
        return self.take().text if name == "self" and self.accept(".") else name

    def parameters(self) -> tuple[str, ...]:
        """Return the names of the parameters."""
        names: list[str] = []
        closing = (")",) if self.accept("(") else ("\n", ";")
        while not self.accept(*closing):
            token = self.take()
            if token.kind != "name" or self.token.text in {"=", "*"}:
                raise UnreadableError(token.text)
            names.append(token.text)
            self.accept(",")
        return tuple(names)

    def body(self) -> Node:
        """Return what stands up to ``end``."""
        node = self._statements("end")
        self.expect("end")
        return node

    def _statements(self, *ends: str) -> Node:
        nodes: list[Node] = []
        self.lines()
        while not (self.token.kind in {"name", "op"} and self.token.text in ends):
            if self.token is END:
                raise UnreadableError(ends[0])
            nodes.append(self._statement())
            self.lines()
        return ("block", tuple(nodes))

    def _statement(self) -> Node:
        node = self._assignment()
        while self.token.kind == "name" and self.token.text in {"if", "unless"}:
            negative = self.take().text == "unless"
            condition = self.expression()
            node = ("if", ("not", condition) if negative else condition, node, ("nil",))
        return node

    def _assignment(self) -> Node:
        if self.token.kind == "name" and self.token.text == "return":
            self.take()
            empty = self.token.text in {"\n", ";", "if", "unless", "end"}
            return ("return", ("nil",) if empty else self.expression())
        first = self.expression()
        targets = [first]
        while self.token.text == "," and first[0] in {"get", "ivar", "cvar"} and self.token.kind == "op":
            self.take()
            targets.append(self._postfix())
        if len(targets) > 1:
            self.expect("=")
            return ("spread", tuple(targets), self._values())
        return first

    def _values(self) -> Node:
        """Return what several variables are set to: a list, or what follows, separated by commas."""
        values = [self.expression()]
        while self.accept(","):
            self.lines()
            values.append(self.expression())
        return values[0] if len(values) == 1 else ("list", tuple(values))

    def expression(self) -> Node:
        """Return an expression, which may be an assignment."""
        node = self._ternary()
        if self.token.kind == "op" and self.token.text in {"=", "+=", "-=", "||="}:
            operator = self.take().text
            self.lines()
            value = self.expression()
            if operator == "||=":
                value = ("or", node, value)
            elif operator != "=":
                value = ("op", operator[0], node, value)
            return ("set", node, value)
        return node

    def _ternary(self) -> Node:
        node = self._binary(0)
        if self.accept("?"):
            yes = self._label_or_ternary()
            self.lines()
            return ("if", node, yes, self._ternary())
        return node

    def _label_or_ternary(self) -> Node:
        """Read what stands before the colon of ``a ? b : c``; ``b:`` without a blank is one token."""
        if self.token.kind == "label":
            return ("get", self.take().text[:-1])
        node = self._ternary()
        self.lines()
        self.expect(":")
        return node

    def _binary(self, level: int) -> Node:
        if level == len(_OPERATORS):
            return self._unary()
        if _OPERATORS[level] == ("not",):
            if self.token.kind == "name" and self.accept("not"):
                return ("not", self._binary(level))
            return self._binary(level + 1)
        node = self._binary(level + 1)
        while self.token.kind in {"op", "name"} and self.token.text in _OPERATORS[level]:
            operator = self.take().text
            self.lines()
            right = self._binary(level + 1)
            short = {"or": "or", "||": "or", "and": "and", "&&": "and"}.get(operator)
            node = (short, node, right) if short else ("op", operator, node, right)
        return node

    def _unary(self) -> Node:
        if self.accept("!"):
            return ("not", self._unary())
        if self.token.text == "-" and self.token.kind == "op":
            self.take()
            return ("op", "-", ("number", 0), self._unary())
        return self._postfix()

    def _postfix(self) -> Node:
        node = self._primary()
        while True:
            if (
                self.token.kind == "op"
                and self.token.text == "["
                and not (self.token.spaced and node[0] == "get")
            ):
                self.take()
                node = ("call", node, "[]", self._arguments("]"), None)
            elif self.token.kind == "newline" and self.dot_follows():
                self.lines()
            elif self.accept(".", "&."):
                name = self.take().text
                node = ("call", node, name.rstrip(":"), self._call_arguments(), self._block())
            else:
                return node

    def _call_arguments(self) -> tuple[Node, ...]:
        token = self.token
        if not token.spaced and self.accept("("):
            return self._arguments(")")
        starts = token.kind in _STARTS and not (token.kind == "name" and token.text in _WORDS)
        if token.spaced and starts:
            found = [self._argument()]
            while self.accept(","):
                self.lines()
                found.append(self._argument())
            return tuple(found)
        return ()

    def _arguments(self, close: str) -> tuple[Node, ...]:
        found: list[Node] = []
        self.lines()
        while not self.accept(close):
            found.append(self._argument())
            self.lines()
            if not self.accept(","):
                self.lines()
                self.expect(close)
                break
            self.lines()
        return tuple(found)

    def _argument(self) -> Node:
        if self.token.kind == "label":
            self.take()
            self.lines()
            return ("option", self.expression())
        if self.accept("&"):
            return ("pass", self.take().text.lstrip(":"))
        node = self.expression()
        if self.accept("=>"):
            self.lines()
            return ("option", self.expression())
        if self.token.text in {"...", ".."}:
            without_last = self.take().text == "..."
            last = ("nil",) if self.token.text in {"]", ")"} else self.expression()
            return ("range", node, last, without_last)
        return node

    def _block(self) -> Node | None:
        opening = self.token
        if not (
            (opening.kind == "op" and opening.text == "{")
            or (opening.kind == "name" and opening.text == "do")
        ):
            return None
        self.take()
        names: list[str] = []
        if self.accept("|"):
            while not self.accept("|"):
                names.append(self.take().text)
                self.accept(",")
        close = "}" if opening.text == "{" else "end"
        node = self._statements(close)
        self.expect(close)
        return ("lambda", tuple(names), node)

    def _primary(self) -> Node:  # noqa: PLR0911 (one line for each kind of token)
        token = self.take()
        match token.kind:
            case "string":
                return self._string(token)
            case "regex":
                return ("regex", token.text, token.parts[0])
            case "number":
                return ("number", int(token.text))
            case "symbol":
                return ("text", token.text[1:])
            case "ivar" | "cvar" | "global" | "constant":
                return (token.kind, token.text.removeprefix("::"))
            case "name":
                return self._named(token)
        return self._bracketed(token)

    def _bracketed(self, token: RubyToken) -> Node:
        if token.text == "(":
            node = self._statements(")")
            self.expect(")")
            return node
        if token.text == "[":
            return ("list", self._arguments("]"))
        if token.text == "{":
            return ("options", self._arguments("}"))
        raise UnreadableError(token.text)

    def _string(self, token: RubyToken) -> Node:
        nodes: list[Node] = []
        while True:
            for part in token.parts:
                if isinstance(part, str):
                    nodes.append(("text", part))
                else:
                    nodes.append(Parser([*part, RubyToken("name", "end")], 0).body())
            if self.token.kind != "string":
                return ("join", tuple(nodes))
            token = self.take()

    def _named(self, token: RubyToken) -> Node:
        name = token.text
        if name in {"nil", "true", "false", "self"}:
            return (name,)
        if name in {"if", "unless"}:
            return self._condition(negative=name == "unless")
        if name in _UNREAD or name in _WORDS:
            raise UnreadableError(name)
        arguments = self._call_arguments()
        called = arguments or self.tokens[self.position - 1].text == ")"
        return ("call", None, name, arguments, self._block()) if called else ("get", name)

    def _condition(self, *, negative: bool) -> Node:
        test = self.expression()
        self.accept("then")
        yes = self._statements("elsif", "else", "end")
        if self.accept("elsif"):
            no = self._condition(negative=False)
        elif self.accept("else"):
            no = self.body()
        else:
            self.expect("end")
            no = ("nil",)
        return ("if", ("not", test) if negative else test, yes, no)
