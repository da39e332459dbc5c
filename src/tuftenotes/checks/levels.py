"""How much each kind of problem matters in a site, and where: the configuration's ``checks``.

checks:
  missing-alt: error
  "orphan:drafts/**": off
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tuftenotes.diagnostics import Diagnostic

__all__ = ["Level", "apply_levels", "read_levels"]

_LEVELS: Mapping[str, Severity | None] = {
    "off": None,
    "note": Severity.NOTE,
    "warning": Severity.WARNING,
    "error": Severity.ERROR,
}


@dataclass(frozen=True, slots=True)
class Level:
    """What the configuration says of one code: its severity (None: off) in the files that `glob` matches."""

    code: Code
    glob: str
    severity: Severity | None


def read_levels(value: Mapping[str, object]) -> tuple[tuple[Level, ...], tuple[tuple[str, str, str], ...]]:
    """Read the mapping ``checks``; return the levels, and for each bad entry its key, a message, a hint."""
    levels: list[Level] = []
    problems: list[tuple[str, str, str]] = []
    codes = {code.slug: code for code in Code}
    for key, given in value.items():
        slug, _, glob = key.partition(":")
        word = "off" if given is False else str(given)  # YAML reads a bare `off` as false
        if slug not in codes:
            problems.append((key, f"there is no check “{slug}”", did_you_mean(slug, codes)))
        elif word not in _LEVELS:
            problems.append((key, f"“{word}” is no level", "one of " + ", ".join(_LEVELS)))
        else:
            levels.append(Level(codes[slug], glob or "**", _LEVELS[word]))
    return tuple(levels), tuple(problems)


def apply_levels(diagnostics: Iterable[Diagnostic], levels: Iterable[Level]) -> tuple[Diagnostic, ...]:
    """Give each diagnostic the severity that the last level which matches it says, and drop those turned off.

    A glob is matched against the path from the site's root, also without its first folder (``content/``);
    ``**`` and ``*`` match any characters.
    """
    rules = tuple(levels)
    settled = []
    for diagnostic in diagnostics:
        severity: Severity | None = diagnostic.severity
        for level in rules:
            if level.code is diagnostic.code and _matches(diagnostic.location.path, level.glob):
                severity = level.severity
        if severity is not None:
            settled.append(replace(diagnostic, severity=severity))
    return tuple(settled)


def _matches(path: str, glob: str) -> bool:
    inner = path.partition("/")[2]
    return glob == "**" or fnmatchcase(path, glob) or fnmatchcase(inner, glob)
