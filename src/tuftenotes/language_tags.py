"""The names that browsers and search engines have for languages (BCP 47)."""

from __future__ import annotations

import re

__all__ = ["language_fault"]

_TAG = re.compile(r"(?:[A-Za-z]{2,3}|[IXix](?=-))(?:-[A-Za-z0-9]{1,8})*")


def language_fault(tag: str) -> tuple[str, str] | None:
    """Return what is wrong with a text as the ``lang`` of a page, and a hint; None if it has the form of one.

    No list of languages is asked: the first part has two or three letters, the others at most eight.
    """
    if _TAG.fullmatch(tag):
        return None
    meant = tag.replace("_", "-")
    hint = f"write {meant}" if _TAG.fullmatch(meant) else "for example: lang: de, or lang: en-GB"
    return f"“lang” must be the tag of a language, not “{tag:.60}”", hint
