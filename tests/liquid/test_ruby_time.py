"""Tests for reading dates as Ruby does."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from liquid_texts import BERLIN, CLOCK
from tuftenotes.liquid.ruby_time import localize, parse_time, to_date, zone_named


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-12-31", "2020-12-31T00:00:00+01:00"),
        ("2020-7-1", "2020-07-01T00:00:00+02:00"),
        ("2020-12-31 23:59", "2020-12-31T23:59:00+01:00"),
        ("2020-12-31 23:59:58 -0800", "2020-12-31T23:59:58-08:00"),
        ("2020-12-31T10:11:12Z", "2020-12-31T10:11:12+00:00"),
        ("2020-12-31T10:11:12.5+05:30", "2020-12-31T10:11:12.500000+05:30"),
        ("Dec 31, 2020 7:05 pm", "2020-12-31T19:05:00+01:00"),
        ("31 December 2020 12am", "2020-12-31T00:00:00+01:00"),
        ("Thu, 31 Dec 2020 10:11:12 EST", "2020-12-31T10:11:12-05:00"),
        ("2020/12/31", "2020-12-31T00:00:00+01:00"),
        ("31.12.2020", "2020-12-31T00:00:00+01:00"),
        ("20201231", "2020-12-31T00:00:00+01:00"),
        ("20201231T101112Z", "2020-12-31T10:11:12+00:00"),
        ("October 2015", "2015-10-01T00:00:00+02:00"),
        ("10:20", "2024-05-06T10:20:00+02:00"),
        ("2020-12-31 24:00", "2021-01-01T00:00:00+01:00"),
        ("24/9/2020", "2020-09-24T00:00:00+02:00"),
        ("5/3/2020", "2020-03-05T00:00:00+01:00"),
        ("9/24", "2024-09-24T00:00:00+02:00"),
        ("Tue 24.9.", "2024-05-06T09:08:24.900000+02:00"),
        ("2020 Jan 5", "2020-01-05T00:00:00+01:00"),
        ("5 Jan '98", "1998-01-05T00:00:00+01:00"),
        ("Jan 7 - Jan 9", "2024-01-07T00:00:00+01:00"),
        ("Feb", "2024-02-01T00:00:00+01:00"),
        ("the 3rd", "2024-05-03T00:00:00+02:00"),
        ("2020-045", "2020-02-14T00:00:00+01:00"),
        ("2020-02-30 10:00", "2020-03-01T10:00:00+01:00"),
        ("2016-12-31 23:59:60 UTC", "2017-01-01T00:00:00+00:00"),
        ("2020-07-01 10:00 CET", "2020-07-01T10:00:00+01:00"),
        ("2020-12-31 10:00 T", "2020-12-31T10:00:00-07:00"),
        ("2020-07-01 10:00 XYZ", "2020-07-01T10:00:00+02:00"),
    ],
)
def test_spellings(text: str, iso: str) -> None:
    """Dates are read in every spelling, in the site's zone unless they name one."""
    assert parse_time(text, CLOCK).isoformat() == iso


@pytest.mark.parametrize(
    "text", ["", "nonsense", "Monday", "2020-13-45", "2020-02-32", "2020-03", "2019-366", "2020-01-02 25:00"]
)
def test_no_date(text: str) -> None:
    """What is no date raises."""
    with pytest.raises(ValueError, match=r".*"):
        parse_time(text, CLOCK)


def test_what_the_filter_takes() -> None:
    """The date filter takes dates, seconds, words and texts, and nothing else."""
    assert to_date(date(2020, 1, 2), CLOCK) == date(2020, 1, 2)
    assert to_date(0, CLOCK) == to_date("0", CLOCK) == datetime(1970, 1, 1, tzinfo=UTC)
    assert to_date("now", CLOCK) == CLOCK.now
    nothing: list[object] = [None, True, "", [], "x", 10**30]
    assert [to_date(value, CLOCK) for value in nothing] == [None] * 6


def test_zones() -> None:
    """Zones have their names of the IANA database; a date is its midnight there."""
    assert zone_named("Europe/Berlin") == BERLIN
    assert zone_named("UTC") is not None
    assert zone_named("Nowhere/At_all") is None
    assert localize(date(2020, 1, 2), BERLIN).isoformat() == "2020-01-02T00:00:00+01:00"
