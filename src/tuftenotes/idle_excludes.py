"""The entries of a native site's `exclude` that leave nothing out, so that what was meant is on the site."""

from __future__ import annotations

import os
from itertools import takewhile
from typing import TYPE_CHECKING
from unicodedata import normalize

from tuftenotes.config_keys import ALWAYS_EXCLUDED, OFTEN_EXCLUDED
from tuftenotes.diagnostics import Code, Diagnostic, Severity, did_you_mean
from tuftenotes.entry_filter import means_one_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tuftenotes.place import Place
    from tuftenotes.sources import Sources

__all__ = ["idle_excludes"]


def idle_excludes(place: Place, sources: Sources) -> Iterator[Diagnostic]:
    """Yield a warning at each entry of the site's own `exclude` that means nothing that is there.

    A pattern of endings (``*.bak``) and the name of what many sites have (``README.md``) may wait for their
    day, and what begins with a sign such as ``_`` is left out anyway.
    """
    patterns = place.config.names("exclude")[: -len(ALWAYS_EXCLUDED)]
    if not patterns or not sources.content:
        return
    real = os.path.realpath(place.root)
    names = {
        os.path.relpath(folder, real).replace(os.sep, "/"): frozenset(
            normalize("NFC", name.rstrip("/")) for name in listed
        )
        for folder, listed in sources.folders.items()
    }
    found = [_problem(pattern, sources, names) for pattern in patterns]
    if any(found):
        places = place.item_places("exclude", len(patterns))
        for problem, (location, excerpt) in zip(found, places, strict=True):
            if problem:
                message, hint = problem
                yield Diagnostic(location, Severity.WARNING, Code.CONFIG, message, hint, excerpt)


def _problem(pattern: str, sources: Sources, names: Mapping[str, frozenset[str]]) -> tuple[str, str] | None:
    """Return what is wrong with a pattern, and a hint; `names` are those in each folder that was entered."""
    content = sources.content
    path = plain(pattern).rstrip("/")
    literal = [part for part in takewhile(_is_literal, path.split("/")) if part]
    if not literal or path in OFTEN_EXCLUDED or any(part[0] in "_.#~" for part in literal):
        return None
    literal_path = "/".join(literal)
    if f"{literal_path}/".startswith(f"{content}/"):
        return _absence(pattern, content, literal[content.count("/") + 1 :], names)
    absence = _absence(pattern, content, literal, names)
    if not means_one_of(path, sources.beside):
        return absence
    if absence or literal_path == content.partition("/")[0]:
        return None
    message = f"“exclude” leaves out “{pattern}” beside the pages, but not “{content}/{path}”"
    return message, f"write {content}/{path}"


def _is_literal(part: str) -> bool:
    return not any(sign in part for sign in "*?[")


def _absence(
    pattern: str, folder: str, parts: list[str], names: Mapping[str, frozenset[str]]
) -> tuple[str, str] | None:
    """Return message and hint if what `parts` name below `folder` is not there, as far as was looked."""
    for part in parts:
        known = names.get(folder)
        if known is not None and part not in known:
            longer = next((name for name in sorted(known) if name.startswith(f"{part}.")), "")
            hint = f"did you mean “{longer}”?" if longer else did_you_mean(part, known)
            return f"“exclude” names “{pattern}”, which is not there", hint
        folder = f"{folder}/{part}"
    return None
