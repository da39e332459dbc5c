"""The links at the head of every page: the configuration's `menu`, resolved as links between pages are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuftenotes.addresses import Meant
    from tuftenotes.diagnostics import Location

__all__ = ["resolve_menu"]


def resolve_menu(
    entries: Sequence[Any],
    meant: Callable[[str], Meant],
    places: Callable[[int], Sequence[tuple[Location, str]]],
) -> tuple[list[Any], list[Diagnostic]]:
    """Return the entries that are links, with the addresses that they mean, and what is wrong.

    `meant` tells what an address from the root means; `places` gives place and line of each entry, if told
    how many they are.
    """
    menu: list[Any] = []
    faults: dict[int, tuple[Code, str, str]] = {}
    for index, entry in enumerate(entries):
        if not _is_link(entry):
            example = "for example: - {title: Schedule, url: /schedule/}"
            faults[index] = Code.CONFIG, "an entry of “menu” needs a title and a url", example
            continue
        found = meant(entry["url"])
        menu.append({**entry, "url": found.address})
        if found.problem:
            faults[index] = Code.BROKEN_LINK, f"{found.problem} for “menu”", found.hint
    if not faults:
        return menu, []
    where = places(len(entries))
    return menu, [
        Diagnostic(where[index][0], code.severity, code, message, hint, where[index][1])
        for index, (code, message, hint) in faults.items()
    ]


def _is_link(entry: object) -> bool:
    return isinstance(entry, Mapping) and isinstance(entry.get("url"), str) and bool(entry.get("title"))
