"""``::: sidenote``, ``::: marginnote`` and ``::: fullwidth``: blocks between lines of colons.

A note in a container belongs to the paragraph above it: its mark stands at that paragraph's end.
mdit-py-plugins' container plugin reads them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.page import Page, Place, page_of
from tuftenotes.markdown.plugins.notes import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

    from tuftenotes.markdown.source_map import Region

__all__ = ["containers_plugin"]

_NOTES = ("sidenote", "marginnote")
_OPENINGS = frozenset(f"container_{name}_open" for name in _NOTES)
_CLOSED = _OPENINGS | {"container_fullwidth_open"}


def containers_plugin(md: MarkdownIt) -> None:
    """Add the three containers, in the spellings ``::: name`` and ``::: {.name}``."""
    for name in (*_NOTES, "fullwidth"):
        container_plugin(md, name, validate=partial(_names, name))
        ruler = md.block.ruler
        rule = ruler.__rules__[ruler.__find__(f"container_{name}")]
        rule.fn = partial(_short_of_the_end, rule.fn)
    md.core.ruler.after("inline", "note_containers", _place_notes)


def _short_of_the_end(
    rule: RuleFuncBlockType,
    state: StateBlock,
    line: int,
    end: int,
    silent: bool,
) -> bool:
    """Read a container; the plugin wants a character in each line, which an empty last one may not have."""
    is_missing = state.bMarks[end - 1] + state.tShift[end - 1] >= len(state.src)
    return rule(state, line, end - is_missing, silent)


def _names(name: str, parameters: str, markup: str) -> bool:
    return parameters.strip().rstrip(":").strip() in (name, f"{{.{name}}}")


def _place_notes(state: StateCore) -> None:
    """Move each note container's blocks into a note at the end of the paragraph above."""
    if ":::" not in state.src:
        return
    for token in state.tokens:
        if token.type in _CLOSED and not _has_end(page_of(state.env).block, token):
            _report(page_of(state.env), token)
    if any(token.type in _OPENINGS for token in state.tokens):
        state.tokens = _placed(iter(state.tokens), "")


def _has_end(text: Region, opening: Token) -> bool:
    """Return whether a container ends at a line of its own, not just where everything does."""
    end = opening.map[1] if opening.map else 0
    return end < text.text.count("\n") + 1 and text.line(end).lstrip(" \t>").startswith(opening.markup)


def _report(page: Page, opening: Token) -> None:
    text, line = page.block.text, opening.map[0] if opening.map else 0
    place = Place(page.block, text.find(":::", page.block.starts[line]))
    message = f"nothing closes this {opening.type.removeprefix('container_').removesuffix('_open')}"
    page.report(Code.UNCLOSED, place, message, f"put a line {opening.markup} behind its last line")


def _placed(tokens: Iterator[Token], until: str) -> list[Token]:
    """Return the tokens up to the one of type `until`, which is dropped, with their notes placed."""
    placed: list[Token] = []
    for token in tokens:
        if token.type == until:
            break
        kind = token.type.removeprefix("container_").removesuffix("_open")
        if kind not in _NOTES:
            placed.append(token)
            continue
        content = unwrapped(_placed(tokens, f"container_{kind}_close"))
        meta = {"kind": kind, "wanted": str(token.attrGet("id") or "")}
        classes = {"class": token.attrs.get("class", "")}
        _attach(placed, Token("note", "", 0, children=content, meta=meta, attrs=classes))
    return placed


def _attach(above: list[Token], note: Token) -> None:
    if above and above[-1].type == "paragraph_close":
        inline = above[-2]
        inline.children = [*(inline.children or ()), note]
        return
    paragraph = Token("paragraph_open", "p", 1, block=True), Token("paragraph_close", "p", -1, block=True)
    above.extend((paragraph[0], Token("inline", "", 0, children=[note], block=True), paragraph[1]))
