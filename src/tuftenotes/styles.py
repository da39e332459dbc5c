"""Style sheets: SCSS compiled by libsass, from a mapping of texts and nothing else.

`compile_styles` takes and returns plain data, so that it can run in a process of its own: libsass is native
code, and a sheet that never ends (``@while true``) can only be stopped by ending the process.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Literal, Protocol

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["INDENTED", "Shelf", "compile_styles", "layer_styles"]

THEME = "theme/"
"""The folder under which the theme's own files stay reachable where a site has files of the same name."""

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\n)?---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
PLACE = re.compile(r"^\s+on line (\d+)(?::(\d+))? of (.+?)(?:, in (?:function|mixin) .*)?$", re.MULTILINE)
NOT_FOUND = re.compile(r"ImportNotFoundError: (.+)")
ENTRY = "stdin"
"""What libsass calls the sheet that it was given as a string."""
INDENTED = ".sass"
"""The ending of sheets that are indented instead of having braces."""
SYNTAXES = (".scss", INDENTED)


class Shelf(Protocol):
    """Where imported sheets of the indented syntax stand as files: libsass reads it from nothing else."""

    def path(self, name: str, text: str) -> str:
        """Return a file with the text of the sheet `name`."""

    def name(self, path: str) -> str:
        """Return the name of the sheet that libsass calls `path`."""


class ImportNotFoundError(LookupError):
    """An ``@import`` of something that is not among the files."""


def layer_styles(theme: Mapping[str, str], site: Mapping[str, str]) -> dict[str, str]:
    """Return the files that a site's style sheets see: its own before the theme's.

    The theme's stay reachable under ``theme/``: its entry imports ``settings``, then ``theme/settings``,
    whose variables are all ``!default``, so that a site's ``_settings.scss`` may set only some of them.
    """
    return {THEME + name: text for name, text in theme.items()} | dict(theme) | dict(site)


def compile_styles(  # noqa: PLR0913 (what libsass is told)
    entry: str,
    files: Mapping[str, str],
    *,
    style: Literal["compressed", "expanded"] = "compressed",
    precision: int = 5,
    load_paths: Sequence[str] = (),
    shelf: Shelf | None = None,
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Compile ``files[entry]`` to CSS; return it with what was wrong.

    `files` maps names with forward slashes to SCSS, or to Sass by indentation where they end in ``.sass``;
    nothing else can be imported. An import is looked for beside the file it stands in (there last in the
    theme), then in `load_paths`, then from the root, as ``x.scss``, ``_x.scss``, the same in ``.sass``, the
    ``index`` of a folder ``x``, or as CSS; an import that itself ends in ``.css`` is CSS's and stays. A sheet
    may begin with front matter, as Jekyll wants it. After an error the CSS is empty. ``@warn`` becomes a
    warning, ``@debug`` a note; libsass doesn't say where they stand. Numbers keep `precision` digits behind
    the point. Of sheets by indentation only the entry can do without a `shelf`.
    """
    try:
        import sass  # noqa: PLC0415 - native code that only a changed style sheet needs
    except ImportError:
        hint = "pip install libsass; where it has no wheel, that takes a C++ compiler"
        message = "libsass, which compiles style sheets, is not installed"
        return "", (Diagnostic(Location(entry), Code.STYLE.severity, Code.STYLE, message, hint),)

    said: list[Diagnostic] = []
    folders = (*load_paths, "")

    def importer(path: str, importing: str) -> list[tuple[str, ...]] | None:
        if path.endswith(".css"):
            return None
        importing = entry if importing == ENTRY else shelf.name(importing) if shelf else importing
        beside = posixpath.dirname(importing)
        # Where a site has a part of its own, the settings above all, the theme takes that, too.
        places = (*folders, beside) if importing.startswith(THEME) else (beside, *folders)
        name = resolve(path, places, files)
        text = without_front_matter(files[name])
        return [(shelf.path(name, text),) if shelf and name.endswith(INDENTED) else (name, text)]

    def teller(severity: Severity) -> sass.SassFunction:
        def say(text: object) -> None:
            message = str(getattr(text, "value", text)) or "a message without text"
            said.append(Diagnostic(Location(entry), severity, Code.STYLE, message))

        return sass.SassFunction("@warn" if severity is Severity.WARNING else "@debug", ("$message",), say)

    try:
        css: str = sass.compile(
            string=without_front_matter(files[entry]),
            indented=entry.endswith(INDENTED),
            importers=[(0, importer)],
            custom_functions={teller(Severity.WARNING), teller(Severity.NOTE)},
            output_style=style,
            precision=precision,
        )
    except sass.CompileError as error:
        return "", (*said, diagnostic_of(str(error), entry, files, shelf))
    return with_charset(css), tuple(said)


def resolve(path: str, folders: Sequence[str], files: Mapping[str, str]) -> str:
    """Return the name in `files` that an import of `path` means, trying `folders` in order."""
    for folder in dict.fromkeys(folders):
        for name in candidates(posixpath.normpath(posixpath.join(folder, path))):
            if name in files:
                return name
    if path.startswith(THEME):
        return resolve(path.removeprefix(THEME), folders, files)
    known = [posixpath.splitext(posixpath.basename(name))[0].removeprefix("_") for name in files]
    hint = did_you_mean(posixpath.basename(path), known)
    raise ImportNotFoundError(f"cannot find the style sheet “{path}” to import\x1f{hint}")


def candidates(name: str) -> Iterator[str]:
    """Yield the files that Sass would take for `name`, in its order."""
    folder, base = posixpath.split(name)
    given = next((ending for ending in SYNTAXES if base.endswith(ending)), "")
    stem, endings = base.removesuffix(given), (given,) if given else SYNTAXES
    yield from (posixpath.join(folder, prefix + stem + ending) for ending in endings for prefix in ("", "_"))
    yield from (posixpath.join(name, f"{prefix}index{e}") for e in SYNTAXES for prefix in ("_", ""))
    yield from (posixpath.join(folder, f"{prefix}{stem}.css") for prefix in ("_", ""))


def without_front_matter(text: str) -> str:
    """Return `text` with its front matter blanked out and every line where it was.

    A NUL, which libsass' module cannot take, becomes what CSS makes of it.
    """
    return FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text, count=1).replace("\0", "\ufffd")


def with_charset(css: str) -> str:
    """Return `css` without libsass' byte order mark, naming its encoding where that matters."""
    css = css.removeprefix("\ufeff")
    return css if css.isascii() or css.startswith("@charset") else f'@charset "UTF-8";{css}'


def diagnostic_of(report: str, entry: str, files: Mapping[str, str], shelf: Shelf | None) -> Diagnostic:
    """Turn libsass' report (message, place, chain of imports, excerpt) into a diagnostic at the partial."""
    missing = NOT_FOUND.search(report)
    first = report.strip().splitlines()[0].removeprefix("Internal ").removeprefix("Error: ")
    message, _, hint = (missing[1] if missing else first).partition("\x1f")
    message = message.strip() or "an error without text"
    place = PLACE.search(report)
    if place is None:
        return Diagnostic(Location(entry), Severity.ERROR, Code.STYLE, message, hint)
    line, column, path = int(place[1]), int(place[2] or 0), shelf.name(place[3]) if shelf else place[3]
    path = entry if path == ENTRY else path
    lines = files[path].split("\n")  # what libsass takes for lines
    excerpt = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    column = min(column, len(excerpt) + 1)  # it counts a carriage return in the middle of a line
    return Diagnostic(Location(path, line, column), Severity.ERROR, Code.STYLE, message, hint, excerpt)
