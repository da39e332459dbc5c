"""Side notes and margin notes: numbered or marked with ⊕, in the margin or, on a phone, opened in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline import StateInline

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.nested import block_tokens, inline_token, parse_inlines
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.plugins.attributes import attach_to_blocks
from tuftenotes.markdown.plugins.note_placement import place_notes
from tuftenotes.markdown.plugins.tag import Call, Construct, State, declare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["notes_plugin", "push_note", "unwrapped"]

_MARKS = frozenset({"note", "note_label", "note_body", "note_mark"})
_BLOCKS = re.compile(r"\n[ \t]*\n|\n[ \t]*(?:[-*+>]|\d+[.)]|```|~~~|\|)[ \t|]")
_FIRST_BLOCK = re.compile(r"(?:[-*+]|\d+[.)])\s.*\n|>\s")


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
    md.core.ruler.push("notes", place_notes)
    md.add_render_rule("note", _render_note)
    md.add_render_rule("note_label", _render_label)
    md.add_render_rule("note_body", _render_body)
    md.add_render_rule("unit_notes", _render_unit_notes)
    md.add_render_rule("note_mark", _render_mark)


def _expand(state: State, call: Call) -> None:
    if not call.value("text").strip():
        message = f"this {call.name} has no text"
        page_of(state.env).report(Code.TAG_ARGUMENTS, call.place, message, f"{{% {call.name} 'id' 'text' %}}")
    region = call.argument_region("text")
    blocks = _holds_blocks(state, region.text)
    children = block_tokens(state.md, state.env, region) if blocks else [inline_token(region)]
    page = page_of(state.env)
    if page.options.dialect == "native":
        children = attach_to_blocks(page, children)
    if isinstance(state, StateInline):
        parse_inlines(state.md, state.env, children)
    push_note(state, call.name, call.value("id"), children)


def _holds_blocks(state: State, text: str) -> bool:
    """Return whether a note is more than running text; a single line (``1984. Orwell``) is no list.

    Jekyll's plugins parse no blocks at all: there a sign at the beginning alone makes no list or quotation.
    """
    text = text.strip()
    is_native = page_of(state.env).options.dialect == "native"
    return bool(_BLOCKS.search(text) or (is_native and _FIRST_BLOCK.match(text)))


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


def _render_label(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return _lone_label(tokens[index].meta["note"], env, _follows(tokens, index))


def _render_body(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Render a note that stands apart from its mark; the counter can't know its number there."""
    note = tokens[index].meta["note"]
    numbered = note.meta["kind"] == "sidenote"
    style = f' style="counter-set:sidenote-counter {note.meta["number"]}"' if numbered else ""
    text = str(renderer.render(tokens[index].children or (), options, env))
    return _toggle(note) + _text(note, _sign(note, env) + text, env, style)


def _render_note(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    note = tokens[index]
    text, follows = str(renderer.render(note.children or (), options, env)), _follows(tokens, index)
    if note.meta["phrasing"]:
        return _label(note, _opening(note, env), follows) + _toggle(note) + _text(note, text, env)
    return _lone_label(note, env, follows) + _toggle(note) + _text(note, _sign(note, env) + text, env)


def _follows(tokens: Sequence[Token], index: int) -> str:
    """Return the class of a mark right behind another: the two must not look like one number."""
    return " next-mark" if index and tokens[index - 1].type in _MARKS else ""


def _has_signs(env: EnvType) -> bool:
    """Return whether notes stand in brackets for readers without a style sheet: reading views, text browsers.

    Without them such a reader would find a note in the middle of a sentence as if it were part of it. The
    theme's sheet hides them; a Jekyll site may have a sheet of its own, which knows nothing of them.
    """
    return page_of(env).options.dialect == "native"


def _opening(note: Token, env: EnvType) -> str:
    if not _has_signs(env):
        return ""
    return f"[{note.meta['number']}: " if note.meta["kind"] == "sidenote" else "["


def _sign(note: Token, env: EnvType) -> str:
    """Return the opening bracket for a note that doesn't follow its mark."""
    opening = _opening(note, env)
    return f'<span class="note-sign">{opening}</span>' if opening else ""


def _lone_label(note: Token, env: EnvType, follows: str) -> str:
    """Return the mark of a note that doesn't follow it as running text."""
    numbered = note.meta["kind"] == "sidenote" and _has_signs(env)
    return _label(note, f"[{note.meta['number']}]" if numbered else "", follows)


def _label(note: Token, sign: str, follows: str) -> str:
    """Return the mark: a label for the toggle, and in it the link to the note; a screen shows one of them."""
    name = escapeHtml(note.meta["id"])
    link = (
        f'<a href="#{name}-text" class="note-mark" role="doc-noteref" aria-label="{_name(note)}">{sign}</a>'
    )
    kind, shown = (" sidenote-number", "") if note.meta["kind"] == "sidenote" else ("", "⊕")
    classes = f"margin-toggle{kind}{follows}"
    return f'<label for="{name}" id="{name}-mark" class="{classes}">{shown}{link}</label>'


def _toggle(note: Token) -> str:
    name = escapeHtml(note.meta["id"])
    return f'<input type="checkbox" id="{name}" class="margin-toggle" aria-label="{_name(note)}">'


def _name(note: Token) -> str:
    """Return what a screen reader calls the note."""
    return f"Note {note.meta['number']}" if note.meta["kind"] == "sidenote" else "Margin note"


def _text(note: Token, text: str, env: EnvType, style: str = "") -> str:
    """Wrap a note's text, and behind it the way back to its mark, whose arrow is the style sheet's."""
    element = "span" if note.meta["phrasing"] else "div"
    name = escapeHtml(note.meta["id"])
    back = f'<a href="#{name}-mark" class="note-back" role="doc-backlink" aria-label="Back to the text">'
    given = str(note.attrs.get("class", "")) if page_of(env).options.dialect == "native" else ""
    classes = escapeHtml(f"{note.meta['kind']} {given}".strip())
    opening = f'<{element} class="{classes}" id="{name}-text" role="note"{style}>'
    return f"{opening}{text.strip()}{back}{']' if _has_signs(env) else ''}</a></{element}>"


def _render_unit_notes(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    notes = str(renderer.render(tokens[index].children or (), options, env))
    return f'<div class="notes">{notes}</div>' if tokens[index].meta["unit"] == "tunit" else notes


def _render_mark(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Render a further mark for a note that stands elsewhere on the page."""
    note = tokens[index].meta["note"]
    return (
        f'<a href="#{escapeHtml(note.meta["id"])}-text" class="note-again" role="doc-noteref" '
        f'aria-label="{_name(note)}">{note.meta["number"]}</a>'
    )
