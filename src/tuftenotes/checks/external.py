"""Links that lead out of the site: only who asks the network knows about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tuftenotes.checks.links import is_local
from tuftenotes.diagnostics import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuftenotes.checks.facts import CheckedPage, Facts
    from tuftenotes.diagnostics import Diagnostic

__all__ = ["Ask", "external_links"]

Ask = Callable[[Sequence[str]], Mapping[str, tuple[Severity, str]]]
"""Asks for addresses of the web and tells, of each that is not as it should be, how bad that is, and what."""

_OUTWARD = re.compile(r"https?://", re.IGNORECASE)


def external_links(site: Facts, ask: Ask) -> Iterator[Diagnostic]:
    """Find what is not on other hosts any more, of links and files; `ask` is called once with all of them."""
    answers = ask(sorted({address for page in site.pages for address in _addresses(page)}))
    for page in site.pages:
        for address in _addresses(page):
            if address in answers:
                severity, message = answers[address]
                yield replace(page.at_text(Code.EXTERNAL_LINK, address, message), severity=severity)


def _addresses(page: CheckedPage) -> tuple[str, ...]:
    """Return the addresses of other hosts on a page, in order, each once."""
    given = dict.fromkeys((*page.facts.links, *page.facts.files))
    return tuple(address for address in given if _OUTWARD.match(address) and not is_local(address))
