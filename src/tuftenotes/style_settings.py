"""The variables that a site sets for the theme's style sheets: those that nothing reads are misspelt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import did_you_mean, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["SETTINGS", "Unread", "unread_settings"]

SETTINGS = ("settings.scss", "_settings.scss")
"""What the theme's entry takes for a site's settings, the first before the second."""

_MOST_GUESSED = 300
_COMMENT = re.compile(
    r"""("(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?)|//[^\n]*|/\*(?:.*?\*/|.*)""", re.DOTALL
)
_ASSIGNMENT = re.compile(r"^[ \t]*(\$([\w-]+))\s*:", re.MULTILINE)
_DEFAULT = re.compile(r"^[ \t]*\$([\w-]+)\s*:[^;{}]*!default", re.MULTILINE)
_WORD = re.compile(r"(?<![\w-])[\w-]++(?!\s*:)")


@dataclass(frozen=True, slots=True)
class Unread:
    """A variable that nothing reads, as it is written (``$papper``), at its line and column, both from 1."""

    name: str
    line: int
    column: int
    excerpt: str
    hint: str


def unread_settings(settings: str, theme: Mapping[str, str], others: Iterable[str]) -> Iterator[Unread]:
    """Yield each variable set in `settings` that is near one of the theme's and that no sheet mentions.

    `theme` are the theme's sheets, `others` all others of the site. Sass takes ``_`` and ``-`` in a name for
    the same. A mention may be anywhere, also in a comment: a warning is to be sure.
    """
    known = {_plain(name) for text in theme.values() for name in _DEFAULT.findall(text)}
    shown = _COMMENT.sub(_blank, settings)
    unknown = [found for found in _ASSIGNMENT.finditer(shown) if _plain(found[2]) not in known]
    if not unknown:
        return
    mentioned = {
        _plain(word) for text in (settings, *theme.values(), *others) for word in _WORD.findall(text)
    }
    for found in unknown[:_MOST_GUESSED]:
        name = _plain(found[2])
        hint = "" if name in mentioned else did_you_mean(name, known)
        if hint:
            before = lines_of(settings[: found.start(1)])
            line = lines_of(settings)[len(before) - 1]
            yield Unread(found[1], len(before), len(before[-1]) + 1, line, hint.replace("“", "“$"))


def _plain(name: str) -> str:
    return name.replace("_", "-")


def _blank(match: re.Match[str]) -> str:
    """Return a string as it is, a comment as blanks."""
    return match[1] or re.sub(r"[^\n\r]", " ", match[0])
