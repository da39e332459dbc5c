"""Reading dates as Ruby's ``Time.parse`` does, in the time zone of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tuftenotes.liquid.strftime import DAYS, MONTHS

__all__ = ["LOCAL_UTC", "Clock", "localize", "parse_time", "to_date", "zone_named"]

_MONTH = "|".join(name[:3] for name in MONTHS)
_DAY = "|".join(name[:3] for name in DAYS)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?"
    r"\s*(?P<half>[ap]\.?m\.?\b)?|\s*(?P<half2>[ap]\.?m\.?\b))"
    r"(?:\s*(?P<zone>z\b|(?:gmt|utc)?[+-]\d{1,2}:?\d{0,2}|[a-z]{3,4}\b))?",
    re.IGNORECASE,
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>-?\d{4,})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s\-./,]*(?P<name>{_MONTH})[a-z]*\.?[\s\-./,]*(?P<year>-?\d+)?",
        rf"\b(?P<name>{_MONTH})[a-z]*\.?[\s\-./]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:[\s\-./,]+(?P<year>-?\d+))?",
        r"(?P<year>\d{3,})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})",
        r"\b(?P<year>\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\b",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})\b(?!/)",
        r"\b(?P<day>\d{1,2})[-.](?P<month>\d{1,2})[-.](?P<year>\d{4})\b",
        r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        rf"\b(?P<name>{_MONTH})[a-z]*\b(?:\s+(?P<year>\d{{4}}))?",
        r"(?P<year>\d{4})-(?P<month>\d{2})(?!\d)",
    )
)
_NAMED_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_OFFSET = re.compile(r"(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?\Z", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{8})t?(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?\Z", re.IGNORECASE)
_YEAR_PIVOT = 69
_TWO_DIGITS = 2


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


def _named_offset(name: str) -> tzinfo | None:
    found = _OFFSET.match(name)
    if found:
        offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        return timezone(-offset if found[1] == "-" else offset)
    hours = _NAMED_ZONES.get(name.lower())
    if hours is None:
        return None
    return timezone(timedelta(hours=hours)) if hours else UTC


def _year(text: str) -> int:
    year = int(text)
    if len(text.lstrip("-")) <= _TWO_DIGITS:
        return year + (1900 if year >= _YEAR_PIVOT else 2000)
    return year


def _month(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month[:3].lower() == name[:3].lower())


def _find_date(text: str, today: datetime) -> date | None:
    for form in _FORMS:
        found = form.search(text)
        if found:
            parts = found.groupdict()
            year = _year(parts["year"]) if parts.get("year") else today.year
            month = _month(parts["name"]) if parts.get("name") else int(parts["month"])
            return date(year, month, int(parts.get("day") or 1))
    return None


def _time_of(match: re.Match[str]) -> dict[str, int]:
    hour = int(match["hour"])
    half = (match["half"] or match["half2"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    micro = int((match["fraction"] or "0").ljust(6, "0")[:6])
    return {
        "hour": hour,
        "minute": int(match["minute"] or 0),
        "second": int(match["second"] or 0),
        "microsecond": micro,
    }


def parse_time(text: str, clock: Clock) -> datetime:
    """Read `text` as Ruby's ``Time.parse``: nearly anything with a date or a time of day in it.

    What is missing comes from the clock's today (the time of day is then midnight); a time without a zone
    is in the clock's. Raises `ValueError` where there is no date, or one that no calendar has.
    """
    today = clock.now.astimezone(clock.zone)
    compact = _COMPACT.match(text.strip())
    if compact:
        day, hour, minute, second, zone = compact.groups()
        text = f"{day[:4]}-{day[4:6]}-{day[6:]} {hour}:{minute}:{second or '00'} {zone or ''}"
    time = _TIME.search(text)
    rest = text[: time.start()] + " " + text[time.end() :] if time else text
    day_found = _find_date(rest, today)
    if day_found is None and time is None:
        if not re.search(rf"\b(?:{_DAY})", text, re.IGNORECASE):
            raise ValueError(f"no time information in “{text}”")
        day_found = today.date()
    day_found = day_found or today.date()
    parts = _time_of(time) if time else {}
    zone_name = time["zone"] if time else None
    zone_info = (_named_offset(zone_name) if zone_name else None) or clock.zone
    next_day = parts.get("hour") == 24  # midnight at the end of the day
    if next_day:
        parts["hour"] = 0
    midnight = datetime(day_found.year, day_found.month, day_found.day, tzinfo=zone_info)
    moment = midnight.replace(**parts)  # type: ignore[arg-type] # all are numbers
    return moment + timedelta(days=1) if next_day else moment


def to_date(value: object, clock: Clock) -> date | None:
    """Return the date or time that Liquid's ``date`` filter sees in `value`, None where it sees none."""
    if isinstance(value, date):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return _from_seconds(value, clock)
    return _read(value, clock) if isinstance(value, str) and value else None


def _read(text: str, clock: Clock) -> datetime | None:
    if text.lower() in {"now", "today"}:
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
