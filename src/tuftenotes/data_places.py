"""Where in a data file a value is written that a template could not use."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Location, lines_of
from tuftenotes.yaml_places import value_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["DataFile", "places_in", "written_at"]

_YAML = (".yml", ".yaml", ".json")
"""What the YAML library reads; JSON is YAML."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file: its path in the site, its text and the value that templates see."""

    path: str
    text: str
    value: Any


def written_at(files: Sequence[DataFile], value: object) -> tuple[Location, str] | None:
    """Return the place of `value`, this very object, and the line that it is in.

    None where it is in no file, or in several places, as the small numbers are, of which there is one each.
    """
    found = ((file, path) for file in files for path in _paths_to(value, file.value))
    places = {_place(file, path) for file, path in islice(found, 2)}
    return places.pop() if len(places) == 1 else None


def _paths_to(value: object, data: object) -> Iterator[tuple[str | int, ...]]:
    waiting: list[tuple[object, tuple[str | int, ...]]] = [(data, ())]
    while waiting:
        inside, path = waiting.pop()
        if inside is value:
            yield path
        elif isinstance(inside, dict):
            waiting += [(item, (*path, key)) for key, item in inside.items()]
        elif isinstance(inside, list):
            waiting += [(item, (*path, index)) for index, item in enumerate(inside)]


def places_in(file: DataFile, paths: Sequence[tuple[str | int, ...]]) -> list[tuple[Location, str]]:
    """Return for each of `paths` the place of the value that it leads to, and the line there.

    That is the place of what holds it where the value itself has none, and there is no line where the format
    does not tell.
    """
    around = [[path[:length] for length in range(len(path), -1, -1)] for path in paths]
    known = file.path.lower().endswith(_YAML)
    begins = iter(value_places(file.text, *(path for group in around for path in group)) if known else ())
    lines = lines_of(file.text)
    found = []
    for group in around:
        starts = [place for _ in group if (place := next(begins, None))]
        line, column = starts[0][0] if starts else (0, 0)
        found.append((Location(file.path, line, column), lines[line - 1] if line else ""))
    return found


def _place(file: DataFile, path: tuple[str | int, ...]) -> tuple[Location, str]:
    """Return place and line of what is at `path`; without a line where the format does not tell."""
    (place,) = places_in(file, [path])
    return place
