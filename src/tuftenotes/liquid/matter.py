"""The head of a Jekyll page: its YAML block, read as Ruby does, and saved where it is broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity
from tuftenotes.liquid.psych import load_psych, settle_times
from tuftenotes.liquid.source_text import SourceText

if TYPE_CHECKING:
    from datetime import tzinfo

__all__ = ["Matter", "has_matter", "read_matter"]

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?---\s*\r?\n")
_BLOCK = re.compile(r"(---\s*\n.*?\n?)^(?:(?:---|\.\.\.)[ \t\r\f\v]*$\n?)", re.DOTALL | re.MULTILINE)
_KEY_LINE = re.compile(r"([\w-]+):[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Matter:
    """Front matter and what follows it; `body` knows at which line of the file it starts."""

    data: dict[str, Any]
    body: SourceText
    diagnostics: tuple[Diagnostic, ...]


def has_matter(data: bytes) -> bool:
    """Tell whether a file that starts with `data` is a page for Jekyll."""
    return _HEAD.match(data) is not None


def read_matter(text: str, path: str, zone: tzinfo) -> Matter:
    """Split the text of the file `path`; times without a zone are shown in `zone`.

    Jekyll publishes a page whose front matter is broken without its layout and title. We keep the lines
    that can be read, and warn.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    block = _BLOCK.match(text)
    if not block:
        return Matter({}, SourceText(text, path), ())
    body = SourceText(text[block.end() :], path, text.count("\n", 0, block.end()) + 1)
    yaml = block[1].split("\n", 1)[1]
    value, problems = load_psych(yaml, path, code=Code.FRONT_MATTER, first_line=2)
    if value is None and problems:
        return Matter(settle_times(_salvage(yaml, path), zone), body, tuple(map(_warned, problems)))
    if value is not None and not isinstance(value, dict):
        code = Code.FRONT_MATTER
        message = "the front matter is not a list of “key: value” lines"
        problem = Diagnostic(Location(path, 2, 1), Severity.WARNING, code, message)
        return Matter({}, body, (*problems, problem))
    return Matter(settle_times(value or {}, zone), body, problems)


def _warned(problem: Diagnostic) -> Diagnostic:
    hint = problem.hint or "the keys that could be read are used"
    return Diagnostic(
        problem.location, Severity.WARNING, problem.code, problem.message, hint, problem.excerpt
    )


def _salvage(yaml: str, path: str) -> dict[str, Any]:
    """Read every top-level line on its own; a value that is no YAML is taken as it stands."""
    result: dict[str, Any] = {}
    for line in yaml.splitlines():
        match = _KEY_LINE.match(line)
        if match:
            value, problems = load_psych(match[2], path, code=Code.FRONT_MATTER)
            broken = value is None and problems
            result.setdefault(match[1], match[2].strip(" \"'") if broken else value)
    return result
