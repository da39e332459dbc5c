"""Which paths of a Jekyll site are what: layouts, includes, data, posts, collections, pages, files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tuftenotes.liquid.jekyll_config import JekyllConfig

__all__ = ["Listing", "list_entries"]

_DATED = re.compile(r"(?:.+/)*?\d{2,4}-\d{1,2}-\d{1,2}-[^/]*\.[^.]+\Z")
_DATELESS = re.compile(r"(?:.+/)*.*\.[^.]+\Z")
_DATA = (".yml", ".yaml", ".json", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a site, sorted by what they are for; all paths are relative to the site's root.

    `collections` maps labels to the paths of their files (without posts).
    """

    layouts: tuple[str, ...]
    includes: tuple[str, ...]
    data: tuple[str, ...]
    plugins: tuple[str, ...]
    posts: tuple[str, ...]
    drafts: tuple[str, ...]
    collections: dict[str, tuple[str, ...]]
    others: tuple[str, ...]


class _Filter:
    """Jekyll's EntryFilter: what `include` and `exclude` and the first character say about a path."""

    def __init__(self, config: JekyllConfig) -> None:
        self.include = config.names("include")
        self.exclude = tuple(name for name in config.names("exclude") if name not in self.include)

    def admits(self, path: str, *, from_part: int = 0) -> bool:
        """Tell whether `path`, and its folders from the part `from_part` on, belong to the site."""
        parts = path.split("/")
        return all(
            self._admits_entry("/".join(parts[: n + 1]), is_folder=n + 1 < len(parts))
            for n in range(from_part, len(parts))
        )

    def _admits_entry(self, path: str, *, is_folder: bool) -> bool:
        name = path.rpartition("/")[2]
        if name.endswith("."):
            return False
        if _matches(self.include, path, is_folder=is_folder) or _matches(
            self.include, name, is_folder=is_folder
        ):
            return True
        if _matches(self.exclude, path, is_folder=is_folder):
            return False
        return name[0] not in "._#~" and not name.endswith("~")


def _matches(patterns: Iterable[str], path: str, *, is_folder: bool) -> bool:
    whole = f"/{path}"
    for pattern in patterns:
        rooted = f"/{pattern.removeprefix('./').lstrip('/')}"
        if whole.startswith(rooted) or (is_folder and rooted == f"{whole}/") or _glob(rooted).match(whole):
            return True
    return False


@lru_cache(maxsize=512)
def _glob(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern))


def _under(folder: str, paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(path for path in paths if folder and path.startswith(f"{folder}/"))


def list_entries(paths: Iterable[str], config: JekyllConfig) -> Listing:
    """Sort the `paths` of all files of a site."""
    paths = sorted(paths)
    admits = _Filter(config).admits
    collections_dir = config.folder("collections_dir")
    base = f"{collections_dir}/" if collections_dir else ""
    collections = {
        label: tuple(
            path
            for path in _under(f"{base}_{label}", paths)
            if admits(path, from_part=f"{base}_{label}".count("/") + 1)
        )
        for label in config.collections
        if label != "posts"
    }
    return Listing(
        layouts=_plain(_under(config.folder("layouts_dir"), paths)),
        includes=_under(config.folder("includes_dir"), paths),
        data=tuple(path for path in _under(config.folder("data_dir"), paths) if path.lower().endswith(_DATA)),
        plugins=tuple(path for path in _under(config.folder("plugins_dir"), paths) if path.endswith(".rb")),
        posts=_magic("_posts", _DATED, paths, admits, base),
        drafts=_magic("_drafts", _DATELESS, paths, admits, base),
        collections=collections,
        others=tuple(path for path in paths if admits(path)),
    )


def _plain(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(path for path in paths if "." in path.rpartition("/")[2].lstrip("."))


def _magic(
    folder: str, form: re.Pattern[str], paths: Iterable[str], admits: Callable[..., bool], base: str
) -> tuple[str, ...]:
    """Return the files in every folder called `folder` whose names have the form that Jekyll wants."""
    found: list[str] = []
    for path in paths:
        before, mark, name = f"/{path}".partition(f"/{folder}/")
        if not mark or not path.startswith(base) or not form.match(name):
            continue
        outer = before.strip("/")
        inside = bool(outer) and outer != base.rstrip("/")
        if (not inside or admits(outer)) and admits(path, from_part=outer.count("/") + (2 if outer else 1)):
            found.append(path)
    return tuple(found)
