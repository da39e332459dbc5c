"""The style sheets of a site: the theme's with the site's own files before it, and those among the pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from tuftenotes.cache import Memo, Store, memo_map
from tuftenotes.code_version import code_version
from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, worst
from tuftenotes.digest import digest
from tuftenotes.model import Output
from tuftenotes.style_settings import SETTINGS, unread_settings
from tuftenotes.styles import layer_styles
from tuftenotes.urls import page_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tuftenotes.settings import Config
    from tuftenotes.sources import Sources

__all__ = ["Sheets", "compile_sheets", "is_style"]

_THEME_ENTRY = "tufte.scss"
_Style = Literal["compressed", "expanded"]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet to compile: its name among `files`, where it goes, the path of its source in the site.

    `foreign` tells whether anything in it is the site's own, and not the theme's.
    """

    entry: str
    output: str
    source: str
    files: Mapping[str, str]
    folders: tuple[str, ...]
    style: _Style
    foreign: bool

    @property
    def ready(self) -> str:
        """The theme's sheet as an installed wheel has it compiled; empty where there is none."""
        return "" if self.foreign else self.files.get(f"{self.entry[:-5]}.{self.style}.css", "")


@dataclass(frozen=True, slots=True)
class Sheets:
    """The compiled sheets: the theme's (which a site's file of the same name replaces) and the site's."""

    theme: tuple[Output, ...]
    site: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


def is_style(name: str) -> bool:
    """Tell by its name whether a file with front matter is a style sheet to compile."""
    return name.lower().endswith((".scss", ".sass"))


def compile_sheets(store: Store, config: Config, theme: Mapping[str, str], sources: Sources) -> Sheets:
    """Compile every sheet that is no partial.

    The theme's and those in the site's sass folder go to ``css/NAME.css``, those among the site's pages
    (they have front matter) to where they stand.
    """
    style: _Style = "compressed" if config.text("sass.style") == "compressed" else "expanded"
    folder = config.text("sass.sass_dir").strip("/")
    own = sources.styles
    layered = layer_styles(theme, own)
    sheets = [
        _Sheet(name, f"css/{name[:-5]}.css", _source(name, own, folder), layered, (), style, bool(own))
        for name in sorted({*own, _THEME_ENTRY} & layered.keys())
        if not name.rpartition("/")[2].startswith("_")
    ]
    beside = {f"{folder}/{name}": text for name, text in own.items()}
    for page in sources.pages:
        if is_style(page.name):
            target = page_target(page.name, ".css", "", "", "native")
            files = {**layered, **beside, page.name: page.data.decode("utf-8", "replace")}
            sheets.append(_Sheet(page.name, target.output, page.path, files, (folder,), style, foreign=True))
    made = _compile_all(store, sheets, own, folder)
    return replace(made, diagnostics=(*made.diagnostics, *_misspelt(theme, sources, folder)))


def _misspelt(theme: Mapping[str, str], sources: Sources, folder: str) -> Iterator[Diagnostic]:
    """Yield a warning for each variable that the site's settings set and no sheet reads."""
    own = sources.styles
    settings = next((name for name in SETTINGS if name in own), "")
    if not settings:
        return
    pages = (page.data.decode("utf-8", "replace") for page in sources.pages if is_style(page.name))
    others = (*(text for name, text in own.items() if name != settings), *pages)
    for unread in unread_settings(own[settings], theme, others):
        location = Location(f"{folder}/{settings}", unread.line, unread.column)
        message = f"no style sheet uses {unread.name}"
        yield Diagnostic(location, Severity.WARNING, Code.STYLE, message, unread.hint, unread.excerpt)


def _source(name: str, own: Mapping[str, str], folder: str) -> str:
    return f"{folder}/{name}" if name in own else f"theme/sass/{name}"


def _compile_all(store: Store, sheets: Sequence[_Sheet], own: Mapping[str, str], folder: str) -> Sheets:
    keys = [_key(sheet) for sheet in sheets]
    values, _ = memo_map(store, "css", _compile_each, sheets, keys)
    outputs: list[Output] = []
    found: list[Diagnostic] = []
    for sheet, key, value in zip(sheets, keys, values, strict=True):
        problems = _decode(value)
        found += [_in_site(problem, sheet, own, folder) for problem in problems]
        if worst(problems) != Severity.ERROR:
            data = store.body("css", key)
            data = _compile(sheet)[1] if data is None else data
            outputs.append(Output(sheet.output, sheet.source, data, digest=digest(data)))
    theme = tuple(o for o in outputs if o.source.startswith("theme/"))
    return Sheets(theme, tuple(o for o in outputs if o not in theme), tuple(found))


def _key(sheet: _Sheet) -> str:
    files = (part for name in sorted(sheet.files) for part in (name, sheet.files[name]))
    return digest(code_version(), sheet.style, sheet.entry, *sheet.folders, *files)


def _compile_each(sheets: Sequence[_Sheet]) -> Iterable[Memo]:
    return map(_compile, sheets)


def _compile(sheet: _Sheet) -> Memo:
    import msgspec  # noqa: PLC0415 (only a changed sheet needs it)

    if sheet.ready:
        return msgspec.msgpack.encode(()), sheet.ready.encode()
    if sheet.foreign:
        from tuftenotes.style_process import compile_apart  # noqa: PLC0415 (likewise)

        css, problems = compile_apart(
            sheet.entry, sheet.files, style=sheet.style, load_paths=sheet.folders, path=sheet.source
        )
    else:
        from tuftenotes.styles import compile_styles  # noqa: PLC0415 (likewise)

        css, problems = compile_styles(sheet.entry, sheet.files, style=sheet.style)
    return msgspec.msgpack.encode(problems), css.encode()


def _decode(value: bytes) -> tuple[Diagnostic, ...]:
    import msgspec  # noqa: PLC0415 (as above)

    decoded: Any = msgspec.msgpack.decode(value, type=tuple[Diagnostic, ...])
    return tuple(decoded)


def _in_site(problem: Diagnostic, sheet: _Sheet, own: Mapping[str, str], folder: str) -> Diagnostic:
    """Point a problem to the file in the site, from its name among the files of the sheet."""
    name = problem.location.path
    if name == sheet.entry:
        path = sheet.source
    elif name in own:
        path = f"{folder}/{name}"
    elif name.startswith(f"{folder}/"):
        path = name
    else:
        path = f"theme/sass/{name.removeprefix('theme/')}"
    return replace(problem, location=Location(path, problem.location.line, problem.location.column))
