"""Reading mathematics settings: macros of the configuration, and the MathJax set-up of a Jekyll site."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["macros_of_config"]


def macros_of_config(value: object) -> tuple[tuple[tuple[str, int, str], ...], tuple[str, ...]]:
    r"""Return the macros of ``math: {macros: …}`` for `ParseOptions`, and a message for each bad entry.

    The shape is MathJax's: a name without backslash to a body, or to a list of a body and the number of its
    arguments: ``{R: '\mathbb{R}', norm: ['\lVert #1 \rVert', 1]}``.
    """
    if value is None:
        return (), ()
    if not isinstance(value, Mapping):
        return (), ("math.macros must be a table of names and TeX",)
    macros: list[tuple[str, int, str]] = []
    messages: list[str] = []
    for key, entry in value.items():
        macro = _macro(str(key), entry)
        if isinstance(macro, str):
            messages.append(macro)
        else:
            macros.append(macro)
    return tuple(macros), tuple(messages)


def _macro(key: str, entry: object) -> tuple[str, int, str] | str:
    """Return one macro, or a message about it."""
    name = key.removeprefix("\\")
    if not ((name.isascii() and name.isalpha()) or len(name) == 1):
        return f"math.macros: “{key}” is not the name of a TeX command"
    if isinstance(entry, str):
        return name, 0, entry
    match entry:
        case [str(body), int(count), *_] if 0 <= count <= 9:
            return name, count, body
        case [str(body)]:
            return name, 0, body
        case int() | float():
            return name, 0, str(entry)
    return f"math.macros: “{key}” needs TeX, or a list of TeX and a number of arguments from 0 to 9"
