"""Tests for evaluating expressions."""

from __future__ import annotations

import pytest

from liquid_texts import complaints, shown
from tuftenotes.liquid.expressions import look_up

DATA = {"l": [1, "b"], "h": {"k": "v", "size": "own"}, "e": [], "s": "text", "n": 3, "z": "", "d": {"a": 1}}


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("l[0]", "1"),
        ("l[-1]", "b"),
        ("l[5]", ""),
        ("l.first", "1"),
        ("l.last", "b"),
        ("l.size", "2"),
        ("h.k", "v"),
        ("h['k']", "v"),
        ("h.size", "own"),
        ("d.size", "1"),
        ("d.first", "a1"),
        ("e.first", ""),
        ("s.size", "4"),
        ("s.first", ""),
        ("n.x", ""),
        ("(1..n)", "1..3"),
        ("(1..3).size", ""),
        ("1.5", "1.5"),
        ("nil", ""),
        ("[s]", ""),
        ("empty", ""),
    ],
)
def test_values(markup: str, text: str) -> None:
    """Look-ups follow Ruby's rules."""
    assert shown(f"{{{{ {markup} }}}}", DATA) == text


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("s == 'text'", True),
        ("n != 3", False),
        ("n <> 4", True),
        ("n < 4 and n >= 3", True),
        ("nothing < 3", False),
        ("l > 1", False),
        ("l contains 'b'", True),
        ("l contains 'c'", False),
        ("s contains 'ex'", True),
        ("h contains 'k'", True),
        ("n contains 3", False),
        ("nothing contains 'x'", False),
        ("z == empty", True),
        ("empty == l", False),
        ("z == blank", False),
        ("n == empty", False),
        ("nothing == nil", True),
        ("false or true", True),
        ("true or false and false", True),
    ],
)
def test_conditions(condition: str, holds: bool) -> None:  # noqa: FBT001 (a column of the table)
    """Conditions hold or not, as in Ruby's Liquid."""
    assert shown(f"{{% if {condition} %}}yes{{% else %}}no{{% endif %}}", DATA) == ("yes" if holds else "no")


def test_what_cannot_be_compared() -> None:
    """A text and a number have no order, and a sign that is no operator is an error."""
    assert complaints("{% if s < 1 %}{% endif %}", DATA)[-1].endswith("“text” cannot be compared with “1”")
    assert complaints("{% if s = 'x' %}{% endif %}", DATA)[-1].endswith("unknown operator “=”")


def test_range_look_up() -> None:
    """A range has a size and ends."""
    assert look_up(range(2, 5), "last") == (True, 4)
    assert look_up(range(2, 5), 0) == (True, 2)
