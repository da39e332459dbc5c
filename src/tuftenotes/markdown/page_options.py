"""What the front matter of a page changes in how the page is parsed: ``math: {renderer: mathjax}``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from tuftenotes.diagnostics import Code, Diagnostic, did_you_mean
from tuftenotes.model import ParseOptions

if TYPE_CHECKING:
    from tuftenotes.diagnostics import Location
    from tuftenotes.model import Meta

__all__ = ["own_options"]

_CHANGEABLE = ("numbering", "renderer")


def own_options(
    options: ParseOptions, meta: Meta, location: Location
) -> tuple[ParseOptions, tuple[Diagnostic, ...]]:
    """Return the options for a page with the front matter `meta`, and a problem for each wrong word.

    `location` is that of the key ``math``, whose ``renderer`` and ``numbering`` count for the page alone.
    """
    given = meta.get("math")
    if not isinstance(given, Mapping):
        return options, ()
    changes: dict[str, Any] = {}
    found: list[Diagnostic] = []
    for name in _CHANGEABLE:
        word = given.get(name)
        choices = get_args(get_type_hints(ParseOptions)[name])
        if word in choices:
            changes[name] = word
        elif word is not None:
            message = f"“math.{name}” must be one of {', '.join(choices)}, not “{word!s:.60}”"
            hint = did_you_mean(str(word), choices)
            found.append(Diagnostic(location, Code.CONFIG.severity, Code.CONFIG, message, hint))
    return replace(options, **changes), tuple(found)
