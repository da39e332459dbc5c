"""How many items a value has once all of it is written out.

A list may hold a list twice that holds a list twice: thirty of them take no room, and a gigabyte on paper.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DeepError", "extent", "is_container"]

_DEEPEST = 100


class DeepError(ValueError):
    """Lists or mappings are nested too deeply to be gone through."""


def is_container(value: object) -> bool:
    """Return whether a value has items that are values."""
    return isinstance(value, (list, tuple, Mapping))


def extent(value: object) -> int:
    """Return how many items `value` has, each list and mapping as often as it occurs; 1 for anything else.

    Takes no longer for one that occurs often. Raises `DeepError` where more than a hundred are nested.
    """
    return _extent(value, {}, 0)


def _extent(value: object, known: dict[int, int], depth: int) -> int:
    if not isinstance(value, (list, tuple, Mapping)):
        return 1
    if id(value) not in known:
        if depth == _DEEPEST:
            raise DeepError(f"lists are nested more than {_DEEPEST} deep")
        items = value.values() if isinstance(value, Mapping) else value
        known[id(value)] = 1 + sum(_extent(item, known, depth + 1) for item in items)
    return known[id(value)]
