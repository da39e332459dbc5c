"""Tests for making texts by grammar."""

from __future__ import annotations

from random import Random

import pytest

from grammar import expand, read_grammar
from made_up import grammar_for
from readers import READERS

WORDS = (("piece", ("<piece>",)), ("char", ("é",)), ("known", ("title:",)))


@pytest.mark.parametrize("reader", READERS)
def test_every_construct_can_be_written(reader: str) -> None:
    """No way of a grammar names what it does not have, and each comes to an end."""
    grammar, dice = grammar_for(reader), Random(1)  # noqa: S311 (nothing here is secret)
    for name in grammar.ways:
        assert len(expand(grammar, dice.randrange, name)) < 10_000


def test_the_same_choices_make_the_same_text() -> None:
    """A text is what was chosen, and lines after the first keep the prefix of their place."""
    grammar = read_grammar("yaml", words=WORDS)
    assert expand(grammar, lambda _: 0) == "a: a\n"
    first, again = (expand(grammar, Random(7).randrange) for _ in range(2))  # noqa: S311 (likewise)
    assert first == again
