"""Tests for the two grammars of expressions."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.strict_syntax import MarkupError
from tuftenotes.liquid.syntax import parse_condition, parse_filtered, parse_loop, tag_attributes


def test_filters() -> None:
    """Filters have positional and named arguments, and know where they stand."""
    found = parse_filtered("a.b | default: 'x', allow_false: true | upcase")
    assert found.value == "a.b"
    assert [(f.name, f.arguments, f.keywords) for f in found.filters] == [
        ("default", ("'x'",), (("allow_false", "true"),)),
        ("upcase", (), ()),
    ]
    assert found.filters[1].offset == 40
    assert not found.loose


@pytest.mark.parametrize(
    ("markup", "value", "names"),
    [
        ("", "", []),
        ("a |", "a", []),
        ("a b | upcase", "a", ["upcase"]),
        ("| upcase", "upcase", []),
        ("a | upcase | | downcase", "a", ["upcase", "downcase"]),
        ("'a' | append 'b'", "'a'", ["append"]),
        ("a | default: x: 1, 2", "a", ["default"]),
    ],
)
def test_loose_filters(markup: str, value: str, names: list[str]) -> None:
    """What the strict grammar refuses is read as far as it goes."""
    found = parse_filtered(markup)
    assert found.value == value
    assert [call.name for call in found.filters] == names


def test_conditions() -> None:
    """Comparisons are tied together from the right."""
    found = parse_condition("a == 'x' and b or c > 1")
    assert (found.left, found.operator, found.right, found.join) == ("a", "==", "'x'", "and")
    assert found.rest is not None
    assert (found.rest.left, found.rest.join) == ("b", "or")
    assert found.rest.rest is not None
    assert found.rest.rest.operator == ">"


def test_loose_conditions() -> None:
    """A condition with other signs is still one; nothing is none."""
    found = parse_condition("a = 'x' and b")
    assert (found.operator, found.join) == ("=", "and")
    assert found.loose
    with pytest.raises(MarkupError):
        parse_condition("")
    with pytest.raises(MarkupError):
        parse_condition("a & b", strict=True)


def test_loops() -> None:
    """A loop has a collection, attributes and a direction, in both grammars."""
    found = parse_loop("x in list reversed limit: 2 offset: continue")
    assert (found.variable, found.collection, found.reversed, found.limit, found.offset) == (
        "x", "list", True, "2", "continue",
    )  # fmt: skip
    loose = parse_loop("x in list, limit:2")
    assert (loose.limit, bool(loose.loose)) == ("2", True)
    for markup in ("x", "x of y", ""):
        with pytest.raises(MarkupError):
            parse_loop(markup)
    assert parse_loop("x in y step: 2").collection == "y"
    assert tag_attributes("cols:2 limit: 'a'") == {"cols": "2", "limit": "'a'"}
