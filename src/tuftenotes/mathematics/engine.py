"""The one place that calls math-core: TeX tokens in, MathML out, errors at the author's characters.

math-core is imported by the first formula of a run, not before: a site without formulas never loads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.mathematics.brackets import check_brackets
from tuftenotes.mathematics.formula import FormulaError
from tuftenotes.mathematics.tokens import Token, is_word, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from math_core import LatexToMathML

__all__ = ["Converter", "accepts", "convert", "convert_quick", "converter"]

_ERROR = re.compile(r"(\d+): (.*)", re.DOTALL)
_SPACES = re.compile(r"(?:(?:~|\\[,:;!> ]|\\q?quad)\s*)+")
_LONGEST = 100_000
_MOST_SPACE = 1000
"""Characters. math-core looks at all spaces that follow one, at each: 100 KB of ``~`` take minutes."""
_OF_TEXT = "Not valid in math mode"
_MORE = re.compile(r"(?:, \.{3})?\.*\Z")
"""The end of a message, which may be “and so on”."""
_PARAMETER = "Invalid parameter number"
_ACCENTS = {
    "\\'": "acute",
    "\\`": "grave",
    "\\^": "hat",
    '\\"': "ddot",
    "\\~": "tilde",
    "\\=": "bar",
    "\\.": "dot",
    "\\u": "breve",
    "\\v": "check",
    "\\r": "mathring",
}
"""Accents of text, with those of mathematics."""
_UNKNOWN = re.compile(r'Unknown (command|environment) "(.*)"')


_BEFORE = {False: len("<math>"), True: len('<math display="block">')}
_BEHIND = -len("</math>")
_NOBODY = "\ufdd8"
"""The name of a macro that no author has."""


Converter = Callable[..., str]
"""Makes MathML of TeX; keyword ``displaystyle``. Raises what `_library` returns second."""


@cache
def _library() -> tuple[type[LatexToMathML], type[Exception]]:
    from math_core import LatexError, LatexToMathML  # noqa: PLC0415 -- see the module's docstring

    return LatexToMathML, LatexError


@cache
def _without_macros() -> Converter:
    return converter({})


def converter(macros: dict[str, str]) -> Converter:
    """Return math-core with macros: their bodies by their names without backslash.

    Raises math-core's own error if it cannot read one of them (see `accepts`).
    """
    make, _ = _library()
    # Beside these, its own predefined commands are expanded, which end by themselves.
    return make(
        macros=macros, fancy_error=False, allow_unreliable_rendering=True, max_expansions=100_000
    ).convert_with_local_state


@lru_cache(maxsize=4096)
def accepts(body: str) -> bool:
    """Tell whether math-core takes this for the body of a macro: it reads it without expanding anything."""
    try:
        converter({_NOBODY: body})
    except _library()[1]:
        return False
    return True


def convert(tokens: Sequence[Token], *, display: bool) -> str:
    """Return the content of the ``<math>`` element for tokens without macros.

    Raises `FormulaError` at the offset of the token that math-core rejects.
    """
    check_brackets(tokens)
    make, latex_error = _without_macros(), _library()[1]
    tex = join(tokens)
    if len(tex) > _MOST_SPACE and _is_too_long(tex):
        message = f"longer than {_LONGEST:,} characters, or more than {_MOST_SPACE:,} of spaces in a row"
        raise FormulaError(tokens[0].at, Code.MATH_UNSUPPORTED, message)
    try:
        return make(tex, displaystyle=display)[_BEFORE[display] : _BEHIND]
    except latex_error as error:
        raise _explain(str(error), tokens) from None


def convert_quick(tex: str, make: Converter, *, display: bool) -> str | None:
    """Return the content of the ``<math>`` element for TeX as it stands, or None if math-core rejects it."""
    if len(tex) > _MOST_SPACE and _is_too_long(tex):
        return None
    try:
        return make(tex, displaystyle=display)[_BEFORE[display] : _BEHIND]
    except _library()[1]:
        return None


def _is_too_long(tex: str) -> bool:
    return len(tex) > _LONGEST or any(len(found[0]) > _MOST_SPACE for found in _SPACES.finditer(tex))


def _explain(text: str, tokens: Sequence[Token]) -> FormulaError:
    match = _ERROR.match(text)
    place, message = (int(match[1]), match[2]) if match else (0, text)
    offset = _offset(place, tokens)
    if message.startswith(_OF_TEXT):
        return _of_text(offset, next((token.text for token in tokens if token.at == offset), ""))
    unknown = _UNKNOWN.match(message)
    if unknown is None:
        code = Code.MATH_UNSUPPORTED if "not implemented" in message else Code.MATH_SYNTAX
        if message.startswith(_PARAMETER):
            return FormulaError(
                offset, code, "“#” stands for an argument of a macro", hint="a number sign is \\#"
            )
        return FormulaError(offset, code, _MORE.sub("", message))
    kind, name = unknown.groups()
    return FormulaError(offset, Code.MATH_UNKNOWN_COMMAND, f"unknown {kind} {name}", unknown=name)


def _of_text(offset: int, command: str) -> FormulaError:
    accent = f", an accent on a letter as \\{_ACCENTS[command]}{{…}}" if command in _ACCENTS else ""
    message = f"{command or 'this'} belongs to text, not into a formula"
    return FormulaError(offset, Code.MATH_SYNTAX, message, hint=f"write words inside \\text{{…}}{accent}")


def _offset(place: int, tokens: Sequence[Token]) -> int:
    """Return the author's offset for a place in the joined tokens."""
    end = 0
    for token in tokens:
        end += len(token.text) + is_word(token.text)
        if place < end:
            return token.at
    return tokens[-1].at + len(tokens[-1].text) if tokens else 0
