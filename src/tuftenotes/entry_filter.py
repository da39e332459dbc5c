"""Which files and folders belong to a site: Jekyll's rules about names, `exclude` and `include`."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import lru_cache
from typing import TYPE_CHECKING

from tuftenotes.config_keys import ALWAYS_EXCLUDED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tuftenotes.settings import Config

__all__ = ["EntryFilter", "means_one_of", "plain"]


class EntryFilter:
    """Decides about one entry at a time; paths are relative to the site's root, with forward slashes.

    A name that begins with ``_``, ``.``, ``#`` or ``~`` or ends with ``~`` or ``.`` stays out, and so does
    what a pattern of `exclude` matches, unless one of `include` matches too. In a Jekyll site a pattern is
    also a prefix, as in Jekyll: ``exclude: [README]`` leaves ``README.md`` out. A pattern may also begin
    below the folder `content`, unless one of the names `beside` that folder is meant.
    """

    def __init__(self, config: Config, content: str = "", beside: Collection[str] = ()) -> None:
        included = config.names("include")
        self.include = tuple(included)
        exclude = [name for name in config.names("exclude") if name not in included]
        if content:
            inner = (plain(name) for name in exclude if name not in ALWAYS_EXCLUDED)
            exclude += [f"{content}/{name}" for name in inner if not means_one_of(name, beside)]
        self.exclude = tuple(exclude)
        self.prefix = not config.native

    def admits(self, path: str, *, is_folder: bool) -> bool:
        """Tell whether the file or folder `path` belongs to the site (if the folder it is in does)."""
        name = path.rpartition("/")[2]
        if name.endswith("."):
            return False
        if self.matches(self.include, path, is_folder=is_folder) or self.matches(
            self.include, name, is_folder=is_folder
        ):
            return True
        if self.matches(self.exclude, path, is_folder=is_folder):
            return False
        return name[0] not in "_.#~" and not name.endswith("~")

    def matches(self, patterns: Iterable[str], path: str, *, is_folder: bool) -> bool:
        """Tell whether one of the patterns means this path."""
        whole = f"/{path}"
        for pattern in patterns:
            rooted = f"/{plain(pattern)}"
            if self.prefix and whole.startswith(rooted):
                return True
            if is_folder and rooted == f"{whole}/":
                return True
            if _compiled(rooted).match(whole):
                return True
        return False


def plain(pattern: str) -> str:
    """Return a pattern without what stands for the root at its start."""
    return pattern.removeprefix("./").lstrip("/")


def means_one_of(pattern: str, names: Collection[str]) -> bool:
    """Tell whether a pattern begins with one of these names of files and folders."""
    first = pattern.partition("/")[0]
    return first in names or any(map(_compiled(first).match, names))


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern))
