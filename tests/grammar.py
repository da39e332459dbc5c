"""Texts made up by grammar: each construct in its place, and any other inside of it.

The grammars lie in ``tests/grammars``. After a line ``== name`` each line is one way to write what is called
so; ``«name»`` stands for another, ``«name*»`` for up to four of it, ``«name|> »`` for one whose lines after
the first begin with ``> ``. ``¶`` is the end of a line, ``␣`` a blank at the end of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Choose", "Grammar", "expand", "read_grammar"]

Choose = "Callable[[int], int]"
"""Chooses one of so many, from 0."""

_FOLDER = Path(__file__).parent / "grammars"
_HEAD = re.compile(r"== ([a-z]+)")
_PLACE = re.compile(r"«([a-z]+)(\*?)(?:\|([^»]*))?»")
_MOST_REPEATED = 5
_MOST_PLACES = 60
"""After so many, only the shortest way to an end is taken."""


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    repeated: bool
    prefix: str


_Way = tuple[str | _Place, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The ways to write each construct, and those among them that come to an end soonest."""

    ways: Mapping[str, tuple[_Way, ...]]
    shortest: Mapping[str, tuple[_Way, ...]]


@cache
def read_grammar(*names: str, words: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Grammar:
    """Return the grammar in the files of these names, later ones before earlier ones; `words` are constructs.

    Each of `words` is a construct's name and its ways, which are taken as they are.
    """
    ways: dict[str, tuple[_Way, ...]] = {}
    for name in names:
        lines = (_FOLDER / f"{name}.txt").read_text("utf-8").replace("␣", " ").split("\n")
        ways |= _constructs(lines[:-1])
    ways |= {name: tuple((way,) for way in given) for name, given in words}
    heights = _heights(ways)
    return Grammar(ways, {name: _least(given, heights) for name, given in ways.items()})


def _constructs(lines: list[str]) -> dict[str, tuple[_Way, ...]]:
    found: dict[str, list[_Way]] = {}
    current: list[_Way] = []
    for line in lines:
        head = _HEAD.fullmatch(line)
        if head:
            current = found[head[1]] = []
        else:
            current.append(_way(line))
    return {name: tuple(ways) for name, ways in found.items()}


def _way(line: str) -> _Way:
    """Take a line apart at its places."""
    text = line.replace("¶", "\n")
    parts: list[str | _Place] = []
    end = 0
    for match in _PLACE.finditer(text):
        parts += [text[end : match.start()], _Place(match[1], bool(match[2]), match[3] or "")]
        end = match.end()
    return (*parts, text[end:])


def _heights(ways: Mapping[str, tuple[_Way, ...]]) -> dict[str, int]:
    """Return how deeply each construct must nest at least."""
    heights = dict.fromkeys(ways, len(ways))
    while True:
        now = {name: min(_height(way, heights) for way in given) for name, given in ways.items()}
        if now == heights:
            return now
        heights = now


def _height(way: _Way, heights: Mapping[str, int]) -> int:
    needed = (heights[part.name] for part in way if isinstance(part, _Place) and not part.repeated)
    return 1 + max(needed, default=-1)


def _least(ways: tuple[_Way, ...], heights: Mapping[str, int]) -> tuple[_Way, ...]:
    least = min(_height(way, heights) for way in ways)
    return tuple(way for way in ways if _height(way, heights) == least)


def expand(grammar: Grammar, choose: Callable[[int], int], start: str = "text") -> str:
    """Return a text of the grammar's construct `start`."""
    left = _MOST_PLACES

    def write(name: str) -> str:
        nonlocal left
        left -= 1
        ways = grammar.ways[name] if left > 0 else grammar.shortest[name]
        return "".join(part if isinstance(part, str) else fill(part) for part in ways[choose(len(ways))])

    def fill(place: _Place) -> str:
        if not place.repeated:
            text = write(place.name)
            return text.replace("\n", f"\n{place.prefix}") if place.prefix else text
        times = choose(_MOST_REPEATED) if left > 0 else 0
        return "".join(write(place.name) for _ in range(times))

    return write(start)
