"""The parser of a site."""

from __future__ import annotations

from tuftenotes.markdown.parser import parser_for
from tuftenotes.model import ParseOptions


def test_equal_options_share_one_parser() -> None:
    """Making a parser costs more than parsing a short page."""
    assert parser_for(ParseOptions()) is parser_for(ParseOptions())
    assert parser_for(ParseOptions()) is not parser_for(ParseOptions(dollars=False))
