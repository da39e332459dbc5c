"""Front matter for many pages at once: the configuration's ``defaults``, with Jekyll's precedence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tuftenotes.liquid.path_globs import PathGlob
from tuftenotes.liquid.ruby_time import parse_time
from tuftenotes.liquid.values import to_s

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.liquid.jekyll_config import JekyllConfig

__all__ = ["MatterDefaults", "deep_merge"]

_OLD_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}


def deep_merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with the keys of `over`; mappings are merged, and nil replaces nothing."""
    result = dict(base)
    for key, value in over.items():
        old = result.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            result[key] = deep_merge(old, value)
        elif value is not None or key not in result:
            result[key] = value
    return result


@dataclass(frozen=True, slots=True)
class _Set:
    path: str
    kind: str | None
    values: dict[str, Any]
    glob: PathGlob | None

    def covers(self, path: str, kind: str, collections_dir: str) -> bool:
        """Tell whether the scope contains an item."""
        if self.kind is not None and self.kind != kind:
            return False
        if not self.path:
            return True
        clean = path.removeprefix("/")
        if self.glob:
            return self.glob.covers(clean) or (
                bool(collections_dir) and kind != "pages" and self.glob.covers(f"{collections_dir}/{clean}")
            )
        scope = self.path
        if collections_dir and scope.startswith(f"{collections_dir}/"):
            scope = scope.removeprefix(f"{collections_dir}/")
        return clean.startswith(scope)

    def precedes(self, old: _Set | None) -> bool:
        """Tell whether this set counts more than the one found before it."""
        if old is None:
            return True
        new_length, old_length = len(self.path.removeprefix("/")), len(old.path.removeprefix("/"))
        if new_length != old_length:
            return new_length >= old_length
        return self.kind is not None or old.kind is None


@dataclass(slots=True)
class MatterDefaults:
    """The default values of a site."""

    config: JekyllConfig
    _sets: list[_Set] = field(default_factory=list)
    _known: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        given = self.config.values.get("defaults")
        for entry in given if isinstance(given, list) else []:
            if isinstance(entry, dict) and isinstance(entry.get("values"), dict):
                self._sets.append(self._read(entry))

    def _read(self, entry: Mapping[str, Any]) -> _Set:
        scope = entry.get("scope")
        scope = scope if isinstance(scope, dict) else {}
        kind = to_s(scope.get("type")) if "type" in scope else None
        values = dict(entry["values"])
        if isinstance(values.get("date"), str):
            values["date"] = parse_time(values["date"], self.config.clock)
        path = to_s(scope.get("path"))
        glob = PathGlob.parse(path) if "*" in path else None
        return _Set(path, _OLD_TYPES.get(kind or "", kind), values, glob)

    def all(self, path: str, kind: str) -> dict[str, Any]:
        """Return the defaults of the item `path` (in the site) of a type (``pages``, ``posts`` …)."""
        key = (path, kind)
        if key not in self._known:
            folder = self.config.folder("collections_dir")
            result: dict[str, Any] = {}
            old: _Set | None = None
            for found in self._sets:
                if not found.covers(path, kind, folder):
                    continue
                if found.precedes(old):
                    result = deep_merge(result, found.values)
                    old = found
                else:
                    result = deep_merge(found.values, result)
            self._known[key] = result
        return self._known[key]
