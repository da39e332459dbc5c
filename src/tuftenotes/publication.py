"""Which pages are shown: no drafts, none with ``published: false``, none before its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tuftenotes.model import Document
    from tuftenotes.settings import Config

__all__ = ["Reason", "divide", "held_page", "not_yet", "zone_of"]

_BLANK_ZONE = re.compile(r"\s+(?=(?:[+-]\d\d:?\d\d|Z)\Z)")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a page is held back, to be said after its name, and what would show it.

    `early` says that its day will come.
    """

    text: str
    hint: str
    early: bool = False


def divide(
    documents: Iterable[Document], config: Config, now: datetime | None
) -> tuple[list[Document], list[tuple[Document, Reason]]]:
    """Return the pages that are shown, and those that are held back, with the reason.

    Without a `now` no page is too early; nor is one of a Jekyll site, whose posts were looked at before.
    """
    shown: list[Document] = []
    held: list[tuple[Document, Reason]] = []
    for document in documents:
        reason = _reason(document, config, now)
        if reason is None:
            shown.append(document)
        else:
            held.append((document, reason))
    return shown, held


def held_page(path: str, reason: Reason) -> tuple[str, str]:
    """Return message and hint for a link to a page that is held back."""
    return f"the page “{path}” {reason.text}: there is nothing to link to", reason.hint


def not_yet(held: Iterable[tuple[Document, Reason]]) -> tuple[Diagnostic, ...]:
    """Return a note for each page whose day has not come, at its date."""
    return tuple(_note(document, reason) for document, reason in held if reason.early)


def _note(document: Document, reason: Reason) -> Diagnostic:
    line = document.lines.get("date", 0)
    location = Location(document.path, line, 1 if line else 0)
    excerpt = f"date: {document.meta['date']}" if line else ""
    message = f"the page {reason.text}: it is not built"
    return Diagnostic(location, Severity.NOTE, Code.DATE, message, reason.hint, excerpt)


def _reason(document: Document, config: Config, now: datetime | None) -> Reason | None:
    meta = document.meta
    if meta.get("published") is False:
        return Reason("is not published", "its front matter says “published: false”")
    if meta.get("draft") is True and not config.flag("show_drafts"):
        return Reason("is a draft", "--drafts, or show_drafts: true in _config.yml, builds it")
    date = meta.get("date")
    if date is None or now is None or not config.native or config.flag("future"):
        return None
    when = _moment(date, config)
    if when is None or when <= now:
        return None
    text = f"is dated {date!s:.60}, in the future"
    return Reason(text, "--future, or future: true in _config.yml, builds it", early=True)


def _moment(date: object, config: Config) -> datetime | None:
    """Return the point in time that a date means: in the site's zone where it names none; None if none."""
    try:
        when = datetime.fromisoformat(_BLANK_ZONE.sub("", str(date).strip()))
        return when if when.tzinfo else when.replace(tzinfo=zone_of(config.text("timezone")) or UTC)
    except ValueError:
        return None


@lru_cache(maxsize=4)
def zone_of(name: str) -> tzinfo | None:
    """Return the time zone of this name in the IANA database (``Europe/Berlin``), None if there is none."""
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, ValueError, OSError):
        return None
