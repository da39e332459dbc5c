"""Reading the configuration: ``_config.yml`` or its like, or the files named on the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tuftenotes.data_files import toml_place
from tuftenotes.diagnostics import Code, Diagnostic, Location, SiteError, lines_of
from tuftenotes.settings import Config, make_config
from tuftenotes.yaml_data import parse_yaml
from tuftenotes.yaml_places import item_key_places, value_places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tuftenotes.model import Dialect

__all__ = ["CONFIG_NAMES", "ReadConfig", "read_config"]

CONFIG_NAMES = ("_config.yml", "_config.yaml", "_config.toml")
"""The names under which a configuration is looked for, in this order."""

_CONTENT = "content"
_FOLDERS = (_CONTENT, "_layouts", "_includes", "_posts", "_drafts", "_data", "_sass")
_JEKYLL_FILES = ("Gemfile", "index.md", "index.markdown", "index.html", *_FOLDERS[1:])
_JEKYLL_KEYS = frozenset({"collections", "gems", "kramdown", "markdown", "plugins", "remote_theme", "theme"})
"""What a Jekyll site has at its top, or in its configuration."""
_PAGES = frozenset((".md", ".markdown", ".html"))
"""By which a site without a configuration is known."""


@dataclass(frozen=True, slots=True)
class ReadConfig:
    """A configuration, the files it was read from (with their lines), and what is wrong with them."""

    config: Config
    files: tuple[Path, ...]
    places: Mapping[tuple[str, ...], Location]
    lines: dict[str, list[str]]
    diagnostics: tuple[Diagnostic, ...]

    def problem(self, key: str, message: str, name: str = "") -> Diagnostic:
        """Return the diagnostic for a value that is of the right kind but wrong, at its (dotted) key.

        That is at `name` in the mapping that the key has, where it has one.
        """
        path = tuple(key.split("."))
        location = self.places.get((*path, name)) or self.places.get(path, Location(CONFIG_NAMES[0]))
        return _with_excerpt(Diagnostic(location, Code.CONFIG.severity, Code.CONFIG, message), self.lines)

    def item_places(self, key: str, count: int) -> list[tuple[Location, str]]:
        """Return place and line of each of the `count` items of the list that a key at the top holds.

        That is the place of the key where the value is written otherwise, and the file's where that is not
        known either.
        """
        location = self.places.get((key,))
        if location is None:
            return [(Location(next(reversed(self.lines), CONFIG_NAMES[0])), "")] * count
        lines = self.lines[location.path]
        _, *items = value_places("\n".join(lines), (key,), items=True)[0] or [(0, 0)]
        places = items if len(items) == count else [(location.line, location.column)] * count
        return [(Location(location.path, *place), lines[place[0] - 1]) for place in places]

    def place_in_list(self, key: str) -> Callable[[tuple[str | int, ...]], tuple[Location, str]]:
        """Return what tells place and line of that to which a path leads in the list of a key at the top.

        That is the place of the nearest thing around it where its own is not known.
        """
        start = self.places.get((key,), Location(next(reversed(self.lines), CONFIG_NAMES[0])))
        lines = self.lines.get(start.path, [])
        known = item_key_places("\n".join(lines), key) if start.line else {}

        def place(path: tuple[str | int, ...]) -> tuple[Location, str]:
            while path and path not in known:
                path = path[:-1]
            line, column = known.get(path, (start.line, start.column))
            return Location(start.path, line, column), lines[line - 1] if line else ""

        return place


@dataclass(slots=True)
class _Merged:
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[tuple[str, ...], Location] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_config(root: Path, files: Sequence[Path] = ()) -> ReadConfig:
    """Read the configuration of the site in the folder `root`.

    `files` replaces the file that is looked for; of several, the later one counts. Without any file every
    key has its default. Raises `SiteError` where `root` is no folder with a site or a file named cannot be
    read.
    """
    if not root.is_dir():
        raise SiteError(_unreadable(str(root), "there is no such folder"))
    chosen = tuple(files) or tuple(path for name in CONFIG_NAMES if (path := root / name).is_file())[:1]
    if not chosen:
        _refuse_other_folders(root)
    merged = _Merged()
    for path in chosen:
        _read_into(merged, path, _shown(path, root))
    config, problems = make_config(merged.values, merged.places, _dialect(root, merged.values))
    found = [*merged.diagnostics, *(_with_excerpt(problem, merged.lines) for problem in problems)]
    return ReadConfig(config, chosen, merged.places, merged.lines, tuple(found))


def _refuse_other_folders(root: Path) -> None:
    """Raise where there is no sign of a site: somebody is in the wrong folder, and would get an empty one."""
    folder = root.resolve()
    if folder.name == "content" and _has_config(folder.parent):
        raise SiteError(_no_site("this is the content of a site", "go to the folder above: cd .."))
    if any((root / name).is_dir() for name in _FOLDERS):
        return
    if any(path.suffix in _PAGES for path in root.iterdir()):
        return
    below = sorted(path.name for path in root.iterdir() if _has_config(path))
    hint = "go to the site's folder, or name it with --source; “tuftenotes new notes” starts one"
    if below:
        hint = f"there is one in {below[0]}: cd {below[0]}, or --source {below[0]}"
    raise SiteError(_no_site("there is no site in this folder", hint))


def _has_config(folder: Path) -> bool:
    return any((folder / name).is_file() for name in CONFIG_NAMES)


def _no_site(message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location("."), Code.CONFIG.severity, Code.CONFIG, message, hint)


def _dialect(root: Path, values: Mapping[str, Any]) -> Dialect:
    """Return the dialect the configuration names, else native where there is a folder for the content.

    A site that names a folder which is not there may also be native: then `outside_folders` refuses it.
    """
    named = values.get("dialect")
    if named in {"native", "jekyll"}:
        return "native" if named == "native" else "jekyll"
    content = values.get("content_dir")
    folder = content if isinstance(content, str) else _CONTENT
    if _is_folder(root, folder):
        return "native"
    misnamed = folder != _CONTENT and (_is_folder(root, _CONTENT) or not _is_of_jekyll(root, values))
    return "native" if misnamed else "jekyll"


def _is_folder(root: Path, name: str) -> bool:
    return os.path.isdir(root / name)  # noqa: PTH112 (Path's raises for unfit names)


def _is_of_jekyll(root: Path, values: Mapping[str, Any]) -> bool:
    """Tell whether a site shows signs of Jekyll, or has its folders where only the configuration says."""
    return not (_JEKYLL_KEYS | {"source"}).isdisjoint(values) or any(
        (root / name).exists() for name in _JEKYLL_FILES
    )


def _read_into(merged: _Merged, path: Path, shown: str) -> None:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SiteError(_unreadable(shown, f"cannot be read: {error.strerror}")) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        problem = Diagnostic(
            Location(shown, line), Code.ENCODING.severity, Code.ENCODING, "the file is not UTF-8", hint
        )
        raise SiteError(problem) from error
    merged.lines[shown] = lines_of(text)
    values = _read_toml(merged, text, shown) if path.suffix == ".toml" else _read_yaml(merged, text, shown)
    merged.values = _deep_merge(merged.values, values)


def _read_yaml(merged: _Merged, text: str, shown: str) -> Mapping[str, Any]:
    yaml = parse_yaml(text, shown, code=Code.CONFIG)
    merged.diagnostics.extend(yaml.diagnostics)
    merged.places.update({keys: Location(shown, *place) for keys, place in yaml.places.items()})
    if yaml.value is None or isinstance(yaml.value, dict):
        return yaml.value or {}
    message = "the configuration is not a list of “key: value” lines"
    merged.diagnostics.append(Diagnostic(Location(shown, 1), Code.CONFIG.severity, Code.CONFIG, message))
    return {}


def _read_toml(merged: _Merged, text: str, shown: str) -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415 (few sites need it)

    try:
        return {name: _plain(value) for name, value in tomllib.loads(text).items()}
    except tomllib.TOMLDecodeError as error:
        location = Location(shown, *toml_place(error))
        message = f"not valid TOML: {error}"
        problem = Diagnostic(location, Code.CONFIG.severity, Code.CONFIG, message)
        merged.diagnostics.append(_with_excerpt(problem, merged.lines))
        return {}


def _plain(value: Any) -> Any:  # noqa: ANN401 (it is plain data)
    """Turn the dates of TOML into strings, like those of YAML."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


def _deep_merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with the keys of `over`; mappings are merged, everything else is replaced."""
    result = dict(base)
    for name, value in over.items():
        before = result.get(name)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            result[name] = _deep_merge(before, value)
        else:
            result[name] = value
    return result


def _with_excerpt(problem: Diagnostic, lines: Mapping[str, Sequence[str]]) -> Diagnostic:
    location = problem.location
    text = lines.get(location.path, ())
    excerpt = text[location.line - 1] if 0 < location.line <= len(text) else ""
    return Diagnostic(location, problem.severity, problem.code, problem.message, problem.hint, excerpt)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _unreadable(path: str, message: str) -> Diagnostic:
    return Diagnostic(Location(path), Code.UNREADABLE.severity, Code.UNREADABLE, message)
