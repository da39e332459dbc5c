"""What makes a table fit small screens and screen readers: a frame to scroll in, and no empty heads.

A table that may be wider than a small screen gets a frame that the keyboard can scroll, too. In a native site
a head cell without text becomes an ordinary one, because there is nothing that it could be the head of; in a
Jekyll site it stays what kramdown makes, which the site's own style sheet knows.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.token import Token

from tuftenotes.markdown.nested import holds, walk
from tuftenotes.markdown.page import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["table_frames_plugin"]

_TABLE = frozenset({"table_open"})
_COLUMNS = 5
"""So many columns of text may be too wide for a small screen; fewer are broken into lines there."""
_FORMULA = 12
"""Characters of TeX; a longer formula may be too wide for its column, and can't be broken."""


def table_frames_plugin(md: MarkdownIt) -> None:
    """Frame the tables that may be too wide; runs when the notes have left the cells."""
    md.core.ruler.push("table_frames", _look_at_tables)
    md.add_render_rule("table_open", _render_open)
    md.add_render_rule("table_close", _render_close)


def _look_at_tables(state: StateCore) -> None:
    """Give the tables that need a frame their numbers, in the order of the page."""
    number = 0
    for table in _tables(state.tokens) if holds(state.tokens, _TABLE) else ():
        if _is_wide(table):
            number += 1
            table[0].meta["frame"] = table[-1].meta["frame"] = number
        if page_of(state.env).options.dialect == "native":
            _demote_empty_heads(table)
            _mark_formula_heads(table)


def _tables(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens of each table, without those of notes in it, which stand elsewhere by now."""
    tables: list[list[Token]] = []
    open_tables: list[list[Token]] = []
    for token in walk(tokens):
        if token.type == "table_open":
            open_tables.append([])
            tables.append(open_tables[-1])
        if open_tables:
            open_tables[-1].append(token)
        if token.type == "table_close":
            open_tables.pop()
    return tables


def _is_wide(table: Sequence[Token]) -> bool:
    columns = sum(token.type == "th_open" for token in table)
    return columns >= _COLUMNS or any(
        token.type == "image" or (token.type == "formula" and len(token.meta["tex"]) > _FORMULA)
        for token in table
    )


def _demote_empty_heads(table: Sequence[Token]) -> None:
    """Make empty head cells ordinary ones; those beside them must then say what they are the heads of."""
    triples = zip(table, table[1:], table[2:], strict=False)
    empty = [t for t in triples if t[0].type == "th_open" and not t[1].children and t[2].type == "th_close"]
    for opening, _, closing in empty:
        opening.tag = closing.tag = "td"
    for token in table:
        if empty and token.type == "th_open" and token.tag == "th":
            token.attrSet("scope", "col")


def _mark_formula_heads(table: Sequence[Token]) -> None:
    """Put a character that isn't seen before a formula that is a whole head cell.

    Axe reads no MathML and would take the cell for an empty one.
    """
    for opening, inline in pairwise(table):
        if opening.type == "th_open" and inline.children and not any(t.content for t in _texts(inline)):
            inline.children.insert(0, Token("text", "", 0, content="\u2060"))


def _texts(inline: Token) -> list[Token]:
    return [token for token in inline.children or () if token.type != "formula"]


def _render_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Render the table; what is said of its width is said of the frame."""
    table = tokens[index]
    if "frame" not in table.meta:
        return renderer.renderToken(tokens, index, options, env)
    classes = str(table.attrs.pop("class", "")).split()
    outer = " ".join(["table-wrapper", *(c for c in classes if c == "fullwidth")])
    if inner := " ".join(name for name in classes if name != "fullwidth"):
        table.attrSet("class", inner)
    name = f"Table {table.meta['frame']}"
    frame = f'<section class="{outer}" aria-label="{name}" tabindex="0">'
    return frame + renderer.renderToken(tokens, index, options, env)


def _render_close(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    closing = renderer.renderToken(tokens, index, options, env)
    return f"{closing.rstrip()}</section>\n" if "frame" in tokens[index].meta else closing
