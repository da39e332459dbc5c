"""Reading dates as Ruby's ``Time.parse`` does, in the time zone of the site."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tuftenotes.liquid.ruby_date import DateParts, date_parts

__all__ = ["LOCAL_UTC", "Clock", "localize", "names_no_day", "parse_time", "to_date", "zone_named"]

_NAMED_ZONES = {
    "utc": 0, "ut": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    **{letter: hours for hours, letter in enumerate("abcdefghiklm", 1)},
    **{letter: -hours for hours, letter in enumerate("nopqrstuvwxy", 1)},
}  # fmt: skip
"""Hours east of Greenwich; the letters are those of the military."""
_OFFSET = re.compile(r"([+-])(\d\d)(?::?(\d\d))?\Z", re.ASCII)
_MOST_DAYS = 31
_MOST_DAYS_OF_YEAR = 366
_MIDNIGHT = 24
_LEAP_SECOND = 60


LOCAL_UTC = timezone(timedelta(0), "UTC")
"""The zone of a machine that is in UTC: unlike a time in `datetime.UTC` one in it prints as ``+0000``."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is for the site (an aware `now`) and the zone that times without one are in."""

    now: datetime
    zone: tzinfo


def zone_named(name: str) -> tzinfo | None:
    """Return the time zone called `name` in the IANA database (``Europe/Berlin``), None if unknown."""
    if name.upper() in {"UTC", "Z"}:
        return ZoneInfo("UTC")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def localize(moment: date, zone: tzinfo) -> datetime:
    """Return `moment` in `zone`; a date becomes its midnight there."""
    if isinstance(moment, datetime):
        return moment.astimezone(zone)
    return datetime(moment.year, moment.month, moment.day, tzinfo=zone)


def _named_offset(name: str, year: int, zone: tzinfo) -> tzinfo | None:
    """Return what `name` means in a time; None, where nothing, leaves it to `zone`."""
    found = _OFFSET.match(name)
    if found:
        offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        return timezone(-offset if found[1] == "-" else offset)
    hours = _NAMED_ZONES.get(name.lower())
    if hours is not None:
        return timezone(timedelta(hours=hours)) if hours else UTC
    for month in (1, 7):
        moment = datetime(year, month, 1, tzinfo=zone)
        if (moment.tzname() or "").lower() == name.lower():
            return timezone(moment.utcoffset() or timedelta(0))
    return None


def _day_of(parts: DateParts, today: date) -> date:
    """Return the day: what is greater than all that was found is today's, what is smaller is the first.

    As in Ruby a day that its month does not have is one of the next month.
    """
    if parts.yday is not None:
        year = today.year if parts.year is None else parts.year
        day = date(year, 1, 1) + timedelta(days=parts.yday - 1)
        if not 1 <= parts.yday <= _MOST_DAYS_OF_YEAR or day.year != year:
            raise ValueError(f"there is no day {parts.yday} in {year}")
        return day
    found = (parts.year, parts.month, parts.day)
    first = next((i for i, part in enumerate(found) if part is not None), len(found))
    defaults = (today.year, today.month, today.day)[:first] + (1,) * (len(found) - first)
    year, month, day_of_month = (
        default if part is None else part for part, default in zip(found, defaults, strict=True)
    )
    if not 1 <= day_of_month <= _MOST_DAYS:
        raise ValueError(f"no month has a day {day_of_month}")
    return date(year, month, 1) + timedelta(days=day_of_month - 1)


def parse_time(text: str, clock: Clock) -> datetime:
    """Read `text` as Ruby's ``Time.parse``: nearly anything with a date or a time of day in it.

    What is missing comes from the clock's today (the time of day is then midnight); a time without a zone
    is in the clock's. Raises `ValueError` where there is no date, or one that no calendar has.
    """
    parts = date_parts(text)
    if not parts.any:
        raise ValueError(f"no time information in “{text}”")
    here = clock.now.astimezone(clock.zone)
    zone = clock.zone
    if parts.zone:
        zone = _named_offset(parts.zone, here.year if parts.year is None else parts.year, zone) or zone
    now = clock.now.astimezone(zone)
    day = _day_of(parts, now.date())
    hour, minute, second = parts.hour or 0, parts.minute or 0, parts.second or 0
    if not parts.any_greater_than_minutes:
        hour, minute = now.hour, now.minute if parts.minute is None else minute
    more = timedelta()
    if (hour, minute, second) == (_MIDNIGHT, 0, 0):
        hour, more = 0, timedelta(days=1)
    elif second == _LEAP_SECOND:
        second, more = 0, timedelta(minutes=1)
    micro = int((parts.fraction or "").ljust(6, "0")[:6])
    return datetime(day.year, day.month, day.day, hour, minute, second, micro, tzinfo=zone) + more


def names_no_day(text: str) -> bool:
    """Tell whether a date that `parse_time` can read is of a day that its month does not have."""
    parts = date_parts(text)
    if not (parts.year and parts.month and parts.day):
        return False
    return parts.day > monthrange(parts.year, parts.month)[1]


def to_date(value: object, clock: Clock) -> date | None:
    """Return the date or time that Liquid's ``date`` filter sees in `value`, None where it sees none."""
    if isinstance(value, date):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return _from_seconds(value, clock)
    return _read(value.lower(), clock) if isinstance(value, str) and value else None


def _read(text: str, clock: Clock) -> datetime | None:
    if text in {"now", "today"}:
        return clock.now.astimezone(clock.zone)
    if text.isdigit():
        return _from_seconds(int(text), clock)
    try:
        return parse_time(text, clock)
    except (ValueError, OverflowError):
        return None


def _from_seconds(seconds: int, clock: Clock) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, tz=clock.zone)
    except (ValueError, OverflowError, OSError):
        return None
