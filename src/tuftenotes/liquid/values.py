"""Ruby's view of plain data: what a value prints as, whether it is true, and how two of them compare.

Liquid values are None, booleans, numbers, strings, lists, string-keyed mappings, ranges, `datetime.date`,
aware `datetime.datetime` and `Drop` objects. A time in `datetime.UTC` is one that Ruby prints as ``UTC``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Protocol, runtime_checkable

from tuftenotes.liquid.budget import check_length

__all__ = [
    "Drop",
    "compare",
    "equal",
    "flatten",
    "inspect",
    "is_truthy",
    "parse_number",
    "to_i",
    "to_output",
    "to_s",
]

_SIMPLE_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x1b": "\\e"}
_FIXED_BELOW = 1e16
_FIXED_ABOVE = 1e-4
_LEADING_INTEGER = re.compile(r"\s*([+-]?\d[\d_]*)")
_DECIMAL = re.compile(r"-?\d+\.\d+\Z")


@runtime_checkable
class Drop(Protocol):
    """An object that Liquid looks things up in, such as ``page`` or ``site``."""

    def has(self, key: str) -> bool:
        """Tell whether the object knows `key`."""

    def get(self, key: str) -> object:
        """Return the value of `key`, None where there is none."""

    def keys(self) -> Sequence[str]:
        """Return every key, in the order in which Ruby would walk them."""

    def text(self) -> str:
        """Return what the object prints as."""


def is_truthy(value: object) -> bool:
    """Tell whether Ruby takes `value` for true: all but nil and false."""
    return value is not None and value is not False


def _float_text(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0 or _FIXED_ABOVE <= abs(value) < _FIXED_BELOW:
        text = f"{value!r}"
        return _fixed(value) if "e" in text else text
    mantissa, _, exponent = f"{value!r}".partition("e")
    if not exponent:
        mantissa, _, exponent = f"{value:.16e}".partition("e")
        mantissa = _shortest_mantissa(value)
    if "." not in mantissa:
        mantissa += ".0"
    return f"{mantissa}e{int(exponent):+03d}"


def _fixed(value: float) -> str:
    text = f"{value:.20f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def _shortest_mantissa(value: float) -> str:
    digits = f"{value!r}".lstrip("-").replace(".", "").strip("0") or "0"
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[0]}.{digits[1:] or '0'}"


def time_text(value: datetime) -> str:
    """Return what Ruby's ``Time#to_s`` prints: an offset, or the word UTC."""
    zone = "UTC" if value.tzinfo is UTC else value.strftime("%z")[:5]
    return f"{value.year:04d}-{value:%m-%d %H:%M:%S} {zone}"


def to_s(value: object) -> str:  # noqa: PLR0911 (one line a type)
    """Return Ruby's ``to_s`` of a value."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, datetime):
        return time_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    if isinstance(value, (list, tuple, Mapping)):
        return inspect(value)
    return value.text() if isinstance(value, Drop) else str(value)


def inspect(value: object) -> str:
    """Return Ruby 3's ``inspect`` of a value."""
    if isinstance(value, str):
        return '"' + "".join(_SIMPLE_ESCAPES.get(c, c) for c in value).replace("#{", "\\#{") + '"'
    if value is None:
        return "nil"
    if isinstance(value, (list, tuple)):
        return f"[{_listed(map(inspect, value))}]"
    if isinstance(value, Mapping):
        return "{" + _listed(f"{inspect(k)}=>{inspect(v)}" for k, v in value.items()) + "}"
    return to_s(value)


def _listed(texts: Iterable[str]) -> str:
    """Join texts, unless that gets too long on the way."""
    parts: list[str] = []
    length = 0
    for text in texts:
        parts.append(text)
        length += len(text) + 2
        check_length(length)
    return ", ".join(parts)


def flatten(values: Sequence[object]) -> list[object]:
    """Return the items of `values` with the items of nested lists in their places."""
    if not any(issubclass(kind, (list, tuple)) for kind in set(map(type, values))):
        return list(values)
    result: list[object] = []
    for value in values:
        if isinstance(value, (list, tuple)):
            result += flatten(value)
            check_length(len(result))
        else:
            result.append(value)
    return result


def to_output(value: object) -> str:
    """Return what ``{{ value }}`` prints: a list is joined, nil is nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return "".join(map(to_s, flatten(value)))
    return to_s(value)


def to_i(value: object) -> int:
    """Return Ruby's ``to_i``: the integer a text starts with, 0 where there is none."""
    if isinstance(value, (int, float)):
        return int(value)
    found = _LEADING_INTEGER.match(value) if isinstance(value, str) else None
    return int(found[1].rstrip("_")) if found else 0


def parse_number(value: object) -> int | float:
    """Return the number Liquid reckons with for `value`: texts are read, all else is 0."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        return float(value) if _DECIMAL.match(value.strip()) else to_i(value)
    return 0


def equal(left: object, right: object) -> bool:
    """Compare as Ruby's ``==`` does: a number never equals a boolean, a time never a date."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, datetime) != isinstance(right, datetime):
        return False
    return bool(left == right)


def compare(left: object, right: object) -> int | None:
    """Return Ruby's ``<=>``: -1, 0 or 1, None where the two cannot be compared."""
    if equal(left, right):
        return 0
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        return _compare_lists(left, right)
    if not _comparable(left, right):
        order = getattr(left, "compare_with", None)
        result: int | None = order(right) if order else None
        return result
    return -1 if left < right else 1  # type: ignore[operator] # the check above is the proof


def _comparable(left: object, right: object) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    for kind in ((int, float), str, datetime):
        if isinstance(left, kind):
            return isinstance(right, kind)
    return type(left) is type(right) is date


def _compare_lists(left: Sequence[object], right: Sequence[object]) -> int | None:
    for one, other in zip(left, right, strict=False):
        order = compare(one, other)
        if order != 0:
            return order
    return (len(left) > len(right)) - (len(left) < len(right))
