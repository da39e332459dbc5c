"""Side notes and margin notes: numbered or marked with ⊕, in the margin or, on a phone, opened in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline import StateInline

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.nested import block_tokens, inline_token, parse_inlines, walk
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.plugins.tag import Call, Construct, State, declare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["is_phrasing", "notes_plugin", "push_note", "unwrapped"]

_BLOCKS = re.compile(r"\n[ \t]*\n|\n[ \t]*(?:[-*+>]|\d+[.)]|```|~~~|\|)[ \t|]|\A\s*(?:[-*+>]|\d+[.)])\s")


def notes_plugin(md: MarkdownIt) -> None:
    """Add ``{% sidenote 'id' 'text' %}`` and ``{% marginnote 'id' 'text' %}`` and their include spellings."""
    for name in ("sidenote", "marginnote"):
        declare(
            md,
            Construct(
                name,
                ("id", "text"),
                _expand,
                alone="text",
                include=f"{name}.html",
                include_parameters={"id": "id", "note": "text"},
            ),
        )
    md.core.ruler.push("notes", _finish_notes)
    md.add_render_rule("note", _render_note)
    md.add_render_rule("note_mark", _render_mark)


def _expand(state: State, call: Call) -> None:
    if not call.value("text").strip():
        message = f"this {call.name} has no text"
        page_of(state.env).report(Code.TAG_ARGUMENTS, call.place, message, f"{{% {call.name} 'id' 'text' %}}")
    region = call.argument_region("text")
    blocks = bool(_BLOCKS.search(region.text))
    children = block_tokens(state.md, state.env, region) if blocks else [inline_token(region)]
    if isinstance(state, StateInline):
        parse_inlines(state.md, state.env, children)
    push_note(state, call.name, call.value("id"), children)


def push_note(state: State, kind: str, wanted: str, children: list[Token]) -> Token:
    """Push a note of `kind` (``sidenote`` or ``marginnote``); `children` are block or inline tokens."""
    token = state.push("note", "", 0)
    token.children = children
    token.meta = {"kind": kind, "wanted": wanted}
    return token


def unwrapped(tokens: list[Token]) -> list[Token]:
    """Return the inline token alone where a note is one paragraph, so that it may stand in running text."""
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        return [tokens[1]]
    return tokens


def is_phrasing(note: Token) -> bool:
    """Return whether a note holds running text only, so that it may stand inside a paragraph."""
    return all(
        token.type == "inline" or (token.type == "note" and is_phrasing(token)) or not _is_block(token)
        for token in walk(note.children or ())
    )


def _is_block(token: Token) -> bool:
    return token.block or token.type in ("figure", "epigraph")


def _finish_notes(state: StateCore) -> None:
    """Give every note its id and number, and a paragraph that holds a note with blocks a legal element."""
    page = page_of(state.env)
    number = 0
    by_label: dict[str, Token] = {}
    for token in walk(state.tokens):
        if token.type == "note_mark":
            token.meta["note"] = by_label.get(token.meta["label"])
        if token.type != "note":
            continue
        by_label.setdefault(token.meta.get("label", ""), token)
        if token.meta["kind"] == "sidenote":
            number += 1
        prefix = "sn" if token.meta["kind"] == "sidenote" else "mn"
        wanted = re.sub(r"\s+", "-", token.meta["wanted"].strip()) or f"{prefix}-{number or 'note'}"
        token.meta["id"] = page.unique_id(wanted)
        token.meta["number"] = number
        token.meta["phrasing"] = is_phrasing(token)
    _widen_paragraphs(state.tokens)


def _widen_paragraphs(tokens: Sequence[Token]) -> None:
    """Turn a paragraph that holds a block into a ``<div role="paragraph">``: HTML's `p` can't hold one."""
    for index, token in enumerate(tokens):
        if token.children and token.type == "note":
            _widen_paragraphs(token.children)
        if token.type != "inline" or not _holds_blocks(token.children or ()):
            continue
        for note in walk(token.children or ()):
            if note.type == "note":
                _widen_paragraphs(note.children or ())
        opening = tokens[index - 1] if index else None
        if opening is not None and opening.type == "paragraph_open":
            opening.tag = tokens[index + 1].tag = "div"
            opening.attrJoin("class", "p")
            opening.attrSet("role", "paragraph")


def _holds_blocks(tokens: Iterable[Token]) -> bool:
    return any(
        (token.type == "note" and not token.meta["phrasing"]) or token.type in ("figure", "epigraph")
        for token in walk(tokens)
    )


def _render_note(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    kind, name = token.meta["kind"], escapeHtml(token.meta["id"])
    if kind == "sidenote":
        mark, label = "", f"Note {token.meta['number']}"
        classes = "margin-toggle sidenote-number"
    else:
        mark, label, classes = "⊕", "Margin note", "margin-toggle"
    element = "span" if token.meta["phrasing"] else "div"
    text = renderer.render(token.children or (), options, env).strip()
    return (
        f'<label for="{name}" class="{classes}">{mark}</label>'
        f'<input type="checkbox" id="{name}" class="margin-toggle" aria-label="{label}">'
        f'<{element} class="{kind}" id="{name}-text" role="note">{text}</{element}>'
    )


def _render_mark(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Render a further mark for a note that stands elsewhere on the page."""
    note = tokens[index].meta["note"]
    if note is None:
        return ""
    return (
        f'<a href="#{escapeHtml(note.meta["id"])}-text" class="note-again" role="doc-noteref" '
        f'aria-label="Note {note.meta["number"]}">{note.meta["number"]}</a>'
    )
