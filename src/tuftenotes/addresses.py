"""Addresses as authors write them in links: their parts, and what a broken one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tuftenotes.diagnostics import did_you_mean
from tuftenotes.urls import decode_path

__all__ = [
    "ELSEWHERE",
    "Meant",
    "address_in",
    "elsewhere_fault",
    "one_machine",
    "outputs_of",
    "scheme_hint",
    "split_address",
]

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#?]|$", re.IGNORECASE)
"""How an address begins that is no path to a page or file."""
_OF_ONE_MACHINE = re.compile(r"[a-z]:[\\/%]|attachment:|file:", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?:(?=//)|[^@]*(@))", re.IGNORECASE)
_WEB, _MAIL = ("http", "https"), ("mailto",)
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


def one_machine(address: str) -> tuple[str, str] | None:
    """Return message and hint for an address that only the author's machine knows; None for others."""
    if not _OF_ONE_MACHINE.match(address):
        return None
    hint = "put the file into the site and name it from there, as in figures/plot.png"
    return f"“{decode_path(address)}” is on no other machine than yours", hint


def elsewhere_fault(address: str) -> tuple[str, str] | None:
    """Return message and hint for a link that leads out of the site, and nowhere."""
    if not address:
        return "this link has no address", "[text](page.md), to a place on this page [text](#heading)"
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else ""
    known = _MAIL if scheme and scheme[2] else _WEB
    if (fault := one_machine(address)) or name in known or not (meant := did_you_mean(name, known)):
        return fault
    return f"no browser knows “{name}:”", meant


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
