"""Rules that declare nothing are found when the parser is used, not by what they fail to find."""

from __future__ import annotations

import pytest

from tuftenotes.markdown.engine import FastMarkdown
from tuftenotes.markdown.engine.starts import BLOCK_STARTS, INLINE_STARTS, UndeclaredRuleError, starts_of
from tuftenotes.markdown.parser import parser_for
from tuftenotes.model import ParseOptions


def test_an_undeclared_inline_rule_fails() -> None:
    """A plugin's inline rule that nobody declared stops the first parse, with its name."""
    md = FastMarkdown()
    md.inline.ruler.push("unheard_of", lambda _state, _silent: False)
    with pytest.raises(UndeclaredRuleError, match="unheard_of"):
        md.render("text")


def test_an_undeclared_block_rule_fails() -> None:
    """A plugin's block rule that nobody declared stops the first parse, with its name."""
    md = FastMarkdown()
    md.block.ruler.push("unheard_of", lambda *_: False)
    with pytest.raises(UndeclaredRuleError, match="unheard_of"):
        md.render("text")


def test_no_declaration_is_left_over() -> None:
    """What is declared is a rule of markdown-it or of one of our plugins."""
    parsers = [parser_for(ParseOptions()), parser_for(ParseOptions(dialect="jekyll"))]
    inline = {name for md in parsers for name in md.inline.ruler.get_all_rules()}
    assert set(INLINE_STARTS) <= {*inline, "linkify"}
    assert set(BLOCK_STARTS) <= {name for md in parsers for name in md.block.ruler.get_all_rules()}


def test_every_inline_rule_starts_where_stock_text_stops() -> None:
    """A rule of ours starts only at characters at which stock markdown-it interrupts a text as well."""
    stock = parser_for(ParseOptions(), "stock")
    assert all(stock.inline.terminator_re.match(c) for starts in INLINE_STARTS.values() for c in starts)


def test_starts_of_a_known_rule() -> None:
    """The declaration of a rule is found by its name."""
    assert starts_of("image", INLINE_STARTS) == "!"
