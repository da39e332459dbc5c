"""``::: sidenote``, ``::: marginnote`` and ``::: fullwidth``: blocks between lines of colons.

A note in a container belongs to the paragraph above it: its mark stands at that paragraph's end.
mdit-py-plugins' container plugin reads them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from tuftenotes.markdown.plugins.notes import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

__all__ = ["containers_plugin"]

_NOTES = ("sidenote", "marginnote")
_OPENINGS = frozenset(f"container_{name}_open" for name in _NOTES)


def containers_plugin(md: MarkdownIt) -> None:
    """Add the three containers, in the spellings ``::: name`` and ``::: {.name}``."""
    for name in (*_NOTES, "fullwidth"):
        container_plugin(md, name, validate=partial(_names, name))
    md.core.ruler.after("inline", "note_containers", _place_notes)


def _names(name: str, parameters: str, markup: str) -> bool:
    return parameters.strip().rstrip(":").strip() in (name, f"{{.{name}}}")


def _place_notes(state: StateCore) -> None:
    """Move each note container's blocks into a note at the end of the paragraph above."""
    if ":::" in state.src and any(token.type in _OPENINGS for token in state.tokens):
        state.tokens = _placed(iter(state.tokens), "")


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
        _attach(placed, Token("note", "", 0, children=content, meta={"kind": kind, "wanted": ""}))
    return placed


def _attach(above: list[Token], note: Token) -> None:
    if above and above[-1].type == "paragraph_close":
        inline = above[-2]
        inline.children = [*(inline.children or ()), note]
        return
    paragraph = Token("paragraph_open", "p", 1, block=True), Token("paragraph_close", "p", -1, block=True)
    above.extend((paragraph[0], Token("inline", "", 0, children=[note], block=True), paragraph[1]))
