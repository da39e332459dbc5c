"""The filters on dates, Liquid's ``date`` and Jekyll's four."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.liquid.filter_protocol import BoundFilter, FilterError, adapt_all
from tuftenotes.liquid.ruby_time import localize, to_date
from tuftenotes.liquid.strftime import format_offset, strftime
from tuftenotes.liquid.values import inspect, to_s

if TYPE_CHECKING:
    from datetime import datetime

    from tuftenotes.liquid.environment import JekyllContext

__all__ = ["DATE_FILTERS", "rfc822", "xml_schema"]

_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _date(context: JekyllContext, value: object, template: object) -> object:
    if not to_s(template):
        return value
    moment = to_date(value, context.runtime.clock)
    return value if moment is None else strftime(moment, to_s(template))


def _time(context: JekyllContext, value: object) -> datetime:
    clock = context.runtime.clock
    moment = to_date(value, clock)
    if moment is None:
        raise FilterError(f"{inspect(value)} is not a date")
    return localize(moment, clock.zone)


def _written(month: str) -> object:
    def run(context: JekyllContext, value: object, kind: object = None, style: object = None) -> object:
        if not to_s(value):
            return value
        time = _time(context, value)
        if kind != "ordinal":
            return strftime(time, f"%d {month} %Y")
        ending = "th" if time.day in _TEENS else _ENDINGS.get(time.day % 10, "th")
        day = f"{time.day}{ending}"
        return strftime(time, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")

    return run


def xml_schema(time: datetime) -> str:
    """Return a time as feeds and sitemaps have it: ``2024-02-03T10:00:00+01:00``."""
    return strftime(time, "%Y-%m-%dT%H:%M:%S") + format_offset(time, ":")


def rfc822(time: datetime) -> str:
    """Return a time as mail has it: ``Sat, 03 Feb 2024 10:00:00 +0100``."""
    return strftime(time, "%a, %d %b %Y %H:%M:%S %z")


DATE_FILTERS: dict[str, BoundFilter] = adapt_all(
    {},
    {
        "date": _date,
        "date_to_long_string": _written("%B"),  # type: ignore[dict-item] # a function
        "date_to_rfc822": lambda context, value: rfc822(_time(context, value)) if to_s(value) else value,
        "date_to_string": _written("%b"),  # type: ignore[dict-item] # a function
        "date_to_xmlschema": lambda context, value: (
            xml_schema(_time(context, value)) if to_s(value) else value
        ),
    },
)
"""The filters on dates."""
