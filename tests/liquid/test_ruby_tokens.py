"""Tests for cutting Ruby into tokens."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.ruby_tokens import UnreadableError, tokens_of


def test_kinds() -> None:
    """Every kind of token is told from the others; comments are none."""
    source = "@a @@b $1 :c d: E::F g? 1 + # no\n/x/i"
    assert [token.kind for token in tokens_of(source)] == [
        "ivar", "cvar", "global", "symbol", "label", "constant", "name", "number", "op", "newline", "regex",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"'a\'b\n'", r"a'b\n"),
        (r'"a\"b\n"', 'a"b\n'),
        ("%(a(b)c)", "a(b)c"),
        ("%q{a#{b}}", "a#{b}"),
        ("<<~X\n  a\n   b\nX\n", "a\n b\n"),
        ("<<-'X'\n  #{a}\n  X\n", "  #{a}\n"),
    ],
)
def test_strings(source: str, text: str) -> None:
    """Strings of every spelling hold the same text as in Ruby."""
    assert "".join(str(part) for part in tokens_of(source)[0].parts) == text


def test_interpolation() -> None:
    """What stands in a string's braces is cut too, even where it holds a brace in a string."""
    (token,) = tokens_of('"a#{b["}"]}c"')
    first, code, last = token.parts
    assert (first, last) == ("a", "c")
    assert [part.kind for part in code if not isinstance(part, str)] == ["name", "op", "string", "op"]


@pytest.mark.parametrize("source", ['"a', "`ls`", "<<X\nno end", '"#{a"', "x = /a#{b}/", "^"])
def test_what_is_not_cut(source: str) -> None:
    """What has no end or no meaning here is unreadable."""
    with pytest.raises(UnreadableError):
        tokens_of(source)
