"""The style sheets of a Jekyll site: ``.scss`` pages with front matter, and the Sass filters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

import msgspec

from tuftenotes.code_version import code_version
from tuftenotes.diagnostics import Diagnostic, Location, Severity
from tuftenotes.digest import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.cache import Store
    from tuftenotes.liquid.items import Item
    from tuftenotes.liquid.jekyll_config import JekyllConfig

__all__ = ["StyleStage", "importable"]

_KIND = "css"
_PRECISION = 10
"""Digits behind the point where the configuration does not say, as Jekyll has them."""
_THEME_IMPORT = re.compile(r"""@import\s+["'](jekyll-theme-[\w-]+|minima)["']""")


def importable(path: str, config: JekyllConfig) -> bool:
    """Tell whether a sheet may import the file: any Sass, and CSS in the folder of partials."""
    folders = (f"{folder}/" for folder in _folders(config))
    return path.endswith((".scss", ".sass")) or (path.endswith(".css") and path.startswith(tuple(folders)))


def _folders(config: JekyllConfig) -> tuple[str, ...]:
    """Return where a sheet looks for what it imports, without slashes at the ends."""
    settings = _settings(config)
    more = settings.get("load_paths")
    named = [settings.get("sass_dir") or "_sass", *(more if isinstance(more, list) else ())]
    return tuple(str(folder).removeprefix("./").strip("/") for folder in named)


def _settings(config: JekyllConfig) -> Mapping[str, object]:
    sass = config.values.get("sass")
    return sass if isinstance(sass, dict) else {}


@dataclass(slots=True)
class StyleStage:
    """Compiles sheets that may import any of `files` (all that is `importable`, by path)."""

    store: Store
    config: JekyllConfig
    files: Mapping[str, str]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def page(self, item: Item, text: str) -> str:
        """Return the CSS of a sheet that is a page; `text` is its body after Liquid.

        A sheet that is built on those of a theme that is not here stays empty, with a warning: where the
        site's layouts are missing too, ours and our sheet stand in. GitHub Pages gives a theme to sites that
        name none.
        """
        css, problems = self._compile(item.path, text)
        named = _THEME_IMPORT.search(text)
        theme = self.config.text("theme") or self.config.text("remote_theme") or (named[1] if named else "")
        if theme and problems and not css:
            hint = f"the sheets of the theme “{theme}” are not here; copy them to _sass, or delete this sheet"
            problems = tuple(replace(p, severity=Severity.WARNING, hint=hint) for p in problems)
        missing = item.body.first_line - 1
        self.diagnostics += [self._moved(problem, item.path, missing) for problem in problems]
        return css

    def text(self, text: str, syntax: str) -> tuple[str, tuple[Diagnostic, ...]]:
        """Return the CSS of a text that a filter was given, and what is wrong: with the text, at no place."""
        entry = f"filter.{syntax}"
        css, problems = self._compile(entry, text)
        return css, tuple(
            replace(p, location=Location(""), excerpt="") if p.location.path == entry else p for p in problems
        )

    def _moved(self, problem: Diagnostic, path: str, lines: int) -> Diagnostic:
        place = problem.location
        if place.path != path or not place.line:
            return problem
        return replace(problem, location=Location(path, place.line + lines, place.column))

    def _compile(self, entry: str, text: str) -> tuple[str, tuple[Diagnostic, ...]]:
        folders = _folders(self.config)
        compressed = _settings(self.config).get("style") == "compressed"
        style: Literal["compressed", "expanded"] = "compressed" if compressed else "expanded"
        given = _settings(self.config).get("precision")
        precision = given if isinstance(given, int) else _PRECISION
        files = {name: str(part) for name, part in {**self.files, entry: text}.items()}
        parts = (part for name in sorted(files) for part in (name, files[name]))
        key = digest(code_version(), style, str(precision), entry, *folders, *parts)
        known = self.store.values(_KIND, [key]).get(key)
        css = self.store.body(_KIND, key) if known is not None else None
        if known is not None and css is not None:
            return css.decode(), msgspec.msgpack.decode(known, type=tuple[Diagnostic, ...])
        from tuftenotes.style_process import compile_apart  # noqa: PLC0415 (only a changed sheet needs it)

        made, problems = compile_apart(entry, files, style=style, precision=precision, load_paths=folders)
        self.store.put(_KIND, key, msgspec.msgpack.encode(problems), made.encode())
        return made, problems
