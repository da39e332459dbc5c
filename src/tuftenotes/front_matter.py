"""Front matter: the YAML block between ``---`` lines at the head of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, lines_of
from tuftenotes.yaml_data import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FrontMatter", "has_front_matter", "read_front_matter"]

_BOM = "\ufeff"
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$\n?", re.MULTILINE)
_KEY_LINE = re.compile(r"\s*[\w.-]+[ \t]*:(?:[ \t]|\r?$)", re.MULTILINE)
_FIRST_SIGNS = frozenset("\r\n \t-–—+")
_KEYS = r"(?:[ \t#][^\n]*\n|[\w.-]+[ \t]*:[^\n]*\n)+"
_ALMOST = (
    (re.compile(rf"\s+(---[ \t]*\r?\n{_KEYS}---)"), "it begins in the first line of the file, with ---"),
    (re.compile(rf"((?:----+|[–—]-*)[ \t]*\r?\n{_KEYS}[-–—])"), "it begins and ends with three dashes, ---"),
    (
        re.compile(r"(\+\+\+[ \t]*\r?\n(?:[^\n]*\n){1,100}?\+\+\+)"),
        "this is TOML; write “title: …” lines between two lines of ---",
    ),
)
"""What looks like a front matter and is none, and how it begins instead."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands at the head of a page, and the rest of it.

    `first_line` is the line (from 1) of the file at which `body` starts; `lines` tells the line of each
    top-level key. Without front matter, or with a broken one, `meta` is empty.
    """

    meta: dict[str, Any]
    body: str
    first_line: int
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[str, int]


def has_front_matter(data: bytes) -> bool:
    """Tell whether the bytes `data`, the start of a file, open a front matter: Jekyll's test for a page."""
    return _HEAD.match(data) is not None


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Split `text`, the whole of the file `path`, into its front matter and its body.

    A byte order mark is dropped. A ``---`` line that nothing closes is a thematic break, unless a key
    follows it: then the closing line was forgotten, which is reported.
    """
    text = text.removeprefix(_BOM)
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter({}, text, 1, _almost(text, path), {})
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        return FrontMatter({}, text, 1, _unclosed(text, opening.end(), path), {})
    block = text[opening.end() : closing.start()]
    body = text[closing.end() :]
    first_line = len(lines_of(text[: closing.end()]))
    yaml = parse_yaml(block, path, code=Code.FRONT_MATTER, first_line=2)
    lines = {keys[0]: line for keys, (line, _) in yaml.places.items() if len(keys) == 1}
    if isinstance(yaml.value, dict):
        return FrontMatter(yaml.value, body, first_line, yaml.diagnostics, lines)
    problems = yaml.diagnostics
    if yaml.value is not None:
        problems = (*problems, _not_a_mapping(path, block))
    return FrontMatter({}, body, first_line, problems, {})


def _almost(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Report a front matter that is none for how it begins: the page would show it."""
    if text[:1] not in _FIRST_SIGNS:
        return ()
    found = next(((hint, match) for pattern, hint in _ALMOST if (match := pattern.match(text))), None)
    if found is None:
        return ()
    hint, match = found
    line = text.count("\n", 0, match.start(1)) + 1
    message = "this front matter is not read, but shown on the page"
    excerpt = lines_of(match[1])[0]
    return (Diagnostic(Location(path, line, 1), Severity.WARNING, Code.FRONT_MATTER, message, hint, excerpt),)


def _unclosed(text: str, start: int, path: str) -> tuple[Diagnostic, ...]:
    if not _KEY_LINE.match(text, start):
        return ()
    code = Code.FRONT_MATTER
    message = "the front matter is not closed"
    hint = "put a line “---” after its last key"
    return (Diagnostic(Location(path, 1, 1), code.severity, code, message, hint, "---"),)


def _not_a_mapping(path: str, block: str) -> Diagnostic:
    code = Code.FRONT_MATTER
    skipped = len(block) - len(block.lstrip())
    line = 2 + block.count("\n", 0, skipped)
    excerpt = lines_of(block.lstrip())[0]
    message = "the front matter is not a list of “key: value” lines"
    return Diagnostic(Location(path, line, 1), code.severity, code, message, excerpt=excerpt)
