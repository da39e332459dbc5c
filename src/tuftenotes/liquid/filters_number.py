"""Liquid's arithmetic: whole numbers stay whole, fractions are reckoned as Ruby's BigDecimal does."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tuftenotes.liquid.filter_protocol import BoundFilter, FilterError, adapt_all
from tuftenotes.liquid.values import parse_number

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NUMBER_FILTERS"]


_MOST_BITS = 13_000
"""Of a whole number: Python does not write out many more."""


def _exact(value: object) -> int | Decimal:
    number = parse_number(value)
    return number if isinstance(number, int) else Decimal(repr(number))


def _plain(number: Decimal | float) -> int | float:
    return float(number) if isinstance(number, Decimal) else number


def _operation(
    reckon: Callable[[int | Decimal, int | Decimal], int | Decimal],
) -> Callable[[object, object], int | float]:
    def run(value: object, operand: object) -> int | float:
        try:
            result = reckon(_exact(value), _exact(operand))
        except InvalidOperation:  # as infinity times nothing
            return math.nan
        if isinstance(result, int) and result.bit_length() > _MOST_BITS:
            raise FilterError("this number has more than 4000 digits")
        return _plain(result)

    return run


def _divide(value: int | Decimal, by: int | Decimal) -> int | Decimal:
    if not by and isinstance(value, int) and isinstance(by, int):
        raise FilterError("divided by 0")
    if isinstance(value, int) and isinstance(by, int):
        return value // by
    if not by:
        return Decimal("Infinity").copy_sign(value) if value else Decimal("NaN")
    return Decimal(value) / Decimal(by)


def _modulo(value: int | Decimal, by: int | Decimal) -> int | Decimal:
    if not by:
        raise FilterError("divided by 0")
    if isinstance(value, int) and isinstance(by, int):
        return value % by
    rest = Decimal(value) % Decimal(by)  # has the sign of the value; Ruby's that of the divisor
    return rest + by if rest and (rest < 0) != (by < 0) else rest


def _round(value: object, digits: object = 0) -> int | float:
    number = _exact(value)
    places = int(_exact(digits))
    if isinstance(number, int) and places >= 0:
        return number
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return int(rounded) if places <= 0 else float(rounded)


def _absolute(value: object) -> int | float:
    number = _exact(value)
    return _plain(-number if number < 0 else number)


NUMBER_FILTERS: dict[str, BoundFilter] = adapt_all(
    {
        "abs": _absolute,
        "at_least": lambda value, low: _plain(max(_exact(value), _exact(low))),
        "at_most": lambda value, high: _plain(min(_exact(value), _exact(high))),
        "ceil": lambda value: math.ceil(_exact(value)),
        "divided_by": _operation(_divide),
        "floor": lambda value: math.floor(_exact(value)),
        "minus": _operation(lambda a, b: a - b),
        "modulo": _operation(_modulo),
        "plus": _operation(lambda a, b: a + b),
        "round": _round,
        "times": _operation(lambda a, b: a * b),
    },
    {},
)
"""Liquid's filters on numbers."""
