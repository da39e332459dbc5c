"""Tests for loops."""

from __future__ import annotations

import pytest

from liquid_texts import complaints, shown
from tuftenotes.liquid.tags_loop import ForLoop, items_of

DATA = {"l": [1, 2, 3, 4, 5], "h": {"a": 1}, "n": "2", "x": "y"}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{% for i in l limit: 2 offset: 1 reversed %}{{ i }}{% endfor %}", "23"),
        ("{% for i in l reversed limit: 2 %}{{ i }}{% endfor %}", "21"),
        (
            "{% for i in l limit: n %}{{ i }}{% endfor %}{% for i in l offset: continue %}-{{ i }}{% endfor %}",  # noqa: E501 (one text)
            "12-3-4-5",
        ),
        ("{% for p in h %}{{ p[0] }}{{ p[1] }}{% endfor %}", "a1"),
        ("{% for c in x %}[{{ c }}]{% endfor %}", "[y]"),
        ("{% for i in nothing %}x{% else %}none{% endfor %}", "none"),
        ("{% for i in l offset: nothing %}{{ i }}{% endfor %}", "12345"),
        (
            "{% for i in l %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",  # noqa: E501 (one text)
            "13",
        ),
        (
            "{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.rindex }} {% endfor %}{% endfor %}",  # noqa: E501 (one text)
            "12 11 22 21 ",
        ),
        ("{% for i in l %}{{ forloop.first }}{{ forloop.last }}{% break %}{% endfor %}", "truefalse"),
    ],
)
def test_loops(text: str, result: str) -> None:
    """Offset comes before limit, and both before reversed, as in Ruby."""
    assert shown(text, DATA) == result


def test_bounds_must_be_numbers() -> None:
    """A limit that is no whole number is an error at the loop."""
    found = complaints("{% for i in l limit: x %}{% endfor %}", DATA)
    assert found == ["page.md:1:1: the limit “y” is not a whole number"]


def test_loop_object() -> None:
    """The loop object has a name, a length and its keys."""
    loop = ForLoop("i-l", 3, None)
    assert (loop.get("name"), loop.get("length"), loop.get("x"), loop.has("index")) == ("i-l", 3, None, True)
    assert loop.text() == "Liquid::ForloopDrop"


def test_what_is_walked_over() -> None:
    """A number is nothing to walk over, an empty text neither."""
    assert items_of(5) == items_of("") == []
    assert items_of(loop := ForLoop("a", 1, None))[0] == ["first", loop.get("first")]
