"""Remembered formulas."""

from __future__ import annotations

from mathematics.rendering import made
from tuftenotes.mathematics import Formula
from tuftenotes.mathematics.memo import Key, Memo


def key(tex: str) -> Key:
    """Return the key of a formula in running text."""
    return (tex, 0, "ams mathml")


def test_what_was_put_is_got() -> None:
    """A formula is found by all that decides what becomes of it."""
    memo = Memo(1000)
    memo.put(key("x"), "<mi>x</mi>")
    assert memo.get(key("x")) == "<mi>x</mi>"
    assert memo.get(("x", 0, "ams mathml display")) is None


def test_room_is_bounded() -> None:
    """Where there is no room left, everything is forgotten but the newest; what is very long is not kept."""
    memo = Memo(100)
    for tex in ("a", "b", "c"):
        memo.put(key(tex), tex * 40)
    assert [memo.get(key(tex)) is None for tex in "abc"] == [True, True, False]
    memo.put(key("d"), "d" * 200)
    assert memo.get(key("d")) is None
    assert memo.get(key("c")) == "c" * 40


def test_macros_of_another_page_are_not_remembered() -> None:
    """The same formula is another one where a page gives its commands another meaning, again and again."""
    pages = [
        made(rf"\newcommand{{\R}}{{{letter}}}", r"\R", rf"\def\R{{{letter}{letter}}}", r"\R").html
        for letter in "abca"
    ]
    assert [page[1].count("<mi>" + letter) for page, letter in zip(pages, "abca", strict=True)] == [1] * 4
    assert [page[3].count("<mi>" + letter) for page, letter in zip(pages, "abca", strict=True)] == [2] * 4


def test_options_are_told_apart() -> None:
    """Numbers and the renderer decide what becomes of a formula as well."""
    plain, numbered, client = (
        made("x + 1").html,
        made("x + 1", numbering="all").html,
        made("x + 1", renderer="mathjax").html,
    )
    assert len({plain, numbered, client}) == 3


def test_what_counts_is_made_again() -> None:
    """Equations, labels and problems have their place on every page and every time."""
    equation = Formula(r"\begin{equation} x \end{equation}", display=True)
    for _ in "ab":
        page = made(equation, equation, r"\frc", r"\frc", Formula("y", display=True, label="eq-y"))
        assert [f"({number})" in html for number, html in zip("12", page.html[:2], strict=True)] == [True] * 2
        assert [problem.formula for problem in page.problems] == [2, 3]
        assert [label.name for label in page.labels] == ["eq-y"]
