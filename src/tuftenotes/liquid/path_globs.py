"""Patterns of paths as Ruby's ``Dir.glob`` reads them: ``*`` stays in its folder, ``**/`` does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from posixpath import normpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["PathGlob"]

_CHOICE = re.compile(r"\{([^{}]*)\}")
_ANYWHERE = "**"
_MOST_CHOICES = 100


@dataclass(frozen=True, slots=True)
class PathGlob:
    """A pattern of paths relative to a site's root; one that begins with a slash means nothing in it."""

    choices: tuple[tuple[str, ...], ...]
    only_folders: bool

    @classmethod
    def parse(cls, pattern: str) -> PathGlob:
        """Read a pattern; of the texts between braces, which nest, any one may stand there."""
        if pattern.startswith("/"):
            return cls((), only_folders=False)
        choices = (tuple(normpath(choice).split("/")) for choice in _chosen(pattern))
        return cls(tuple(choices), pattern.endswith("/"))

    def covers(self, path: str) -> bool:
        """Tell whether the pattern matches `path` or a folder around it."""
        names = path.split("/")
        return any(self._covers(names, choice) for choice in self.choices)

    def _covers(self, names: list[str], pattern: tuple[str, ...]) -> bool:
        folders = len(names) - 1
        reached = _through({0}, pattern)
        for place, name in enumerate(names):
            reached = _through(set(_next(reached, name, pattern)), pattern)
            if len(pattern) in reached and (place < folders or not self.only_folders):
                return True
        return False


def _chosen(pattern: str) -> list[str]:
    """Return the patterns that one with braces stands for, innermost braces first."""
    made = [pattern]
    while len(made) <= _MOST_CHOICES:
        found = [(text, _CHOICE.search(text)) for text in made]
        if not any(match for _, match in found):
            break
        made = [
            text[: match.start()] + choice + text[match.end() :] if match else text
            for text, match in found
            for choice in (match[1].split(",") if match else ("",))
        ]
    return made


def _anywhere(place: int, pattern: tuple[str, ...]) -> bool:
    return pattern[place : place + 1] == (_ANYWHERE,) and place < len(pattern) - 1


def _through(places: set[int], pattern: tuple[str, ...]) -> set[int]:
    """Return the places in the pattern, and those behind a ``**`` that no folder is needed for."""
    for place in sorted(places):
        behind = place
        while _anywhere(behind, pattern) and behind + 1 not in places:
            behind += 1
            places.add(behind)
    return places


def _next(places: Iterable[int], name: str, pattern: tuple[str, ...]) -> Iterator[int]:
    """Yield the places in the pattern that are reached by one name more; a hidden one needs its dot."""
    for place in places:
        if _anywhere(place, pattern):
            if not name.startswith("."):
                yield place
        elif place < len(pattern):
            part = pattern[place].replace("[^", "[!")
            if fnmatchcase(name, part) and (part.startswith(".") or not name.startswith(".")):
                yield place + 1
