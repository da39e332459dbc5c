"""Attributes that the tags of raw HTML get from an attribute list below the element, above or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

from tuftenotes.markdown.kramdown.html_elements import OPENING, PIECE, VOID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

__all__ = ["OPENING_TAG", "elements_by_end", "is_void", "tag_attributes_plugin", "with_attributes"]

OPENING_TAG = "kramdown_opening_tag"
"""The key in `meta` of a piece of an element of a block: the piece with its opening tag."""
_ATTRIBUTE = re.compile(r"""\s+([^\s"'=<>/`]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


def tag_attributes_plugin(md: MarkdownIt) -> None:
    """Write what elements of blocks have from lists into their tags, as soon as they have it."""
    md.core.ruler.after("block_attributes", "tag_attributes", _write)


def _write(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "html_block" and token.attrs:
            opening = token.meta.get(OPENING_TAG, token)
            opening.content = with_attributes(opening.content, token.attrs)
            token.attrs = {}


def with_attributes(html: str, attributes: Mapping[str, str | int | float]) -> str:
    """Return `html` with more attributes in the tag that it begins with; classes are added to its own."""
    opening = OPENING.match(html)
    if opening is None:
        return html
    own: dict[str, str | None] = {}
    for found in _ATTRIBUTE.finditer(opening["attributes"]):
        value = next((one for one in found.groups()[1:] if one is not None), None)
        own[found[1].lower()] = value if value is None else value.replace('"', "&quot;")
    for name, given in attributes.items():
        before = own.get(name) if name == "class" else None
        own[name] = f"{before or ''} {escapeHtml(str(given))}".strip()
    written = "".join(f" {name}" if value is None else f' {name}="{value}"' for name, value in own.items())
    return f"<{opening['name']}{written}{html[opening.end('attributes') :]}"


def is_void(html: str) -> bool:
    """Return whether `html` begins with an element that holds nothing."""
    opening = OPENING.match(html)
    return opening is not None and opening["name"].lower() in VOID


def elements_by_end(children: Sequence[Token]) -> dict[int, Token]:
    """Return the opening tag of each element of raw HTML, by the `id` of the token that it ends with.

    That is the opening tag itself where the element holds nothing.
    """
    elements: dict[int, Token] = {}
    waiting: list[tuple[str, Token]] = []
    for token in children:
        tag = PIECE.match(token.content) if token.type == "html_inline" else None
        if tag is None:
            continue
        name = (tag["name"] or tag["closing"] or "").lower()
        if tag["closing"]:
            while waiting and (last := waiting.pop()):
                if last[0] == name:
                    elements[id(token)] = last[1]
                    break
        elif name and not tag["closed"] and name not in VOID:
            waiting.append((name, token))
        else:
            elements[id(token)] = token
    return elements
