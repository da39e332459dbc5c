"""All rules, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tuftenotes.checks import files, links, pages
from tuftenotes.checks.external import external_links
from tuftenotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from tuftenotes.checks.external import Ask
    from tuftenotes.checks.facts import Facts

__all__ = ["RULES", "check_site"]

Rule = Callable[["Facts"], Iterable[Diagnostic]]

RULES: tuple[Rule, ...] = (
    links.broken_anchors,
    links.unresolved_html,
    links.insecure_files,
    links.local_addresses,
    links.unused_labels,
    pages.repeated_ids,
    pages.repeated_titles,
    pages.untitled_pages,
    pages.heading_jumps,
    pages.empty_pages,
    pages.orphans,
    pages.missing_descriptions,
    pages.todo_markers,
    pages.long_notes,
    files.unused_figures,
    files.oversize_images,
)


def check_site(site: Facts, ask: Ask | None = None) -> tuple[Diagnostic, ...]:
    """Run every rule; each finding has the severity of its code, which the configuration may change.

    With `ask`, links to other hosts are checked too.
    """
    found = tuple(diagnostic for rule in RULES for diagnostic in rule(site))
    return (*found, *external_links(site, ask)) if ask else found
