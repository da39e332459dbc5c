"""Texts of footnotes whose name has blanks: Markdown takes them for a link's address, or for a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.page import Page, Place, page_of
from tuftenotes.markdown.source_map import inline_region

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

__all__ = ["footnote_names_plugin"]

_TEXT = re.compile(r"^\[\^([^\]\n]+)\]:", re.MULTILINE)


def footnote_names_plugin(md: MarkdownIt) -> None:
    """Report the texts of footnotes whose names have blanks; their marks are no links."""
    md.core.ruler.after("block", "footnote_names", _rule)


def _rule(state: StateCore) -> None:
    page = page_of(state.env)
    references: dict[str, Mapping[str, Any]] = state.env.get("references", {})
    for label in [label for label in references if label.startswith("^") and len(label[1:].split()) > 1]:
        line = references.pop(label)["map"][0]
        text = page.block.line(line)
        start = max(text.find("[^"), 0)
        _report(page, Place(page.block, page.block.starts[line] + start), text[start:])
    for token in state.tokens:
        if token.type != "inline" or "]:" not in token.content:
            continue
        region = inline_region(page.block, token.content, token.map[0] if token.map else 0)
        for found in _TEXT.finditer(token.content):
            _report(page, Place(region, found.start()), found[0])


def _report(page: Page, place: Place, text: str) -> None:
    found = _TEXT.match(text)
    if found is None or len(found[1].split()) < 2:
        return
    message = f"the name of a footnote has no blanks, as “{found[1]}” has"
    page.report(Code.FOOTNOTE, place, message, f"write [^{'-'.join(found[1].split())}], at its marks too")
