"""Tests for the strict grammar of expressions."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.strict_syntax import MarkupError, Parser


@pytest.mark.parametrize(
    ("markup", "normal"),
    [
        ("page.title", "page.title"),
        ("page[ 'a' ].b[0]", "page['a'].b[0]"),
        ("[ key ].x", "[key].x"),
        ("( 1 .. n )", "(1..n)"),
        ("'text'", "'text'"),
        ("-1.5", "-1.5"),
        ("a.b?", "a.b?"),
    ],
)
def test_normal_form(markup: str, normal: str) -> None:
    """A value is given back without blanks."""
    assert Parser(markup).expression() == normal


@pytest.mark.parametrize(("markup", "offset"), [("a & b", 2), ("  §", 2)])
def test_unexpected_characters(markup: str, offset: int) -> None:
    """A character that no token begins with is refused where it stands."""
    with pytest.raises(MarkupError) as caught:
        Parser(markup)
    assert caught.value.offset == offset


@pytest.mark.parametrize("markup", ["", "|", "page.", "page[1", "(1..2"])
def test_not_a_value(markup: str) -> None:
    """What is not a value raises."""
    with pytest.raises(MarkupError):
        Parser(markup).expression()


def test_tokens() -> None:
    """Tokens are looked at, skipped and taken by kind and text."""
    parser = Parser("a in b")
    assert parser.look("id", "a")
    assert not parser.skip("id", "x")
    assert parser.skip("id", "a")
    assert parser.take("id", "in") == "in"
    assert not parser.look("id", ahead=5)
    with pytest.raises(MarkupError, match="expected comparison"):
        parser.take("comparison")
