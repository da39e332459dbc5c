"""Tokens of TeX."""

from __future__ import annotations

from tuftenotes.mathematics.tokens import Token, group, is_word, join, source, split_at, strip, tokenize


def test_tokens_know_their_place() -> None:
    """Words take the blanks behind them along, comments vanish with the line end, and offsets stay."""
    tokens = tokenize("\\alpha  x\\, {% no\n  y} \\")
    assert tokens == [
        Token("\\alpha", 0), Token("x", 8), Token("\\,", 9), Token(" ", 11), Token("{", 12), Token("y", 20),
        Token("}", 21), Token(" ", 22), Token("\\", 23),
    ]  # fmt: skip


def test_tokens_of_a_macro_stand_where_it_is_called() -> None:
    """A body has one place."""
    assert tokenize(r"\a b", 7) == [Token("\\a", 7), Token("b", 7)]


def test_joined_tokens_mean_the_same() -> None:
    """A word does not run into the letter behind it."""
    assert join(tokenize(r"\alpha x\,y")) == r"\alpha x\,y"
    assert source(tokenize(" a_b ")) == "a_b"
    assert [is_word(text) for text in ("\\a", "\\,", "a", "\\")] == [True, False, False, False]


def test_split_at_the_top() -> None:
    """Separators inside braces and environments do not count."""
    parts = split_at(tokenize(r"a&{b&c}&\begin{d}&\end{d}"), frozenset("&"))
    assert [join(part) for part, _ in parts] == ["a", "{b&c}", r"\begin {d}&\end {d}"]
    assert [end and end.at for _, end in parts] == [1, 7, None]


def test_blanks_at_the_ends() -> None:
    """Outer blanks go, inner ones stay; a group stands for one place."""
    assert join(strip(tokenize(" a b "))) == "a b"
    assert strip(tokenize("  ")) == []
    assert group(tokenize("a", 3), 5) == [Token("{", 5), Token("a", 3), Token("}", 5)]
