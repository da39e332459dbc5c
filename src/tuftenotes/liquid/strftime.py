"""Ruby's ``strftime``, in which ``%-d``, ``%e`` and ``%^B`` work on every platform."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DAYS", "MONTHS", "format_offset", "strftime"]

DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DIRECTIVE = re.compile(r"%([-0^#_]*)(\d*)(:{0,3})([EO]?)([a-zA-Z%+])")
_EPOCH_DAY = 719163
_NANOSECOND_DIGITS = 9
_WIDEST = 3
"""Digits of the width of a field."""


def _seconds(moment: datetime) -> int:
    offset = moment.utcoffset()
    days = moment.toordinal() - _EPOCH_DAY
    seconds = days * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second
    return seconds - (int(offset.total_seconds()) if offset else 0)


# Directive -> the format it stands for.
_COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "T": "%H:%M:%S",
    "v": "%e-%^b-%Y",
    "X": "%H:%M:%S",
    "x": "%m/%d/%y",
}

# Directive -> (number of the moment, width, padding character).
_NUMBERS: dict[str, tuple[Callable[[datetime], int], int, str]] = {
    "C": (lambda t: t.year // 100, 2, "0"),
    "d": (lambda t: t.day, 2, "0"),
    "e": (lambda t: t.day, 2, " "),
    "G": (lambda t: t.isocalendar()[0], 4, "0"),
    "g": (lambda t: t.isocalendar()[0] % 100, 2, "0"),
    "H": (lambda t: t.hour, 2, "0"),
    "I": (lambda t: (t.hour - 1) % 12 + 1, 2, "0"),
    "j": (lambda t: t.timetuple().tm_yday, 3, "0"),
    "k": (lambda t: t.hour, 2, " "),
    "l": (lambda t: (t.hour - 1) % 12 + 1, 2, " "),
    "M": (lambda t: t.minute, 2, "0"),
    "m": (lambda t: t.month, 2, "0"),
    "S": (lambda t: t.second, 2, "0"),
    "s": (_seconds, 1, "0"),
    "U": (lambda t: (t.timetuple().tm_yday + 6 - t.isoweekday() % 7) // 7, 2, "0"),
    "u": (lambda t: t.isoweekday(), 1, "0"),
    "V": (lambda t: t.isocalendar()[1], 2, "0"),
    "W": (lambda t: (t.timetuple().tm_yday + 6 - t.weekday()) // 7, 2, "0"),
    "w": (lambda t: t.isoweekday() % 7, 1, "0"),
    "Y": (lambda t: t.year, 4, "0"),
    "y": (lambda t: t.year % 100, 2, "0"),
}

# Directive -> (text of the moment, whether `#` means lower case).
_TEXTS: dict[str, tuple[Callable[[datetime], str], bool]] = {
    "A": (lambda t: DAYS[t.isoweekday() % 7], False),
    "a": (lambda t: DAYS[t.isoweekday() % 7][:3], False),
    "B": (lambda t: MONTHS[t.month - 1], False),
    "b": (lambda t: MONTHS[t.month - 1][:3], False),
    "h": (lambda t: MONTHS[t.month - 1][:3], False),
    "P": (lambda t: "pm" if t.hour >= 12 else "am", False),
    "p": (lambda t: "PM" if t.hour >= 12 else "AM", True),
    "n": (lambda _: "\n", False),
    "t": (lambda _: "\t", False),
    "%": (lambda _: "%", False),
}


def format_offset(moment: datetime, colons: str = "") -> str:
    """Return the distance from UTC as ``+hhmm``, ``+hh:mm`` (one colon) or ``+hh:mm:ss`` (two)."""
    offset = moment.utcoffset()
    seconds = int(offset.total_seconds()) if offset else 0
    sign = "-" if seconds < 0 else "+"
    minutes, second = divmod(abs(seconds), 60)
    hour, minute = divmod(minutes, 60)
    if colons == "::":
        return f"{sign}{hour:02d}:{minute:02d}:{second:02d}"
    return f"{sign}{hour:02d}:{minute:02d}" if colons else f"{sign}{hour:02d}{minute:02d}"


def _fraction(moment: datetime, width: str, default: int) -> str:
    digits = f"{moment.microsecond:06d}"
    return digits.ljust(max(int(width or default), _NANOSECOND_DIGITS), "0")[: int(width or default)]


def _zone_name(value: date) -> str:
    if not isinstance(value, datetime):
        return "+00:00"  # what Ruby's Date says
    name = value.tzname() or ""
    return "" if name.startswith(("UTC+", "UTC-")) else name


def _cased(text: str, flags: str, *, lowers: bool) -> str:
    if "^" in flags:
        return text.upper()
    if "#" in flags:
        return text.lower() if lowers else text.upper()
    return text


def _padded_number(number: int, flags: str, width: str, default: tuple[int, str]) -> str:
    if "-" in flags:
        return str(number)
    length, pad = default
    pad = "0" if "0" in flags else " " if "_" in flags else pad
    return str(number).rjust(int(width or length), pad)


def strftime(value: date, template: str) -> str:
    """Format a date, or an aware time, as Ruby's ``Time#strftime`` does; unknown directives stay."""
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001 (a date has no zone)

    def expand(match: re.Match[str]) -> str:
        flags, width, colons, _, name = match.groups()
        if len(width or "") > _WIDEST:
            raise ValueError("the pattern has too wide a field")
        if name in _NUMBERS and not colons:
            number, length, pad = _NUMBERS[name]
            return _padded_number(number(moment), flags, width, (length, pad))
        if name in _COMPOSED and not colons:
            text = _cased(strftime(value, _COMPOSED[name]), flags, lowers=False)
        elif name in _TEXTS and not colons:
            make, lowers = _TEXTS[name]
            text = _cased(make(moment), flags, lowers=lowers)
        elif name == "z":
            text = format_offset(moment, colons)
        elif name == "Z" and not colons:
            text = _cased(_zone_name(value), flags, lowers=True)
        elif name in "LN" and not colons:
            return _fraction(moment, width, 3 if name == "L" else _NANOSECOND_DIGITS)
        else:
            return match[0]
        return text.rjust(int(width), "0" if "0" in flags else " ") if width else text

    return _DIRECTIVE.sub(expand, template)
