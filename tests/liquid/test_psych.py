"""Tests for YAML as Ruby reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from liquid_texts import BERLIN
from tuftenotes.diagnostics import Code, Severity
from tuftenotes.liquid.psych import load_psych, settle_times


def load(text: str) -> Any:  # noqa: ANN401 (plain data)
    """Return the value of a YAML text without problems."""
    value, problems = load_psych(text, "x.yml", code=Code.DATA)
    assert problems == ()
    return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1_000", 1000),
        ("010", 8),
        ("0x1F", 31),
        ("0b101", 5),
        ("0b_", "0b_"),
        ("0x", "0x"),
        ("0_9", "0_9"),
        ("12:30", 45000),
        ("-1:30", -5400),
        ("1.5", 1.5),
        ("1.5e+3", 1500.0),
        ("1.e-4", 0.0001),
        ("1e3", "1e3"),
        ("1e-4", "1e-4"),
        ("1.5e3", "1.5e3"),
        (".inf", float("inf")),
        ("yes", True),
        ("Off", False),
        ("~", None),
        (":compressed", "compressed"),
        ("'12'", "12"),
        ("1.2.3", "1.2.3"),
        ("2020-02-03", date(2020, 2, 3)),
        ("2020-02-03T04:05:06Z", datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("2020-13-45", "2020-13-45"),
    ],
)
def test_scalars(text: str, value: object) -> None:
    """Plain words become what Psych makes of them; quoted ones stay."""
    assert load(f"x: {text}") == {"x": value}


def test_times_without_a_zone() -> None:
    """Such a time is in UTC and shown in the site's zone; one with an offset stays."""
    value = load("[2020-02-03 04:05:06, 2020-02-03 04:05:06 +0530, 2020-02-03 04:05:06 -8]")
    settled = settle_times({"x": value}, BERLIN)["x"]
    assert [moment.isoformat() for moment in settled] == [
        "2020-02-03T05:05:06+01:00",
        "2020-02-03T04:05:06+05:30",
        "2020-02-03T04:05:06-08:00",
    ]


def test_structure() -> None:
    """Mappings merge, keys stay as written, lists nest."""
    text = "base: &b {a: 1, c: 3}\nsecond: {<<: *b, a: 2}\n1: one\nlist: [[x]]\nmore: {<<: [*b]}\n"
    assert load(text) == {
        "base": {"a": 1, "c": 3},
        "second": {"a": 2, "c": 3},
        "1": "one",
        "list": [["x"]],
        "more": {"a": 1, "c": 3},
    }


def test_problems() -> None:
    """Broken YAML has no value; a repeated key is only a warning."""
    value, problems = load_psych("a: [1\n", "x.yml", code=Code.DATA)
    assert value is None
    assert problems[0].severity == Severity.ERROR
    value, problems = load_psych("a: 1\na: 2\n", "x.yml", code=Code.DATA)
    assert value == {"a": 2}
    assert problems[0].severity == Severity.WARNING
    assert load_psych("", "x.yml", code=Code.DATA) == (None, ())
