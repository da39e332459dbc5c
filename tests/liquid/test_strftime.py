"""Tests for Ruby's strftime."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from tuftenotes.liquid.strftime import format_offset, strftime

MOMENT = datetime(2014, 3, 5, 16, 7, 9, 123456, tzinfo=timezone(timedelta(hours=-5), "EST"))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("%Y-%m-%d", "2014-03-05"),
        ("%-d %e %_m %-m %d", "5  5  3 3 05"),
        ("%B %b %^b %#B %h", "March Mar MAR MARCH Mar"),
        ("%A %a %^A", "Wednesday Wed WEDNESDAY"),
        ("%I %l %H %k %-I", "04  4 16 16 4"),
        ("%p %P %#p", "PM pm pm"),
        ("%j %U %W %V %u %w %G %g", "064 09 09 10 3 3 2014 14"),
        ("%s %L %N %3N %6N", "1394053629 123 123456000 123 123456"),
        ("%z %:z %::z %Z", "-0500 -05:00 -05:00:00 EST"),
        (
            "%c|%D|%F|%R|%r|%T|%v|%x|%X",
            "Wed Mar  5 16:07:09 2014|03/05/14|2014-03-05|16:07|04:07:09 PM|16:07:09| 5-MAR-2014|03/05/14|16:07:09",  # noqa: E501 (one text)
        ),
        ("%C %y %10Y %010d %n%t%%", "20 14 0000002014 0000000005 \n\t%"),
        ("%Q %+ %", "%Q %+ %"),
        ("%10B|%-y", "     March|14"),
    ],
)
def test_directives(template: str, text: str) -> None:
    """Every directive and flag gives what Ruby gives; unknown ones stay."""
    assert strftime(MOMENT, template) == text


def test_date() -> None:
    """A date has no time of day and Ruby's name for its zone."""
    assert strftime(date(2020, 2, 29), "%F %T %Z %z") == "2020-02-29 00:00:00 +00:00 +0000"


def test_zone_without_a_name() -> None:
    """A zone that is only an offset has no name; minutes count."""
    moment = MOMENT.replace(tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert strftime(moment, "[%Z]") == "[]"
    assert format_offset(moment) == "+0530"
