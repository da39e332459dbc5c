"""Where the notes of a page go: next to their marks, except where HTML or the margin forbids it.

A heading and a note's own text can't hold a note, a link neither it nor its mark, and a table, figure or
epigraph would clip or shift it. There the mark stays and the note moves behind: into one element with the
heading, table or figure, so that the style sheet can put it beside. What was measured about these
constructions stands in the issue on the page (D).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from tuftenotes.markdown.nested import walk
from tuftenotes.markdown.page import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.rules_core import StateCore

    from tuftenotes.markdown.page import Page

__all__ = ["is_phrasing", "place_notes"]

_UNITS = {"heading_open": "hd", "table_open": "tunit", "figure": "funit", "epigraph": "funit"}
"""The class of the element that holds a block together with its notes."""
_FLOW = frozenset({"figure", "epigraph"})
_LINKS = frozenset({"note", "note_mark", "footnote_ref"})
"""What becomes a link, and can't be inside of one."""
_HELD = _FLOW | {"note"}


def place_notes(state: StateCore) -> None:
    """Give the notes of a page their numbers, and move those that can't stay where they are."""
    page = page_of(state.env)
    number = 0
    by_label: dict[str, Token] = {}
    is_moved = False
    for token in walk(state.tokens, _LINKS):
        if token.children and "link_open" in [child.type for child in token.children]:
            token.children = _out_of_links(token.children)
        if token.type == "note":
            by_label.setdefault(token.meta.get("label", ""), token)
            number += token.meta["kind"] == "sidenote"
            _identify(page, token, number)
        elif token.type == "note_mark":
            token.meta["note"] = by_label[token.meta["label"]]
        is_moved = is_moved or token.type in _HELD
    if is_moved:
        state.tokens = _placed(state.tokens)


def _out_of_links(children: Sequence[Token]) -> list[Token]:
    """Return inline tokens with the notes and marks that stand in a link's text behind the link."""
    placed: list[Token] = []
    waiting: list[Token] = []
    links = 0
    for token in children:
        links += token.nesting * (token.type in ("link_open", "link_close"))
        if links and token.type in _LINKS:
            waiting.append(token)
            continue
        placed.append(token)
        if not links:
            placed.extend(waiting)
            waiting = []
    return placed


def _identify(page: Page, note: Token, number: int) -> None:
    """Give a note its number, in the order of the marks, and its id."""
    prefix = "sn" if note.meta["kind"] == "sidenote" else "mn"
    wanted = "-".join(note.meta["wanted"].split()) or f"{prefix}-{number or 'note'}"
    note.meta |= {"id": page.unique_id(wanted), "number": number}


def is_phrasing(note: Token) -> bool:
    """Return whether a note holds running text only, so that it may stand inside a paragraph."""
    blocks = (token.type for token in walk(note.children or ()) if token.block or token.type in _FLOW)
    return all(kind == "inline" for kind in blocks)


def _placed(tokens: Sequence[Token]) -> list[Token]:
    """Return block tokens with their notes placed; a block and its notes become one unit."""
    placed: list[Token] = []
    index = 0
    while index < len(tokens):
        end = _end_of_unit(tokens, index)
        if end:
            block = tokens[index:end]
            notes = [note for token in block for note in _taken_out(token)]
            placed.extend(_unit(_UNITS[tokens[index].type], block, notes) if notes else block)
            index = end
            continue
        children = tokens[index].children or []
        if tokens[index].type == "inline" and [child for child in children if child.children is not None]:
            tokens[index].children = _straightened(children)
            _widen(tokens, index)
        placed.append(tokens[index])
        index += 1
    return placed


def _end_of_unit(tokens: Sequence[Token], index: int) -> int:
    """Return the index behind the block at `index` if notes must not stand in it, else 0."""
    opening = tokens[index]
    if opening.type not in _UNITS:
        return 0
    level = 0
    for end in range(index, len(tokens)):
        level += tokens[end].nesting
        if level == 0:
            return end + 1
    return len(tokens)


def _unit(name: str, block: Sequence[Token], notes: Iterable[Token]) -> list[Token]:
    opening = Token("unit_open", "div", 1, block=True, attrs={"class": name})
    closing = Token("unit_close", "div", -1, block=True)
    bodies = [_body(note, block=True) for note in notes]
    return [opening, *block, Token("unit_notes", "", 0, children=bodies, meta={"unit": name}), closing]


def _label(note: Token) -> Token:
    return Token("note_label", "", 0, meta={"note": note})


def _body(note: Token, *, block: bool = False) -> Token:
    """Return the note's text as a token of its own; as a block it is one in every reader's view."""
    note.meta["phrasing"] = note.meta["phrasing"] and not block
    return Token("note_body", "", 0, children=note.children, meta={"note": note})


def _taken_out(token: Token) -> list[Token]:
    """Leave only the marks of the notes inside `token`, and return the notes in order."""
    notes: list[Token] = []
    for index, child in enumerate(token.children or ()):
        if child.type == "note":
            assert token.children is not None  # noqa: S101 - we are iterating over it
            token.children[index] = _label(child)
            notes.extend((child, *_inner(child)))
        else:
            notes.extend(_taken_out(child))
    return notes


def _inner(note: Token) -> list[Token]:
    """Place the blocks of a note's own text and take the notes inside it out."""
    notes = [inner for child in note.children or () for inner in _taken_out(child)]
    note.children = _placed(note.children or [])
    note.meta["phrasing"] = is_phrasing(note)
    return notes


def _straightened(children: list[Token]) -> list[Token]:
    """Return inline tokens in which every note stands where HTML allows it."""
    straight: list[Token] = []
    waiting: list[Token] = []
    depth = 0
    for token in children:
        depth += token.nesting
        if token.type != "note":
            straight.append(token)
            waiting.extend(_out_of_span(token))
        else:
            inner = [_body(note) for note in _inner(token)]
            if depth and not token.meta["phrasing"]:
                straight.append(_label(token))
                waiting.extend((_body(token), *inner))
            else:
                straight.extend((token, *inner))
        if not depth:
            straight.extend(waiting)
            waiting = []
    return [*straight, *waiting]


def _out_of_span(token: Token) -> list[Token]:
    """Take the notes out of a span that is one token (a new thought), marks and all."""
    notes: list[Token] = []
    for inline in token.children or ():
        own = [child for child in inline.children or () if child.type == "note"]
        inline.children = [child for child in inline.children or () if child.type != "note"]
        for note in own:
            notes.extend((note, *(_body(n) for n in _inner(note))))
    return notes


def _widen(tokens: Sequence[Token], index: int) -> None:
    """Turn a paragraph that holds a block into a ``<div role="paragraph">``: HTML's `p` can't hold one."""
    opening = tokens[index - 1] if index else None
    if opening is None or opening.type != "paragraph_open" or not _holds_block(tokens[index].children or ()):
        return
    opening.tag = tokens[index + 1].tag = "div"
    opening.attrJoin("class", "p")
    opening.attrSet("role", "paragraph")


def _holds_block(children: Iterable[Token]) -> bool:
    for token in children:
        note = token.meta["note"] if token.type == "note_body" else token
        if token.type in _FLOW or (note.type == "note" and not note.meta["phrasing"]):
            return True
    return False
