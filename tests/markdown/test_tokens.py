"""Making tokens."""

from __future__ import annotations

from dataclasses import fields

from markdown_it.token import Token

from tuftenotes.markdown.tokens import new_token


def test_a_token_is_as_its_class_makes_it() -> None:
    """Every field has the value that markdown-it's constructor gives it."""
    assert new_token("em_open", "em", 1, 2, "x") == Token("em_open", "em", 1, level=2, content="x")
    token = new_token("text", "", 0)
    assert token == Token("text", "", 0)
    assert all(hasattr(token, field.name) for field in fields(Token))


def test_tokens_share_nothing() -> None:
    """Attributes that one token gets are not those of the next."""
    first, second = new_token("a", "a", 1), new_token("a", "a", 1)
    first.attrSet("href", "x")
    first.meta["place"] = 1
    assert (second.attrs, second.meta) == ({}, {})
