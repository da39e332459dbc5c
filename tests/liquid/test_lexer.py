"""Tests for cutting templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tuftenotes.liquid.lexer import tokenize_template

if TYPE_CHECKING:
    from liquid.exceptions import LiquidSyntaxError


def cut(text: str) -> list[tuple[str, str]]:
    """Return kinds and texts of the tokens; unclosed things come last, as ``error``."""
    errors: list[LiquidSyntaxError] = []
    tokens = [(token.kind, token.value) for token in tokenize_template(text, errors.append)]
    return [*tokens, *(("error", str(error.args[0])) for error in errors)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a", [("content", "a")]),
        ("{{ x }}", [("output", "{{ x }}"), ("expression", " x ")]),
        ("{%if x%}", [("tag", "if"), ("expression", "x")]),
        ("a {%- x -%} b", [("content", "a"), ("tag", "x"), ("expression", ""), ("content", "b")]),
        ("{% raw %}{{ x }}{% endraw %}!", [("content", "{{ x }}"), ("content", "!")]),
        ("{% comment %}{% comment %}{% endcomment %}{% if %}{% endcomment %}x", [("content", "x")]),
        ("{% comment -%} x {% endcomment %}\nb", [("content", "\nb")]),
        ("{% comment %} x {% endcomment -%}\nb", [("content", "b")]),
        ("a\n{%- comment -%}{%- endcomment %} b", [("content", "a"), ("content", " b")]),
        ("{% raw -%} x {% endraw %}\nb", [("content", " x "), ("content", "b")]),
        ("{% raw %} x {% endraw -%}\nb", [("content", " x "), ("content", "\nb")]),
        ("{% # hi %}", [("tag", "#"), ("expression", "hi ")]),
        ("{{ '{%' }} %}", [("output", "{{ '{%' }}"), ("expression", " '{%' "), ("content", " %}")]),
        ("x {{ y", [("content", "x "), ("content", " y"), ("error", "“{{” is not closed by “}}”")]),
        ("{% x", [("content", " x"), ("error", "“{%” is not closed by “%}”")]),
        ("{% %}", [("error", "the tag has no name")]),
        ("{{ a } b", [("content", " b"), ("error", "“{{” is not closed by “}}”")]),
        ("{% raw %}x", [("error", "“raw” is never closed by “{% endraw %}”")]),
        ("{% comment %}x", [("error", "“comment” is never closed by “{% endcomment %}”")]),
    ],
)
def test_tokens(text: str, tokens: list[tuple[str, str]]) -> None:
    """Text, outputs and tags are told apart as Ruby's tokenizer tells them."""
    assert cut(text) == tokens
