"""Arguments."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.reader import Reader
from tuftenotes.mathematics.tokens import Token, join, tokenize

COMMAND = Token("\\x", 0)


def test_arguments() -> None:
    """An argument is a group or one token; an optional one is in brackets, around groups."""
    reader = Reader(tokenize(r" {a{b}} [c{]}] \d e"))
    assert join(reader.argument(COMMAND)) == "a{b}"
    assert join(reader.optional() or []) == "c{]}"
    assert [join(reader.argument(COMMAND)), reader.name(COMMAND), bool(reader)] == ["\\d ", "e", False]
    assert reader.optional() is None


@pytest.mark.parametrize("tex", ["", " ", "}", "{a"])
def test_a_missing_argument(tex: str) -> None:
    """What is not there is told, at the command or at the open brace."""
    with pytest.raises(FormulaError):
        Reader(tokenize(tex)).argument(COMMAND)


def test_an_open_bracket() -> None:
    """An optional argument that never ends is told."""
    with pytest.raises(FormulaError, match="never closed"):
        Reader(tokenize("[a")).optional()


def test_rest_of_group() -> None:
    """A switch holds to the end of its group or cell."""
    reader = Reader(tokenize(r"a{b&}\left(c\right)&d"))
    assert join(reader.rest_of_group()) == r"a{b&}\left (c\right )"
    assert reader.peek() == "&"


def test_environment() -> None:
    """A body ends at the end of the same name, around others."""
    reader = Reader(tokenize(r"a\begin{b}\end{b}\end{c}d"))
    assert join(reader.environment(COMMAND, "c")) == r"a\begin {b}\end {b}"
    with pytest.raises(FormulaError, match="closed by"):
        Reader(tokenize(r"a\end{b}")).environment(COMMAND, "c")
    with pytest.raises(FormulaError, match="has no"):
        Reader(tokenize("a")).environment(COMMAND, "c")
