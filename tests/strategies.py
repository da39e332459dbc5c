"""Made-up texts for Hypothesis: pieces in any order, texts by grammar, and both damaged."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from grammar import expand
from made_up import LONGEST, grammar_for, pieces_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from grammar import Grammar

__all__ = ["texts_for"]

_MOST_PIECES = 60


@cache
def texts_for(reader: str) -> st.SearchStrategy[str]:
    """Return a strategy for the texts of a reader."""
    pieces = st.sampled_from(pieces_of(reader))
    flat = st.lists(pieces | st.text(max_size=4), max_size=_MOST_PIECES).map("".join)
    structured = _structured(grammar_for(reader))
    return flat | structured | structured | _damaged(structured, pieces | st.text(max_size=4))


@st.composite
def _structured(draw: Callable[[st.SearchStrategy[int]], int], grammar: Grammar) -> str:
    return expand(grammar, lambda count: draw(_below(count)))


@cache
def _below(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


def _damaged(texts: st.SearchStrategy[str], pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return texts in which some stretches are replaced by pieces."""
    cuts = st.lists(st.tuples(st.integers(0, LONGEST), st.integers(0, 9), pieces), min_size=1, max_size=4)
    return st.tuples(texts, cuts).map(lambda drawn: _cut(*drawn))


def _cut(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for place, length, piece in cuts:
        start = place % (len(text) + 1)
        text = text[:start] + piece + text[start + length :]
    return text
