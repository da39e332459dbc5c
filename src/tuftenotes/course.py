"""The order of a course: which pages come after one another, and the numbers of the chapters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tuftenotes.diagnostics import Code, Diagnostic, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tuftenotes.diagnostics import Location
    from tuftenotes.model import Document

__all__ = ["chapter_numbers", "check_order", "order_documents"]

_DIGITS = re.compile(r"(\d+)")
_ORDER_KEYS = ("order", "nav_order", "chapter")


def order_documents(documents: Sequence[Document], order: Sequence[str]) -> list[Document]:
    """Return the documents in the order of the course.

    First what the configuration's `order` names, in its order, then pages with a number in the front matter
    (`order`, `nav_order` or `chapter`), then all others by path, a number in a name counted as a number. The
    home page is first unless one of these says otherwise.
    """
    ranks = {name: rank for rank, name in reversed(list(enumerate(order)))}

    def key(document: Document) -> tuple[int, float, list[tuple[int, int, str]]]:
        natural = _natural(document.name)
        listed = min((ranks[name] for name in _names(document) if name in ranks), default=None)
        if listed is not None:
            return 1, listed, natural
        number = _number(document.meta)
        if number is not None:
            return 2, number, natural
        return (0 if _is_home(document) else 3), 0, natural

    return sorted(documents, key=key)


def chapter_numbers(ordered: Sequence[Document], *, automatic: bool) -> dict[str, str]:
    """Return the chapter number of each page that has one, by the page's name.

    That is the front matter's `chapter`; where `automatic`, pages of the course without one count on from
    the page before.
    """
    numbers: dict[str, str] = {}
    last = 0
    for document in ordered:
        chapter = document.meta.get("chapter")
        if isinstance(chapter, int | str) and not isinstance(chapter, bool):
            numbers[document.name] = str(chapter)
            last = chapter if isinstance(chapter, int) else last
        elif automatic and chapter is None and not _is_home(document) and in_sequence(document):
            last += 1
            numbers[document.name] = str(last)
    return numbers


def in_sequence(document: Document) -> bool:
    """Tell whether a page is one that the reader turns to from the page before."""
    meta = document.meta
    return meta.get("nav") is not False and meta.get("order") is not False and document.name != "404.md"


def check_order(
    documents: Sequence[Document],
    order: Sequence[str],
    places: Callable[[int], Sequence[tuple[Location, str]]],
) -> Iterator[Diagnostic]:
    """Report every name of the configuration's `order` that no page has.

    `places` gives place and line of each, if told how many they are.
    """
    known = {name for document in documents for name in _names(document)}
    if known.issuperset(order):
        return
    for name, (location, excerpt) in zip(order, places(len(order)), strict=True):
        if name not in known:
            message = f"“order” names “{name}”, which is no page"
            hint = did_you_mean(name, known)
            yield Diagnostic(location, Severity.WARNING, Code.CONFIG, message, hint, excerpt)


def _names(document: Document) -> tuple[str, ...]:
    """Return what the configuration may call a page: its file, without the ending, the folder of an index."""
    stem = document.name.rpartition(".")[0]
    folder, _, last = stem.rpartition("/")
    return (document.name, stem, folder) if last == "index" and folder else (document.name, stem)


def _number(meta: Mapping[str, Any]) -> float | None:
    for key in _ORDER_KEYS:
        value = meta.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
    return None


def _is_home(document: Document) -> bool:
    return document.name.rpartition(".")[0] == "index"


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Return a sort key under which ``9-vae`` comes before ``10-gan``, and an index before its folder."""
    parts = re.sub(r"/index$", "/ ", name.rpartition(".")[0]).split("/")
    return [key for part in parts for key in (*map(_piece_key, _DIGITS.split(part)), (-1, 0, ""))]


def _piece_key(piece: str) -> tuple[int, int, str]:
    is_number = piece.isdecimal() and piece.isascii() and len(piece) < 19
    return (0, int(piece), "") if is_number else (1, 0, piece.casefold())
