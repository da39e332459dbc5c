"""The methods and constants of a plugin's class, as trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuftenotes.liquid.ruby_parser import Parser
from tuftenotes.liquid.ruby_tokens import UnreadableError, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.liquid.ruby_parser import Node

__all__ = ["Method", "constants_of", "methods_of"]


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a plugin: the names of its parameters, and what it does (None: unreadable).

    `variables` are the names that it gives a value to anywhere: until then they are nil.
    """

    parameters: tuple[str, ...]
    body: Node | None
    variables: frozenset[str] = frozenset()


def methods_of(source: str) -> dict[str, Method]:
    """Return the methods that a class defines."""
    try:
        tokens = tokens_of(source)
    except UnreadableError:
        return {}
    methods: dict[str, Method] = {}
    for index, token in enumerate(tokens):
        if token.kind == "name" and token.text == "def" and index + 1 < len(tokens):
            parser = Parser(tokens, index + 1)
            name = parser.method_name()
            try:
                parameters, body = parser.parameters(), parser.body()
                methods[name] = Method(parameters, body, frozenset(_variables(body)))
            except UnreadableError:
                methods[name] = Method((), None)
    return methods


def _variables(node: Node) -> Iterator[str]:
    """Yield the names of the variables that are set somewhere in a tree."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        match found:
            case ("set", ("get", name), _):
                yield name
            case ("spread", targets, _):
                yield from (target[1] for target in targets if target[0] == "get")
        waiting += [part for part in found if isinstance(part, tuple)]


def constants_of(source: str) -> dict[str, Node]:
    """Return what a class sets its constants and class variables to, where that can be read."""
    try:
        tokens = tokens_of(source)
    except UnreadableError:
        return {}
    found: dict[str, Node] = {}
    for index, token in enumerate(tokens[:-2]):
        at_start = index == 0 or tokens[index - 1].kind == "newline"
        if at_start and token.kind in {"constant", "cvar"} and tokens[index + 1].text == "=":
            try:
                value = Parser(tokens, index + 2).expression()
            except UnreadableError:
                continue
            found.setdefault(token.text, value)
    return found
