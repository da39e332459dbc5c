"""Tests for the grammar of the Ruby that plugins use."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.ruby_parser import Node, Parser
from tuftenotes.liquid.ruby_tokens import UnreadableError, tokens_of


def tree(source: str) -> Node:
    """Return the tree of an expression."""
    return Parser(tokens_of(source), 0).expression()


@pytest.mark.parametrize(
    ("source", "node"),
    [
        ("a", ("get", "a")),
        ("a + b * 2", ("op", "+", ("get", "a"), ("op", "*", ("get", "b"), ("number", 2)))),
        ("a.b(1)", ("call", ("get", "a"), "b", (("number", 1),), None)),
        ("a.b 1", ("call", ("get", "a"), "b", (("number", 1),), None)),
        ("@a[0]", ("call", ("ivar", "@a"), "[]", (("number", 0),), None)),
        ("a ? b : c", ("if", ("get", "a"), ("get", "b"), ("get", "c"))),
        ("!a || nil", ("or", ("not", ("get", "a")), ("nil",))),
        ("a += 1", ("set", ("get", "a"), ("op", "+", ("get", "a"), ("number", 1)))),
        ("a[1..]", ("call", ("get", "a"), "[]", (("range", ("number", 1), ("nil",), False),), None)),
    ],
)
def test_expressions(source: str, node: Node) -> None:
    """Operators bind as in Ruby, calls need no brackets."""
    assert tree(source) == node


@pytest.mark.parametrize("source", ["while a", "begin", ")", "a ? b"])
def test_what_is_not_read(source: str) -> None:
    """Loops, rescues and broken code are unreadable."""
    with pytest.raises(UnreadableError):
        tree(source)
