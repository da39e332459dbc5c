"""What a page changes in how it is parsed.

In its front matter, ``math: {renderer: mathjax, macros: {…}}``; in its text, the options of kramdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from tuftenotes.diagnostics import Code, Diagnostic, did_you_mean
from tuftenotes.mathematics import macros_of_config
from tuftenotes.model import ParseOptions

if TYPE_CHECKING:
    from tuftenotes.diagnostics import Location
    from tuftenotes.model import Meta

__all__ = ["heading_levels", "own_options"]

_CHANGEABLE = ("numbering", "renderer")


def own_options(
    options: ParseOptions, meta: Meta, location: Location
) -> tuple[ParseOptions, tuple[Diagnostic, ...]]:
    """Return the options for a page with the front matter `meta`, and a problem for each wrong word or macro.

    `location` is that of the key ``math``, whose ``renderer``, ``numbering`` and ``macros`` count for the
    page alone; its macros stand beside those of the site, and before them where both have one of a name.
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
    native = options.dialect == "native"
    macros, problems = macros_of_config(given.get("macros"), complete=native)
    found += [Diagnostic(location, p.severity, Code.CONFIG, p.message, p.hint) for p in problems]
    if macros:
        own = {name for name, _, _ in macros}
        changes["macros"] = (*(macro for macro in options.macros if macro[0] not in own), *macros)
    return replace(options, **changes), tuple(found)


def heading_levels(given: object) -> tuple[int, ...]:
    """Return the levels that kramdown's option toc_levels names: ``2..3``, ``2,3`` or a list."""
    span = re.fullmatch(r"(\d)\.\.(\d)", str(given))
    return tuple(range(int(span[1]), int(span[2]) + 1) if span else map(int, re.findall(r"\d", str(given))))
