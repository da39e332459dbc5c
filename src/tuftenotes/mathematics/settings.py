"""Reading mathematics settings: macros of the configuration, and the MathJax set-up of a Jekyll site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tuftenotes.diagnostics import Severity
from tuftenotes.mathematics.javascript import read_literal
from tuftenotes.mathematics.scope import DEFINITIONS, PARAMETER

__all__ = ["MacroProblem", "MathJaxConfig", "macros_of_config", "mathjax_config"]

_SETUP = re.compile(r"MathJax\.Hub\.Config\s*\(|(?:window\.)?MathJax\s*=\s*(?=\{)")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_DEFINITION = re.compile("|".join(rf"{re.escape(name)}(?![A-Za-z])" for name in DEFINITIONS))
_NUMBERING = re.compile(r"""\b(?:autoNumber|tags)["']?\s*:\s*["'](\w+)["']""", re.IGNORECASE)
_NUMBERINGS: dict[str, Literal["none", "ams", "all"]] = {"none": "none", "ams": "ams", "all": "all"}


class MacroProblem(NamedTuple):
    """What is wrong with a macro of a configuration, by its key there, which is empty for all of them."""

    key: str
    severity: Severity
    message: str
    hint: str = ""


def macros_of_config(
    value: object, *, complete: bool = False
) -> tuple[tuple[tuple[str, int, str], ...], tuple[MacroProblem, ...]]:
    r"""Return the macros of ``math: {macros: …}`` for `ParseOptions`, and what is wrong with each bad entry.

    The shape is MathJax's: a name without backslash to a body, or to a list of a body and the number of its
    arguments: ``{R: '\mathbb{R}', norm: ['\lVert #1 \rVert', 1]}``. With `complete`, a number that is too
    small for the body is told, and the macro has as many arguments as it shows.
    """
    if value is None:
        return (), ()
    if not isinstance(value, Mapping):
        message = "math.macros must be a table of names and TeX"
        return (), (MacroProblem("", Severity.ERROR, message),)
    macros: list[tuple[str, int, str]] = []
    problems: list[MacroProblem] = []
    for key, entry in value.items():
        macro = _macro(str(key), entry)
        if isinstance(macro, str):
            problems.append(MacroProblem(str(key), Severity.ERROR, macro))
            continue
        name, count, body = macro
        shown = _parameters(body) if complete else 0
        if shown > count:
            message = f"math.macros: “{key}” shows #{shown}, but has {_arguments(count)}"
            quoted = body.replace("'", "''")
            hint = f"write {key}: ['{quoted}', {shown}]"
            problems.append(MacroProblem(str(key), Severity.WARNING, message, hint))
        macros.append((name, max(count, shown), body))
    return tuple(macros), tuple(problems)


def _parameters(body: str) -> int:
    """Return the greatest number of a parameter in a body; one that defines macros may show theirs."""
    if _DEFINITION.search(body):
        return 0
    return max(map(int, PARAMETER.findall(_ESCAPED.sub("", body))), default=0)


def _arguments(count: int) -> str:
    return "no arguments" if count == 0 else "1 argument" if count == 1 else f"{count} arguments"


def _macro(key: str, entry: object) -> tuple[str, int, str] | str:
    """Return one macro, or a message about it."""
    name = key.removeprefix("\\")
    if not ((name.isascii() and name.isalpha()) or len(name) == 1):
        return f"math.macros: “{key}” is not the name of a TeX command"
    if isinstance(entry, str):
        return name, 0, entry
    match entry:
        case [str(body), int() | float() as count, *_] if 0 <= count <= 9 and int(count) == count:
            return name, int(count), body
        case [str(body)]:
            return name, 0, body
        case int() | float():
            return name, 0, str(entry)
    return f"math.macros: “{key}” needs TeX, or a list of TeX and a number of arguments from 0 to 9"


@dataclass(frozen=True, slots=True)
class MathJaxConfig:
    """What a site's own MathJax set-up says that decides how its pages look.

    `dollars` is whether ``$…$`` is a formula; `numbering` is MathJax's ``autoNumber`` (2) or ``tags`` (3, 4);
    `macros` are for `ParseOptions`; `messages` tell of what could not be read.
    """

    dollars: bool = False
    numbering: Literal["none", "ams", "all"] = "none"
    macros: tuple[tuple[str, int, str], ...] = ()
    messages: tuple[str, ...] = ()


def mathjax_config(html: str) -> MathJaxConfig | None:
    r"""Read the MathJax set-up in the text of a layout, or return None where there is none.

    Both ``MathJax.Hub.Config({…})`` (MathJax 2) and ``MathJax = {…}`` (3, 4) are read, key by key, so that
    functions and template code elsewhere in the table do no harm.
    """
    start = _SETUP.search(html)
    if start is None:
        return None
    text = html[start.end() :]
    inline, _ = _setting(text, "inlineMath")
    numbering = _NUMBERING.search(text)
    table, broken = _setting(text, "Macros|macros")
    macros, problems = macros_of_config(table)
    messages = tuple(problem.message for problem in problems)
    if broken:
        messages = (*messages, "the macros of the site's MathJax configuration cannot be read")
    pairs = inline if isinstance(inline, list) else []
    return MathJaxConfig(
        dollars=any(isinstance(pair, list) and pair[:1] == ["$"] for pair in pairs),
        numbering=_NUMBERINGS.get(numbering[1].lower(), "none") if numbering else "none",
        macros=macros,
        messages=messages,
    )


def _setting(text: str, key: str) -> tuple[object, bool]:
    """Return the value of a key, and whether it is there and cannot be read."""
    match = re.search(rf"""(?<![\w"'])["']?(?:{key})["']?\s*:\s*(?=[\[{{])""", text)
    if match is None:
        return None, False
    try:
        return read_literal(text, match.end()), False
    except ValueError:
        return None, True
