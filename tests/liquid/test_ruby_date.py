"""Tests for what Ruby finds in a date; the parts are what its own ``Date._parse`` returns."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from tuftenotes.liquid.ruby_date import date_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("24/9/2020", {"year": 2020, "month": 9, "day": 24}),
        ("5/3/2020", {"year": 2020, "month": 3, "day": 5}),
        ("9/24", {"month": 9, "day": 24}),
        ("2020 Jan 5", {"year": 2020, "month": 1, "day": 5}),
        ("5 Jan 2020 B.C.", {"year": -2019, "month": 1, "day": 5}),
        ("Jan 5, '98", {"year": 1998, "month": 1, "day": 5}),
        ("2020-01-05", {"year": 2020, "month": 1, "day": 5}),
        ("'98-1-5", {"year": 1998, "month": 1, "day": 5}),
        ("5-1-2020", {"year": 2020, "month": 1, "day": 5}),
        ("H31.04.30", {"year": 2019, "month": 4, "day": 30}),
        ("5-Jan-2020", {"year": 2020, "month": 1, "day": 5}),
        ("Jan-5-2020", {"year": 2020, "month": 1, "day": 5}),
        ("Jan-5", {"month": 1, "day": 5}),
        ("5. Jan. 2020", {"year": 2020, "month": 1, "day": 5}),
        ("5.1.2020", {"year": 2020, "month": 1, "day": 5}),
        ("2020-W03-2", {}),
        ("--05-06", {"month": 5, "day": 6}),
        ("--0506", {"month": 5, "day": 6}),
        ("2020-045", {"year": 2020, "yday": 45}),
        ("Week -045", {"yday": 45}),
        ("class of '08", {"year": 2008}),
        ("in March", {"month": 3}),
        ("the 3rd", {"day": 3}),
        ("20200105", {"year": 2020, "month": 1, "day": 5}),
        ("200105", {"year": 2020, "month": 1, "day": 5}),
        ("0105", {"month": 1, "day": 5}),
        ("05", {"day": 5}),
        ("045", {"yday": 45}),
        ("20045", {"year": 2020, "yday": 45}),
        ("2020045", {"year": 2020, "yday": 45}),
        ("20200105T1011", {"year": 2020, "month": 1, "day": 5, "hour": 10, "minute": 11}),
        ("20200105101112", {"year": 2020, "month": 1, "day": 5, "hour": 10, "minute": 11, "second": 12}),
        ("202001051011", {"year": 2020, "month": 1, "day": 5, "hour": 10, "minute": 11}),
        ("2020010510", {"year": 2020, "month": 1, "day": 5, "hour": 10}),
        ("20200105.5", {"day": 20, "hour": 20, "minute": 1, "second": 5, "fraction": 0.5}),
        ("101112.5", {"hour": 10, "minute": 11, "second": 12, "fraction": 0.5}),
        (
            "20010512300020,5",
            {"year": 2001, "month": 5, "day": 12, "hour": 30, "minute": 0, "second": 20, "fraction": 0.5},
        ),
        ("5 10:20", {"day": 5, "hour": 10, "minute": 20}),
        (
            "Jan 5 10:20:30.5 pm",
            {"month": 1, "day": 5, "hour": 22, "minute": 20, "second": 30, "fraction": 0.5},
        ),
        ("3 p.m. EST", {"hour": 15, "zone": "est"}),
        ("10h30m15s GMT+2", {"hour": 10, "minute": 30, "second": 15, "zone": "gmt+2"}),
        ("12:00 Central Standard Time", {"hour": 12, "minute": 0, "zone": "central standard time"}),
        (
            "20200105T101112Z",
            {"year": 2020, "month": 1, "day": 5, "hour": 10, "minute": 11, "second": 12, "zone": "z"},
        ),
        ("20200105[+9:JST]", {"year": 2020, "month": 1, "day": 5, "zone": "jst"}),
        ("20200105[-9]", {"year": 2020, "month": 1, "day": 5, "zone": "-9"}),
        ("Monday", {}),
        ("Fall term", {}),
        ("10:20 7", {"day": 7, "hour": 10, "minute": 20}),
    ],
)
def test_parts(text: str, parts: dict[str, object]) -> None:
    """Every way to write a date gives Ruby's parts of it, and nothing else."""
    found = {key: value for key, value in asdict(date_parts(text.lower())).items() if value is not None}
    del found["complete"]
    if "fraction" in found:
        found["fraction"] = float(f"0.{found['fraction']}")
    assert found == parts


def test_a_long_text_has_no_date() -> None:
    """A text of more than 128 bytes is none, whatever it begins with."""
    assert date_parts("2020-01-05".ljust(128)).year == 2020
    with pytest.raises(ValueError, match="too long"):
        date_parts("2020-01-05".ljust(129))
