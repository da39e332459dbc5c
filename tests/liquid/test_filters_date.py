"""Tests for the filters on dates."""

from __future__ import annotations

from datetime import date

import pytest

from liquid_texts import complaints, shown

DATA = {"d": date(2020, 5, 1), "nil": None}


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("d | date: '%-d.%-m.%Y'", "1.5.2020"),
        ("d | date: ''", "2020-05-01"),
        ("'x' | date: '%Y'", "x"),
        ("nil | date: '%Y'", ""),
        ("'now' | date: '%H:%M %z'", "09:08 +0200"),
        ("d | date_to_string", "01 May 2020"),
        ("d | date_to_long_string: 'ordinal'", "1st May 2020"),
        ("'2020-05-12' | date_to_string: 'ordinal', 'US'", "May 12th, 2020"),
        ("'2020-05-22' | date_to_string: 'ordinal'", "22nd May 2020"),
        ("'2020-05-23' | date_to_string: 'ordinal'", "23rd May 2020"),
        ("'2020-05-24' | date_to_string: 'ordinal'", "24th May 2020"),
        ("d | date_to_xmlschema", "2020-05-01T00:00:00+02:00"),
        ("d | date_to_rfc822", "Fri, 01 May 2020 00:00:00 +0200"),
        ("nil | date_to_string", ""),
        ("nil | date_to_rfc822", ""),
        ("nil | date_to_xmlschema", ""),
    ],
)
def test_dates(expression: str, result: str) -> None:
    """Dates are shown in the site's zone."""
    assert shown(f"{{{{ {expression} }}}}", DATA) == result


def test_no_date() -> None:
    """Jekyll's filters insist on a date."""
    assert complaints("{{ 'x' | date_to_string }}")[0].endswith('"x" is not a date')
