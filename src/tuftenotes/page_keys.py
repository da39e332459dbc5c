"""What a native page's front matter says that nothing can use: wrong values, dates, misspelt keys."""

from __future__ import annotations

import re
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, did_you_mean
from tuftenotes.language_tags import language_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tuftenotes.front_matter import FrontMatter

__all__ = ["Problem", "check_keys", "key_problems"]

_TEXTS = frozenset({"title", "subtitle", "description", "lang", "permalink"})
_DATES = frozenset({"date", "last_modified_at"})
_NUMBERS = frozenset({"order", "nav_order"})
_FLAGS = frozenset({"draft", "nav", "published", "search", "sitemap"})
_NOTES = ("closed", "open")
_KNOWN = frozenset({
    *_TEXTS, *_DATES, *_NUMBERS, *_FLAGS, "author", "image", "layout", "chapter", "notes", "edit_url", "math",
    "schedule", "tags", "categories", "liquid",
})  # fmt: skip
_SHORTEST_MISSPELLING = 4
_MOST_GUESSED = 100
"""Keys for which a known one is looked for that they may mean."""
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*/?")
_ZONE = re.compile(r"\s+(?=(?:[+-]\d\d:?\d\d|Z)\Z)")


def check_keys(
    front: FrontMatter, path: str, lines: Sequence[str]
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """Return the front matter without values that nothing can use, and what is wrong with it.

    `lines` are those of the file, from which the excerpts are taken.
    """
    problems = tuple(key_problems(front.meta))
    if not problems:
        return front.meta, ()
    wrong = {problem.key for problem in problems if problem.severity is Severity.ERROR}
    found = tuple(_diagnostic(front.lines, path, lines, problem) for problem in problems)
    return {key: value for key, value in front.meta.items() if key not in wrong}, found


class Problem(NamedTuple):
    """What is wrong with a key; where that is an error, its value is unfit."""

    key: str
    code: Code
    severity: Severity
    message: str
    hint: str


def key_problems(meta: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the keys of a page, in their order."""
    for key, value in meta.items():
        if value is not None and (fault := _wrong_value(key, value)):
            code, message, hint = fault
            severity = Severity.WARNING if key == "lang" and isinstance(value, str) else code.severity
            yield Problem(key, code, severity, message, hint)
    for key in list(meta)[:_MOST_GUESSED]:
        if key not in _KNOWN and len(key) >= _SHORTEST_MISSPELLING:
            near = get_close_matches(key, _KNOWN, 1, 0.8)
            if near and near[0] not in meta:
                code = Code.UNKNOWN_KEY
                message = f"nothing reads the key “{key}”, except templates as page.{key}"
                yield Problem(key, code, code.severity, message, f"did you mean “{near[0]}”?")


def _unfit_text(key: str, text: str, *, is_text: bool) -> tuple[Code, str, str] | None:
    if not is_text:
        return Code.CONFIG, f"“{key}” must be a text", f'put it into quotes: {key}: "…"'
    if key == "permalink" and (address := _ADDRESS.match(text)):
        message = f"“permalink” is a path on the site, not an address like “{text:.60}”"
        return Code.CONFIG, message, f"write permalink: /{text[address.end() :]:.60}"
    if key == "lang" and text and (fault := language_fault(text)):
        return Code.CONFIG, *fault
    return None


def _wrong_value(key: str, value: object) -> tuple[Code, str, str] | None:
    """Return code, message and hint for a value that its key cannot have."""
    shown = f"not “{value!s:.60}”"
    if key in _TEXTS:
        return _unfit_text(key, str(value), is_text=not isinstance(value, list | dict))
    if key in _DATES and not _is_date(value):
        return Code.DATE, f"“{value!s:.60}” is not a date", f"write it as {key}: 2026-10-05"
    if key in _NUMBERS and not isinstance(value, int | float):
        return Code.CONFIG, f"“{key}” must be a number or false, {shown}", ""
    if key in _FLAGS and not isinstance(value, bool):
        hint = f"write “{key}: true” or “{key}: false”, without quotes"
        return Code.CONFIG, f"“{key}” must be true or false, {shown}", hint
    if key == "notes" and value not in _NOTES:
        hint = did_you_mean(str(value), _NOTES)
        return Code.CONFIG, f"“notes” must be one of {', '.join(_NOTES)}, {shown}", hint
    return None


def _is_date(value: object) -> bool:
    text = str(value).strip()
    try:
        datetime.fromisoformat(_ZONE.sub("", text))
    except ValueError:
        return not text
    return True


def _diagnostic(places: Mapping[str, int], path: str, lines: Sequence[str], problem: Problem) -> Diagnostic:
    line = places.get(problem.key, 0)
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    place = Location(path, line, 1 if line else 0)
    return Diagnostic(place, problem.severity, problem.code, problem.message, problem.hint, excerpt[:1000])
