"""The states behave as markdown-it's own."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from tuftenotes.markdown.engine.states import FastStateBlock, FastStateInline

if TYPE_CHECKING:
    from markdown_it.token import Token

MD = MarkdownIt()


@pytest.mark.parametrize("make", [StateBlock, FastStateBlock])
def test_blocks_are_pushed(make: type[StateBlock]) -> None:
    """Opening and closing tokens of blocks have the level of what is around them."""
    tokens: list[Token] = []
    state = make("a", MD, {}, tokens)
    for kind, nesting in (("quote_open", 1), ("hr", 0), ("quote_close", -1)):
        state.push(kind, "x", nesting)  # type: ignore[arg-type]
    assert [(token.type, token.level, token.block) for token in tokens] == [
        ("quote_open", 0, True),
        ("hr", 1, True),
        ("quote_close", 0, True),
    ]
    assert state.level == 0


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("indent", [0, 1, 3])
@pytest.mark.parametrize("text", ["a", "a\n", "  a\n\tb\n\nc", "\n\n", "a\n b \n"])
def test_lines_are_cut_out(text: str, indent: int, keep: bool) -> None:  # noqa: FBT001
    """Lines come without so much indentation, the last one with its end or without."""
    stock, fast = StateBlock(text, MD, {}, []), FastStateBlock(text, MD, {}, [])
    for begin in range(stock.lineMax):
        for end in range(stock.lineMax + 1):
            assert fast.getLines(begin, end, indent, keep) == stock.getLines(begin, end, indent, keep)


@pytest.mark.parametrize("make", [StateInline, FastStateInline])
def test_text_becomes_a_token_before_the_next(make: type[StateInline]) -> None:
    """Text that waits stands before the token that is pushed, on its level, and a mark of its own list."""
    tokens: list[Token] = []
    state = make("abc", MD, {}, tokens)
    outer: Any = state.delimiters
    state.append_pending("a")
    state.push("link_open", "a", 1)
    assert state.delimiters is not outer
    state.pending += "b"
    state.append_pending("c")
    state.push("link_close", "a", -1)
    assert state.delimiters is outer
    assert (state.pending, state.level) == ("", 0)
    assert [(token.type, token.level, token.content) for token in tokens] == [
        ("text", 0, "a"),
        ("link_open", 0, ""),
        ("text", 1, "bc"),
        ("link_close", 0, ""),
    ]
    assert [meta and list(meta) for meta in state.tokens_meta] == [["delimiters"], None]


@pytest.mark.parametrize("make", [StateInline, FastStateInline])
def test_a_copy_has_its_own_text(make: type[StateInline]) -> None:
    """Text that a copy gets does not wait in the state it was copied from."""
    state = make("abc", MD, {}, [])
    state.append_pending("a")
    other = copy(state)
    other.append_pending("b")
    assert (state.pending, other.pending) == ("a", "ab")
