"""Tests for Ruby's view of values."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from liquid_texts import BERLIN
from tuftenotes.liquid.values import (
    compare,
    equal,
    flatten,
    inspect,
    is_truthy,
    parse_number,
    to_i,
    to_output,
    to_s,
)

MOMENT = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (3, "3"),
        (2.0, "2.0"),
        (1e20, "1.0e+20"),
        (1.5e-7, "1.5e-07"),
        (12345678901234567.0, "1.2345678901234568e+16"),
        (0.0001, "0.0001"),
        (float("inf"), "Infinity"),
        (float("-inf"), "-Infinity"),
        (float("nan"), "NaN"),
        (range(1, 4), "1..3"),
        (date(2024, 5, 6), "2024-05-06"),
        (MOMENT, "2024-05-06 07:08:09 UTC"),
        (MOMENT.astimezone(BERLIN), "2024-05-06 09:08:09 +0200"),
        ([1, None, "a\n"], '[1, nil, "a\\n"]'),
        ({"a": "#{x}"}, '{"a"=>"\\#{x}"}'),
    ],
)
def test_to_s(value: object, text: str) -> None:
    """A value prints as in Ruby 3.1."""
    assert to_s(value) == text


def test_output_joins_lists() -> None:
    """A list prints as its items without anything between, nested or not."""
    assert to_output(["a", ["b", None], 1]) == "ab1"
    assert to_output("x") == "x"
    assert to_output({"a": 1}) == '{"a"=>1}'


def test_truth() -> None:
    """Only nil and false are false."""
    values: list[object] = [None, False, 0, "", []]
    assert [is_truthy(v) for v in values] == [False, False, True, True, True]


def test_numbers_in_texts() -> None:
    """A text counts as the number it starts with; only a whole text is a fraction."""
    assert [to_i(v) for v in ("12abc", " 7", "x", "1_0", 3.9, None)] == [12, 7, 0, 10, 3, 0]
    assert [parse_number(v) for v in ("1.5", "1.5x", "2", None, True)] == [1.5, 1, 2, 0, 0]


def test_equality() -> None:
    """A boolean equals no number, a date no time."""
    assert not equal(left=1, right=True)
    assert equal(1, 1.0)
    assert not equal(date(2024, 5, 6), datetime(2024, 5, 6, tzinfo=UTC))
    assert equal(None, None)


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        (1, 2, -1),
        (2.5, 2, 1),
        ("a", "a", 0),
        ("a", 1, None),
        (None, 1, None),
        (True, False, None),
        ([1, 2], [1, 3], -1),
        ([1], [1, 3], -1),
        ([1], ["a"], None),
        (date(2024, 1, 1), date(2023, 1, 1), 1),
        (MOMENT, date(2023, 1, 1), None),
    ],
)
def test_order(left: object, right: object, order: int | None) -> None:
    """What Ruby cannot compare has no order."""
    assert compare(left, right) == order


def test_flatten_and_inspect() -> None:
    """Nested lists become one; a tuple is a list."""
    assert flatten([1, [2, (3, [4])]]) == [1, 2, 3, 4]
    assert inspect((1, "a")) == '[1, "a"]'
