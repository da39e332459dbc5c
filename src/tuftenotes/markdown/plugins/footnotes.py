"""``[^1]`` footnotes: side notes where they are referred to, or end notes as kramdown makes them.

mdit-py-plugins' footnote plugin reads them; what becomes of them is decided here. As in pandoc-sidenote, a
text that begins with ``{-}`` is an unnumbered note in the margin, one with ``{.}`` stays at the page's end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_tail

from tuftenotes.diagnostics import Code, did_you_mean
from tuftenotes.markdown.nested import walk
from tuftenotes.markdown.page import Place, page_of
from tuftenotes.markdown.plugins.endnotes import endnotes_plugin
from tuftenotes.markdown.plugins.notes import unwrapped
from tuftenotes.markdown.source_map import nested_region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

__all__ = ["footnotes_plugin"]

_MARK = re.compile(r"\[\^([^\s\]]+)\]")
_KIND = re.compile(r"\s*\{([-.])\}\s*")
_KINDS = {"-": "marginnote", ".": "endnote"}


def footnotes_plugin(md: MarkdownIt, *, sidenotes: bool) -> None:
    """Add footnotes; with `sidenotes` they stand in the margin, else at the end of the page."""
    footnote_plugin(md)
    endnotes_plugin(md)
    md.inline.ruler.at("footnote_inline", _inline_rule)
    md.inline.ruler.after("footnote_ref", "footnote_undefined", _undefined_mark)
    md.core.ruler.before("footnote_tail", "footnote_definitions", _report_definitions)
    if sidenotes:
        md.core.ruler.at("footnote_tail", _to_sidenotes)


def _inline_rule(state: StateInline, silent: bool) -> bool:
    """Read ``^[a note]``, whose text the plugin parses by itself, with the places of what is in it."""
    if silent or not state.src.startswith("^[", state.pos):
        return footnote_inline(state, silent)
    page = page_of(state.env)
    outer, start = page.inline, state.pos + 2
    page.inline = nested_region(outer, start, state.src[start : state.posMax])
    found = footnote_inline(state, silent)
    if found:
        number = state.tokens[-1].meta["id"]
        state.env["footnotes"]["list"][number]["region"] = page.inline
    page.inline = outer
    return found


def _undefined_mark(state: StateInline, silent: bool) -> bool:
    """Report a mark that no footnote belongs to; it stays the text that it is."""
    if silent or not state.src.startswith("[^", state.pos):
        return False
    mark = _MARK.match(state.src, state.pos)
    page = page_of(state.env)
    if mark and not page.is_full and state.src[mark.end() : mark.end() + 1] not in ("(", ":"):
        known = [name[1:] for name in state.env.get("footnotes", {}).get("refs", {})]
        hint = did_you_mean(mark[1], known)
        page.report(Code.FOOTNOTE, page.place(state.pos), f"no footnote is called “{mark[1]}”", hint)
    return False


def _report_definitions(state: StateCore) -> None:
    """Report each footnote that nothing refers to (its text is shown nowhere), and each second text."""
    references = state.env.get("footnotes", {}).get("refs", {})
    page = page_of(state.env)
    first: dict[str, Place] = {}
    for token in state.tokens:
        if token.type != "footnote_reference_open":
            continue
        label = token.meta["label"]
        place = Place(page.block, page.block.starts[token.map[0]] if token.map else 0)
        if label in first:
            # The lines of a Jekyll site's page are known only behind Liquid.
            native = page.options.dialect == "native"
            more = f", first in line {first[label].locate()[0]}" if native else "; the last text counts"
            message = f"the footnote “{label}” is defined twice{more}"
            page.report(Code.FOOTNOTE, place, message, "give one of the two another name")
        elif references.get(f":{label}") == -1:
            message = f"nothing refers to the footnote “{label}”; its text is not shown"
            page.report(Code.FOOTNOTE, place, message)
        first.setdefault(label, place)


def _to_sidenotes(state: StateCore) -> None:
    """Put each footnote's text where it is first referred to; a second reference is a further mark for it.

    So is one in the footnote's own text, or in that of a footnote inside it.
    """
    if "footnotes" not in state.env:
        return
    notes: dict[int, Any] = state.env["footnotes"].get("list", {})
    running, texts = _definitions(state.tokens)
    contents = {number: _content(note, texts) for number, note in notes.items()}
    kinds = {number: _take_kind(tokens) for number, tokens in contents.items()}
    kept = [number for number, kind in kinds.items() if kind == "endnote"]
    placed: set[int] = set()
    for token in walk((*running, *(token for number in kept for token in contents[number]))):
        number = token.meta.get("id") if token.type == "footnote_ref" else None
        if number is None:
            continue
        if kinds[number] == "endnote":
            token.meta["id"] = kept.index(number)
        else:
            content = None if number in placed else contents[number]
            _become_note(token, kinds[number], content, notes[number].get("label", ""))
            placed.add(number)
    labels = {notes[number].get("label") for number in kept}
    state.tokens = [*running, *_kept_definitions(state.tokens, labels)]
    if kept:
        state.env["footnotes"]["list"] = {index: notes[number] for index, number in enumerate(kept)}
        footnote_tail(state)


def _become_note(token: Token, kind: str, content: list[Token] | None, label: str) -> None:
    if content is None:
        token.type, token.meta = "note_mark", {"label": label}
        return
    token.type, token.children = "note", unwrapped(content)
    token.meta = {"kind": kind, "wanted": f"fn-{label}" if label else "", "label": label}


def _content(note: Mapping[str, Any], texts: Mapping[str, list[Token]]) -> list[Token]:
    if "tokens" in note:
        meta = {"region": note["region"]}
        return [Token("inline", "", 0, content=note["content"], children=note["tokens"], meta=meta)]
    return texts.get(note["label"], [])


def _take_kind(tokens: Sequence[Token]) -> str:
    """Return what a footnote is to become, and take the sign that says so out of its text."""
    inline = next((token for token in tokens if token.type == "inline"), None)
    first = inline.children[0] if inline and inline.children else None
    sign = _KIND.match(first.content) if first and first.type == "text" else None
    if first is None or sign is None:
        return "sidenote"
    first.content = first.content[sign.end() :]
    return _KINDS[sign[1]]


def _definitions(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Split the token stream into the running text and the texts of the footnotes by label."""
    running: list[Token] = []
    texts: dict[str, list[Token]] = {}
    target = running
    for token in tokens:
        if token.type == "footnote_reference_open":
            target = texts.setdefault(token.meta["label"], [])
        elif token.type == "footnote_reference_close":
            target = running
        else:
            target.append(token)
    return running, texts


def _kept_definitions(tokens: Sequence[Token], labels: set[str | None]) -> list[Token]:
    """Return the definitions, with their opening and closing tokens, of the footnotes called `labels`."""
    kept: list[Token] = []
    inside = False
    for token in tokens:
        if token.type == "footnote_reference_open":
            inside = token.meta["label"] in labels
        if inside:
            kept.append(token)
        inside = inside and token.type != "footnote_reference_close"
    return kept
