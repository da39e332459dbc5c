"""Values that a filter cannot take: a page is rendered on without them, so that one run tells of all."""

from __future__ import annotations

from functools import wraps
from inspect import currentframe
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from tuftenotes.layout_filters import UnfitValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context

__all__ = ["SUBSTITUTES", "collecting_filters"]

SUBSTITUTES: Mapping[str, object] = MappingProxyType(
    {
        **dict.fromkeys(("date", "date_to_long_string", "date_to_string", "date_to_xmlschema"), ""),
        "linked_page": MappingProxyType({"url": "", "title": "", "title_html": ""}),
    }
)
"""The filters that are particular about what they are given, each with what it makes of anything else."""
_MOST = 100
"""How many unfit values of a page are kept."""


def collecting_filters(
    unfit: list[UnfitValueError], filters: Mapping[str, Callable[..., Any]]
) -> dict[str, Callable[..., Any]]:
    """Return the filters of `SUBSTITUTES` so that they add what they cannot take to `unfit`, and go on."""
    return {name: _collecting(unfit, filters[name], instead) for name, instead in SUBSTITUTES.items()}


def _collecting(
    unfit: list[UnfitValueError], function: Callable[..., Any], instead: object
) -> Callable[..., Any]:
    takes_context = hasattr(function, "jinja_pass_arg")

    @pass_context  # without it, Jinja would call the filter while it compiles, and keep what that gives
    @wraps(function)
    def run(context: Context, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (those of the filter)
        try:
            return function(*((context,) if takes_context else ()), *arguments, **named)
        except UnfitValueError as error:
            if len(unfit) < _MOST:
                error.place = _place_in_template()
                unfit.append(error)
            return instead

    return run


def _place_in_template() -> tuple[str, int]:
    """Return the path of the template that is running, and the line it is at."""
    frame = currentframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return template.filename, template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return "", 0
