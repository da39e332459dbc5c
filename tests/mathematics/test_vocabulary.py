"""What is known of commands and macros before a formula is made."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics.vocabulary import PLAIN_TEX, Vocabulary, commands_of


@pytest.mark.parametrize(
    ("tex", "commands"),
    [
        ("x + y", []),
        (r"\alpha_1\beta", [r"\alpha", r"\beta"]),
        (r"\{x\}\\\,", [r"\{", r"\}", r"\\", r"\,"]),
        ("x\\", ["\\"]),
    ],
)
def test_commands_of(tex: str, commands: list[str]) -> None:
    """A command is a backslash with a word, or with any other character."""
    assert commands_of(tex) == commands


def test_a_macro_is_hard_until_math_core_expands_it() -> None:
    """Macros are nobody's but ours at first; what a page defines anew is no longer what it was."""
    page = Vocabulary.with_macros({r"\E", r"\text", r"\alpha"})
    assert page.hard >= {r"\E", r"\text", r"\alpha"}
    assert r"\text" not in page.simple
    assert not page.is_tidy(r"\alpha", [r"\alpha"])
    expanded = page.with_expanded({r"\E": r"\mathbb{E}"})
    assert r"\E" not in expanded.hard
    assert expanded.is_tidy(r"\E x", [r"\E"])


def test_macros_weigh_what_they_expand_to() -> None:
    """Levels, arguments and superscripts of a macro count wherever it is called, through others too."""
    page = Vocabulary.with_macros({r"\a", r"\b"})
    page = page.with_expanded({r"\a": r"\hat{#1}^2"}).with_expanded({r"\b": r"\a{x}\a{y}"})
    assert page.weights == {r"\a": 4, r"\b": 11}
    assert page.heaviest == 11
    assert page.arguments == {r"\a": 1}
    assert page.raised == {r"\a", r"\b"}
    assert page.levels(r"\b_{\alpha}", [r"\b", r"\alpha"]) == 14


def test_levels_without_macros() -> None:
    """Every command, group and script may be one."""
    assert PLAIN_TEX.levels(r"\frac{a}{b_1}", [r"\frac"]) == 4
