"""What Ruby's ``Date._parse`` finds in a text: year, month, day, time of day and zone, wherever they stand.

The patterns are Ruby's, tried in its order; each takes what it finds out of the text. As in Ruby a long text
has no date, which also bounds what the patterns cost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuftenotes.liquid.strftime import DAYS, MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DateParts", "date_parts"]

_LONGEST = 128
_MONTH = "|".join(name[:3] for name in MONTHS)
_DAY = "|".join(name[:3] for name in DAYS)
_ERA = r"(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?"


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source.replace(r"\d", "[0-9]"), re.IGNORECASE)


_NEITHER = re.compile(r"(?:[^\w\-+',./:@\[\]]|_)+")
_WEEKDAY = _pattern(rf"\b(?:{_DAY})[^-/0-9\s]*")
_TIME = _pattern(
    r"((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)"
    r"(?:\s*[ap](?:m\b|\.m\.))?|\d+\s*[ap](?:m\b|\.m\.))"
    r"(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?"
    r"|(?:[^\W\d_]|[.\s])+(?:standard|daylight)\stime\b|[^\W\d_]+(?:\sdst)?\b))?".replace(r"\W\d", r"\W0-9")
)
_CLOCK = _pattern(r"(\d+)h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.](\d*))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?")
_EUROPEAN = _pattern(
    rf"('?\d+)[^-0-9\s]*\s*({_MONTH})[^-0-9\s']*(?:\s*{_ERA}\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?"
)
_AMERICAN = _pattern(rf"\b({_MONTH})[^-0-9\s']*\s*('?\d+)[^-0-9\s']*(?:\s*,?\s*{_ERA}\s*('?-?\d+))?")
_ISO = _pattern(r"('?[-+]?\d+)-(\d+)-('?-?\d+)")
_JAPANESE = _pattern(r"\b([mtshr])(\d+)\.(\d+)\.(\d+)")
_VMS = _pattern(rf"('?-?\d+)-({_MONTH})[^-/.]*-('?-?\d+)")
_VMS_MONTH_FIRST = _pattern(rf"\b({_MONTH})[^-/.]*-('?-?\d+)(?:-('?-?\d+))?")
_SLASHES = _pattern(r"('?-?\d+)/\s*('?\d+)(?:[^0-9]\s*('?-?\d+))?")
_DOTS = _pattern(r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)")
_WEEK = _pattern(r"\b(?:\d{2}|\d{4})?-?w\d{2}(?:-?\d)?\b|-w-\d\b")
_MONTH_AND_DAY = _pattern(r"--(\d{2})?-(\d{2})\b|--(\d{2})(\d{2})?\b")
_DAY_OF_YEAR = _pattern(r"\b(\d{2}|\d{4})-(\d{3})\b")
_ONLY_DAY_OF_YEAR = _pattern(r"\b-(\d{3})\b")
_UNLESS = {
    _DAY_OF_YEAR: _pattern(r"[,.](?:\d{2}|\d{4})-\d{3}\b"),
    _ONLY_DAY_OF_YEAR: _pattern(r"\d-\d{3}\b"),
}
_YEAR = _pattern(r"'(\d+)\b")
_MONTH_ALONE = _pattern(rf"\b({_MONTH})\S*")
_DAY_ALONE = _pattern(r"(\d+)(?:st|nd|rd|th)\b")
_DIGITS = _pattern(
    r"([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?\s*(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\])?"
)
_BEFORE_CHRIST = _pattern(r"\b(?:bc\b|bce\b|b\.c\.|b\.c\.e\.)")
_REST = _pattern(r"\A\s*(\d{1,2})\s*\Z")
_NUMBER = _pattern(r"[-+]?\d+")
_ERAS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
_PIVOT = 69
_SHORT = 2


@dataclass(slots=True)
class DateParts:
    """The parts of a date that were found; None where one was not."""

    year: int | None = None
    yday: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    fraction: str | None = None
    zone: str | None = None
    complete: bool = True
    """Whether a year of two digits is one of our time."""

    @property
    def any(self) -> bool:
        """Whether a part of a time was found; a day of the week is none."""
        parts = (self.minute, self.second, self.fraction)
        return self.any_greater_than_minutes or any(part is not None for part in parts)

    @property
    def any_greater_than_minutes(self) -> bool:
        """Whether a part of a date was found, or an hour."""
        parts = (self.year, self.yday, self.month, self.day, self.hour)
        return any(part is not None for part in parts)

    def set_date(self, year: str | None, month: str | None, day: str | None, *, before: bool = False) -> None:
        """Set the date from three texts, of which a long one, or one with an apostrophe, is the year."""
        if year and month and not day:
            year, month, day = None, year, month
        if year is None and day and (len(day) > _SHORT or day.startswith("'")):
            year, day = day, None
        if year:
            found = _NUMBER.search(year)
            if found and found.end() < len(year):
                year, day = day, found[0]
        if month and (month.startswith("'") or len(month) > _SHORT):
            year, month, day = month, day, year
        if day and (day.startswith("'") or len(day) > _SHORT):
            year, day = day, year
        if year:
            number = _NUMBER.search(year)
            digits = number[0] if number else "0"
            if digits[0] in "+-" or len(digits) > _SHORT:
                self.complete = False
            self.year = 1 - int(digits) if before else int(digits)
        self.month = _unsigned(month) if month else self.month
        self.day = _unsigned(day) if day else self.day


def _unsigned(text: str) -> int:
    return int(text.lstrip("'+-").rstrip("stndrh") or 0)


def _month(name: str) -> str:
    return str(next(i for i, month in enumerate(MONTHS, 1) if month[:3].lower() == name[:3].lower()))


def date_parts(text: str) -> DateParts:
    """Return what is found in `text`; raises `ValueError` if it is too long for a date."""
    if len(text.encode("utf-8", "replace")) > _LONGEST:
        raise ValueError("the text is too long for a date")
    parts = DateParts()
    rest = _NEITHER.sub(" ", text)
    rest = _WEEKDAY.sub(" ", rest, count=1)
    rest = _take(rest, _TIME, lambda found: _set_time(parts, found)) or rest
    for pattern, use in _DATES:
        if pattern in _UNLESS and _UNLESS[pattern].search(rest):
            continue
        taken = _take(rest, pattern, lambda found, use=use: use(parts, found))  # type: ignore[misc] # a default
        if taken is not None:
            rest = taken
            break
    taken = _take(rest, _BEFORE_CHRIST, lambda _: None)
    if taken is not None:
        rest = taken
        parts.year = None if parts.year is None else 1 - parts.year
    _set_rest(parts, rest)
    if parts.complete and parts.year is not None and 0 <= parts.year < 100:
        parts.year += 1900 if parts.year >= _PIVOT else 2000
    return parts


def _take(text: str, pattern: re.Pattern[str], use: Callable[[re.Match[str]], None]) -> str | None:
    """Give what `pattern` finds to `use` and return the text without it, None where it finds nothing."""
    found = pattern.search(text)
    if found is None:
        return None
    use(found)
    return f"{text[: found.start()]} {text[found.end() :]}"


def _set_time(parts: DateParts, found: re.Match[str]) -> None:
    clock = _CLOCK.match(found[1])
    assert clock  # noqa: S101 (the first pattern allows no more)
    hour, minute, second, fraction, half = clock.groups()
    parts.zone = found[2]
    parts.hour = int(hour) if not half else int(hour) % 12 + (12 if half in "pP" else 0)
    parts.minute = int(minute) if minute else None
    parts.second = int(second) if second else None
    parts.fraction = fraction or None


def _set_european(parts: DateParts, found: re.Match[str]) -> None:
    day, month, era, year = found.groups()
    parts.set_date(year, _month(month), day, before=(era or "")[:1] in {"b", "B"})


def _set_american(parts: DateParts, found: re.Match[str]) -> None:
    month, day, era, year = found.groups()
    parts.set_date(year, _month(month), day, before=(era or "")[:1] in {"b", "B"})


def _set_japanese(parts: DateParts, found: re.Match[str]) -> None:
    parts.year, parts.month, parts.day = int(found[2]) + _ERAS[found[1].lower()], int(found[3]), int(found[4])


def _set_month_and_day(parts: DateParts, found: re.Match[str]) -> None:
    month, day = found[1] or found[3], found[2] or found[4]
    parts.month, parts.day = int(month) if month else None, int(day) if day else None


def _set_day_of_year(parts: DateParts, found: re.Match[str]) -> None:
    parts.year, parts.yday = int(found[1]), int(found[2])


def _set_digits(parts: DateParts, found: re.Match[str]) -> None:
    """Set what digits without signs between them stand for: with a fraction they end in seconds."""
    sign, digits, time, fraction, zone = found.groups()
    if time is None and fraction is not None:
        _set_backwards(parts, digits, sign)
    elif len(digits) in {3, 5, 7}:
        parts.yday = int(digits[-3:])
        parts.year = int(sign + digits[:-3]) if len(digits) > 3 else None
    elif len(digits) <= 6:
        names = ("year", "month", "day")[-(len(digits) // 2) :]
        _set_pairs(parts, names, digits)
        parts.year = int(sign + digits[:2]) if len(digits) == 6 else None
    elif len(digits) % 2 == 0:
        parts.year, parts.complete = int(sign + digits[:4]), False
        _set_pairs(parts, ("month", "day", "hour", "minute", "second"), digits[4:])
    if time and len(time) % 2 == 0:
        names = ("hour", "minute", "second")
        _set_pairs(parts, names[-(len(time) // 2) :] if fraction is not None else names, time)
    parts.fraction = fraction if fraction is not None else parts.fraction
    parts.zone = _bracketed(zone) if zone else parts.zone


def _set_pairs(parts: DateParts, names: tuple[str, ...], digits: str) -> None:
    for name, start in zip(names, range(0, len(digits), 2), strict=False):
        setattr(parts, name, int(digits[start : start + 2]))


def _set_backwards(parts: DateParts, digits: str, sign: str) -> None:
    if len(digits) > 8 and len(digits) % 2:
        return
    for name in ("second", "minute", "hour", "day", "month"):
        digits, pair = digits[:-2], digits[-2:]
        setattr(parts, name, int(pair))
        if not digits:
            return
    parts.year, parts.complete = int(sign + digits), len(digits) == _SHORT


def _bracketed(zone: str) -> str:
    if not zone.startswith("["):
        return zone
    offset, colon, name = zone[1:-1].partition(":")
    return name if colon else f"+{offset}" if offset[:1].isdigit() else offset


def _set_rest(parts: DateParts, rest: str) -> None:
    """Take one number that is left over for the day, or for the hour."""
    found = _REST.match(rest)
    if not found:
        return
    number = int(found[1])
    if parts.hour is not None and parts.day is None and 1 <= number <= 31:
        parts.day = number
    if parts.day is not None and parts.hour is None and 0 <= number <= 24:
        parts.hour = number


_DATES: tuple[tuple[re.Pattern[str], Callable[[DateParts, re.Match[str]], None]], ...] = (
    (_EUROPEAN, _set_european),
    (_AMERICAN, _set_american),
    (_ISO, lambda parts, found: parts.set_date(found[1], found[2], found[3])),
    (_JAPANESE, _set_japanese),
    (_VMS, lambda parts, found: parts.set_date(found[3], _month(found[2]), found[1])),
    (_VMS_MONTH_FIRST, lambda parts, found: parts.set_date(found[3], _month(found[1]), found[2])),
    (_SLASHES, lambda parts, found: parts.set_date(found[1], found[2], found[3])),
    (_DOTS, lambda parts, found: parts.set_date(found[1], found[2], found[3])),
    (_WEEK, lambda _parts, _found: None),
    (_MONTH_AND_DAY, _set_month_and_day),
    (_DAY_OF_YEAR, _set_day_of_year),
    (_ONLY_DAY_OF_YEAR, lambda parts, found: setattr(parts, "yday", int(found[1]))),
    (_YEAR, lambda parts, found: setattr(parts, "year", int(found[1]))),
    (_MONTH_ALONE, lambda parts, found: setattr(parts, "month", int(_month(found[1])))),
    (_DAY_ALONE, lambda parts, found: setattr(parts, "day", int(found[1]))),
    (_DIGITS, _set_digits),
)
