"""What kramdown keeps aside under a name: link definitions, footnotes and abbreviations.

A link definition stands on one line (its title may follow on the next), its address may hold blanks, and the
last one of a name counts. Attributes right below are those of every link with the name. None of them ends a
paragraph: right below text they are text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from tuftenotes.markdown.kramdown.attribute_lists import await_attributes
from tuftenotes.markdown.kramdown.lines import ends_lazy_text, line_of, nested_blocks
from tuftenotes.markdown.nested import inline_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

__all__ = ["named_texts_plugin"]

_LINK = re.compile(
    r" {0,3}\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|([^\n]*?\S[^\n]*?))"
    r"(?:(?:[ \t]*\n|[ \t]+)[ \t]*([\"'])(.+?)\4)?[ \t]*(?:\n|\Z)"
)
_MISPLACED_TITLE = re.compile(r"[ \t]+[\"']")
_FOOTNOTE = re.compile(r" {0,3}\[\^(\w[\w-]*)\]:(.*)")
_INDENTED = re.compile(r"(?:\t| {4})")
_ABBREVIATION = re.compile(r" {0,3}\*\[(.+?)\]:(.*)")
_ABBREVIATIONS = "kramdown_abbreviations"


def named_texts_plugin(md: MarkdownIt) -> None:
    """Replace the rules for link definitions and footnotes, and add abbreviations."""
    md.block.ruler.at("reference", _link)
    md.block.ruler.at("footnote_def", _footnote)
    md.block.ruler.before("list", "abbreviation", _abbreviation)
    md.core.ruler.after("inline", "abbreviations", _mark_abbreviations)


def _link(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    lines = [line_of(state, start_line)]
    if start_line + 1 < state.lineMax and state.sCount[start_line + 1] >= state.blkIndent:
        lines.append(line_of(state, start_line + 1))
    found = _LINK.match("\n".join(lines)) or _LINK.match(lines[0])
    if found is None or _MISPLACED_TITLE.search(found[3] or ""):
        return False
    if not silent:
        after = start_line + (2 if "\n" in found[0].rstrip("\n") else 1)
        attributes: dict[str, str] = {}
        state.env.setdefault("references", {})[normalizeReference(found[1])] = {
            "title": found[5] or "",
            "href": state.md.normalizeLink((found[3] if found[2] is None else found[2]).strip()),
            "map": [start_line, after],
            "attributes": attributes,
        }
        await_attributes(state, after, attributes)
        state.line = after
    return True


def _footnote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    found = _FOOTNOTE.match(line_of(state, start_line))
    if silent or found is None:
        return False
    lines, line = _footnote_lines(state, start_line + 1)
    state.env.setdefault("footnotes", {}).setdefault("refs", {})[f":{found[1]}"] = -1
    opening = Token("footnote_reference_open", "", 1, meta={"label": found[1]}, map=[start_line, line])
    tokens = nested_blocks(state, "\n".join([found[2].lstrip(), *lines]), start_line)
    state.tokens += [opening, *tokens, Token("footnote_reference_close", "", -1)]
    state.line = line
    return True


def _footnote_lines(state: StateBlock, line: int) -> tuple[list[str], int]:
    """Return what belongs to a footnote below its first line: indented lines, what is right below these."""
    lines: list[str] = []
    last = 0
    indented = False
    first = line
    while line < state.lineMax and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        text = line_of(state, line)
        if not text.strip():
            indented = False
        elif _INDENTED.match(text):
            indented = True
            text = _INDENTED.sub("", text, count=1)
        elif not indented or ends_lazy_text(text):
            break
        lines.append(text if text.strip() else "")
        last = len(lines) if text.strip() else last
        line += 1
    return lines[:last], first + last


def _abbreviation(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    found = _ABBREVIATION.match(line_of(state, start_line))
    if found is None:
        return False
    if not silent:
        title = found[2].strip()
        attributes = {"title": title} if title else {}
        state.env.setdefault(_ABBREVIATIONS, {})[found[1]] = attributes
        await_attributes(state, start_line + 1, attributes)
        state.line = start_line + 1
    return True


def _mark_abbreviations(state: StateCore) -> None:
    """Frame each abbreviation that stands in the text as a word."""
    meanings: Mapping[str, Mapping[str, str]] = state.env.get(_ABBREVIATIONS, {})
    if not meanings:
        return
    names = "|".join(map(re.escape, sorted(meanings, key=len, reverse=True)))
    words = re.compile(rf"(?<!\w)({names})(?!\w)")
    for token in inline_tokens(state.tokens):
        children = token.children or []
        token.children = [
            part
            for child in children
            for part in (_marked(child, words, meanings) if child.type == "text" else [child])
        ]


def _marked(text: Token, words: re.Pattern[str], meanings: Mapping[str, Mapping[str, str]]) -> list[Token]:
    pieces = words.split(text.content)
    if len(pieces) == 1:
        return [text]
    marked: list[Token] = []
    for index, piece in enumerate(pieces):
        inside = Token("text", "", 0, content=piece, level=text.level)
        if index % 2 == 0:
            marked += [inside] if piece else []
            continue
        opening = Token("abbr_open", "abbr", 1, attrs=dict(meanings[piece]))
        marked += [opening, inside, Token("abbr_close", "abbr", -1)]
    return marked
