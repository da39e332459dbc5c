"""Addresses as authors write them in links: their parts, and what a broken one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ELSEWHERE", "OF_ONE_MACHINE", "Meant", "address_in", "outputs_of", "scheme_hint", "split_address"]

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#?]|$", re.IGNORECASE)
"""How an address begins that is no path to a page or file."""
OF_ONE_MACHINE = re.compile(r"[a-z]:[\\/%]|attachment:|file:", re.IGNORECASE)
_MEANT = (
    (re.compile(r"(?=www\.)", re.IGNORECASE), "https://"),
    (re.compile(r"(?=[\w.+-]+@[\w-]+\.[\w.-]+$)"), "mailto:"),
    (re.compile(r"https?:?/*(?=\w)", re.IGNORECASE), "https://"),
)
"""How an address begins that leads to no file of the site, and how it was meant to."""
_SPLIT = re.compile(r"[?#]")


@dataclass(frozen=True, slots=True)
class Meant:
    """What an address means that is no page's: the same, or the one to use, and what is wrong with it."""

    address: str
    problem: str = ""
    hint: str = ""


def outputs_of(candidate: str) -> tuple[str, str, str]:
    """Return the files of the destination that a path from the root may mean."""
    return candidate, f"{candidate}/index.html" if candidate else "index.html", f"{candidate}.html"


def split_address(address: str) -> tuple[str, str]:
    """Return the path of an address, and what follows it: query and anchor."""
    found = _SPLIT.search(address)
    return (address[: found.start()], address[found.start() :]) if found else (address, "")


def scheme_hint(path: str) -> str:
    """Return a hint for an address of another site that has no scheme, or a broken one."""
    meant = next((f"{start}{path[m.end() :]}" for p, start in _MEANT if (m := p.match(path))), "")
    return f"did you mean “{meant}”?" if meant else ""


def address_in(given: object) -> str:
    """Return the address of a picture, empty where it has none."""
    address = given.get("path") if isinstance(given, Mapping) else given
    return address if isinstance(address, str) else ""
