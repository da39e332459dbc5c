"""The inline parser that goes from one starting character to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine_oracle import bare_parsers, outcome
from tuftenotes.markdown.engine import FastMarkdown

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

TEXTS = (
    "a*b*c",
    "**a*b**c*",
    "_a_b_c_",
    "“*a*”*b*",
    "~~a~~ ~b~ ~~~c~~~",
    "[a [b](c) d](e)",
    "[a](b",
    "![*a* [b](c)](d 'e')",
    "`a` ``b`c``",
    "[" * 60 + "a" + "](b)" * 60,
    "*" * 300,
    "a\\\nb  \nc",
    "&amp;&nope;",
    "]",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_spans(text: str) -> None:
    """Emphasis, links, code and escapes are found where stock markdown-it finds them."""
    fast, stock = bare_parsers()
    assert outcome(fast, text) == outcome(stock, text)


def test_nothing_is_parsed_too_deep() -> None:
    """At the depth that the options name, text stays text; with a depth of 0 all of it does."""
    for deepest in (0, 1, 2):
        fast, stock = bare_parsers()
        for md in (fast, stock):
            md.options["maxNesting"] = deepest
        fast.options["maxNesting"] = stock.options["maxNesting"] = deepest
        state = "[*a* ![b](c)](d) e"
        assert fast.renderInline(state) == stock.renderInline(state)


def test_a_rule_that_stands_still_fails() -> None:
    """A rule that matches without moving on is a bug of that rule, and ends the parse."""

    def still(_state: StateInline, _silent: bool) -> bool:  # noqa: FBT001
        return True

    md = FastMarkdown()
    md.inline.ruler.at("escape", still)
    with pytest.raises(RuntimeError, match="did not move on"):
        md.render("a\\b")
