"""Core rules that do nothing to most pages, and find that out at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_core import normalize

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

__all__ = ["quicken_core"]


def quicken_core(md: MarkdownIt) -> None:
    """Put a look ahead in front of the rule that normalises line ends."""
    md.core.ruler.at("normalize", _normalize)


def _normalize(state: StateCore) -> None:
    if "\r" in state.src or "\0" in state.src:
        normalize(state)
