"""What can be wrong with a site, as values: a severity, a code, a place, a message and a hint.

Three kinds of trouble, never mixed: a problem in the content is a `Diagnostic` in the result; a run that
cannot go on raises `SiteError`; a bug is a traceback.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTEXT = 50
"""Characters of a source line shown on each side of the caret."""
_LONGEST_WORD = 100
_MOST_WORDS = 5000

__all__ = [
    "Code",
    "Diagnostic",
    "Location",
    "Severity",
    "SiteError",
    "did_you_mean",
    "format_diagnostic",
    "lines_of",
    "worst",
]


class Severity(IntEnum):
    """How much a diagnostic matters, in rising order."""

    NOTE = 10
    """Never fails a build; shown with ``-v``."""
    WARNING = 20
    """Fails a build only with ``--strict``."""
    ERROR = 30
    """Fails every build: nothing is written, exit status 1."""


class Code(Enum):
    """Every kind of problem: its name in the output, its severity in a native site, and what it means."""

    severity: Severity

    def __new__(cls, slug: str, severity: Severity, doc: str) -> Self:
        """Take a member's row apart: its slug is its value, the rest are attributes."""
        member = object.__new__(cls)
        member._value_ = slug
        member.severity = severity
        member.__doc__ = doc
        return member

    # files
    ENCODING = "encoding", Severity.ERROR, "A text file is not UTF-8."
    UNREADABLE = "unreadable", Severity.ERROR, "A file or folder of the site cannot be read."
    OUTSIDE = "outside", Severity.WARNING, "A symbolic link that leads out of the site; it is left out."
    OUTPUT = "output", Severity.ERROR, "The destination, or a file in it, cannot be written."
    COLLISION = "collision", Severity.ERROR, "Two sources make the same file of the destination."
    NAME = "name", Severity.NOTE, "A file name that another system cannot have, or that differs only in case."
    WORKER = "worker", Severity.ERROR, "A process that parses pages ended by itself."
    # configuration and front matter
    CONFIG = (
        "config",
        Severity.ERROR,
        "The configuration is not valid YAML, or a key has a value of the wrong kind.",
    )
    UNKNOWN_KEY = "unknown-key", Severity.NOTE, "A key that nothing reads but that looks like a known one."
    FRONT_MATTER = "front-matter", Severity.ERROR, "The front matter of a page is not a valid YAML mapping."
    DATA = "data", Severity.ERROR, "A data file is not valid."
    DATE = "date", Severity.ERROR, "A date cannot be read."
    # Markdown and tags
    UNKNOWN_TAG = "unknown-tag", Severity.ERROR, "A `{% name %}` that tuftenotes does not know."
    TAG_SYNTAX = "tag-syntax", Severity.ERROR, "A tag is not closed, or a quote inside it is not."
    TAG_ARGUMENTS = "tag-arguments", Severity.WARNING, "A tag has too few or too many arguments."
    DENSE = "dense", Severity.WARNING, "A paragraph with so many signs that it is read in pieces."
    FLOOD = "flood", Severity.WARNING, "A page has more problems than are shown."
    FOOTNOTE = "footnote", Severity.WARNING, "A footnote has no text or two, or a text no mark."
    FOREIGN_SYNTAX = (
        "foreign-syntax",
        Severity.WARNING,
        "Another program's notation, which the page shows as it is typed.",
    )
    MISPLACED = (
        "misplaced",
        Severity.WARNING,
        "Something that is not read where it stands: attributes under HTML, a tag in it, a cell too many.",
    )
    UNKNOWN_ELEMENT = (
        "unknown-element",
        Severity.WARNING,
        "A word between < and > that is no element of HTML: nothing of it is shown.",
    )
    UNCLOSED = "unclosed", Severity.WARNING, "A block that nothing closes: it takes the rest of the page."
    # mathematics
    MATH_SYNTAX = "math-syntax", Severity.WARNING, "A formula cannot be read; it is shown as its source."
    MATH_UNKNOWN_COMMAND = "math-unknown-command", Severity.WARNING, "A TeX command that is not known."
    MATH_RENDERER = "math-renderer", Severity.WARNING, "The MathJax that a page asks for is not installed."
    MATH_UNSUPPORTED = "math-unsupported", Severity.WARNING, "A formula that the renderer cannot do."
    MATH_EMPTY_LINE = "math-empty-line", Severity.WARNING, "A line with a number, and at most a label on it."
    LABEL_UNDEFINED = "label-undefined", Severity.WARNING, "A reference to a label that no page defines."
    LABEL_DUPLICATE = "label-duplicate", Severity.WARNING, "A label that is defined twice."
    LABEL_UNNUMBERED = (
        "label-unnumbered",
        Severity.WARNING,
        "A label on a line that has no number to refer to.",
    )
    LABEL_UNUSED = "label-unused", Severity.NOTE, "A label that nothing refers to."
    # links and images
    MISSING_IMAGE = (
        "missing-image",
        Severity.ERROR,
        "An image that is not in the site; for the `image` of a page, only a warning.",
    )
    BROKEN_LINK = "broken-link", Severity.WARNING, "A link to a page or file that the site does not have."
    MISSING_ALT = "missing-alt", Severity.NOTE, "An image without a text that stands for it."
    BROKEN_ANCHOR = (
        "broken-anchor",
        Severity.WARNING,
        "A link to a place in a page that the page does not have.",
    )
    INSECURE_FILE = (
        "insecure-file",
        Severity.WARNING,
        "A file that is loaded over `http:`, which browsers block.",
    )
    EXTERNAL_LINK = (
        "external-link",
        Severity.WARNING,
        "A link to another host that has no such page any more (`check --external`).",
    )
    LOCALHOST = "localhost", Severity.WARNING, "An address on the author's own machine."
    EXTRA = "extra", Severity.NOTE, "The configuration asks for what an extra makes that is not installed."
    # checks of a whole site
    REPEATED_ID = "repeated-id", Severity.WARNING, "Two elements of a page have one id."
    REPEATED_TITLE = "repeated-title", Severity.NOTE, "Two pages have one title."
    UNTITLED = (
        "untitled",
        Severity.NOTE,
        "A page without a title: neither in its front matter nor as a heading.",
    )
    HEADING_JUMP = "heading-jump", Severity.NOTE, "A heading is more than one level below the one before."
    EMPTY_PAGE = "empty-page", Severity.WARNING, "There is nothing on a page."
    ORPHAN = "orphan", Severity.NOTE, "A page that no other page links to."
    MISSING_DESCRIPTION = "missing-description", Severity.NOTE, "A page without a description or a paragraph."
    TODO_MARKER = (
        "todo-marker",
        Severity.NOTE,
        "A `TODO`, `FIXME` or `XXX` that readers would see or that was forgotten.",
    )
    LONG_NOTE = "long-note", Severity.NOTE, "A note that is longer than the section it stands in."
    UNUSED_FIGURE = "unused-figure", Severity.NOTE, "A picture that no page shows."
    OVERSIZE_IMAGE = "oversize-image", Severity.NOTE, "A picture that takes long to load."
    # layouts and styles
    UNKNOWN_LAYOUT = "unknown-layout", Severity.ERROR, "A page names a layout that does not exist."
    TEMPLATE = "template", Severity.ERROR, "A template cannot be read or run, or uses an undefined variable."
    STYLE = "style", Severity.ERROR, "A style sheet does not compile."

    @property
    def slug(self) -> str:
        """The name of the code as it is shown and configured."""
        return str(self.value)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file.

    `path` is relative to the site's root, with forward slashes; `line` and `column` count from 1 and count
    the front matter; 0 means "the file as a whole". `column` counts characters, not bytes.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem of a site, at one place.

    `excerpt` is the source line (without its line end) that `location` points into, empty where there is
    none; `hint` says what to do about it, empty where nothing is known.
    """

    location: Location
    severity: Severity
    code: Code
    message: str
    hint: str = ""
    excerpt: str = ""

    def __lt__(self, other: Diagnostic) -> bool:
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[Location, int, str, str]:
        """Order by place, then worst first, then text."""
        return (self.location, -self.severity, self.code.slug, self.message)


class SiteError(Exception):
    """A run that cannot go on; carries every diagnostic known by then, at least one of them an error."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.location}: {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Return the highest severity among `diagnostics`, or None where there are none."""
    return max((d.severity for d in diagnostics), default=None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean “x”?`` for the known word nearest to `word`, or an empty string.

    One that differs in case only is nearer than all others. The comparison is slow: nothing else is guessed
    for long words or among thousands of known ones.
    """
    words = set(known)
    folded = word.casefold()
    if same := sorted(known for known in words if known.casefold() == folded):
        return f"did you mean “{same[0]}”?"
    if len(word) > _LONGEST_WORD or len(words) > _MOST_WORDS:
        return ""
    near = get_close_matches(word, sorted(w for w in words if len(w) <= _LONGEST_WORD), n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”?" if near else ""


def lines_of(text: str) -> list[str]:
    r"""Return the lines of a file as editors and diagnostics count them: ``\n``, ``\r\n`` or ``\r`` ends one.

    (`str.splitlines` takes a form feed, or U+2028, for the end of a line too.)
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def format_diagnostic(diagnostic: Diagnostic, *, prefix: str = "") -> str:
    """Render a diagnostic as text: the message at its place, the source line with a caret, the hint.

    `prefix` goes before the path (the site's folder as the user named it). The caret line repeats the tabs
    of the source line, so that it stands under the right character however wide they are shown; a long line
    is cut to what is around the caret.
    """
    place = f"{prefix}{diagnostic.location}"
    lines = [f"{place}: {diagnostic.severity.name.lower()}[{diagnostic.code.slug}]: {diagnostic.message}"]
    if diagnostic.excerpt:
        lines.extend(f"    {line}" for line in _excerpt(diagnostic.excerpt, diagnostic.location.column))
    if diagnostic.hint:
        lines.append(f"    hint: {diagnostic.hint}")
    return "\n".join(lines)


def _excerpt(line: str, column: int) -> list[str]:
    """Return the part of a source line around `column`, and a line with a caret under it.

    A paragraph of Markdown is often one line of a thousand characters; what is cut off shows as ``…``.
    """
    start = max(0, min(column - 1 - _CONTEXT, len(line) - 2 * _CONTEXT)) if len(line) > 2 * _CONTEXT else 0
    shown = line[start : start + 2 * _CONTEXT]
    if start:
        shown = f"…{shown[1:]}"
    if start + 2 * _CONTEXT < len(line):
        shown = f"{shown[:-1]}…"
    if not column:
        return [shown]
    lead = "".join("\t" if character == "\t" else " " for character in shown[: column - 1 - start])
    return [shown, f"{lead}^"]
