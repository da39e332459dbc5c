"""Attributes: kramdown's ``{: .class #id key="value"}`` and Pandoc's ``{.class #id}``.

After a span (``*text*{: .x}``, ``![](a.png){width=200}``), on a line under or above a block, and
``## Heading {#id .class}``. mdit-py-plugins reads what is between the braces and adds ``[text]{.class}``
spans.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkLabel
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse

from tuftenotes.markdown.landmarks import last
from tuftenotes.markdown.nested import inline_tokens
from tuftenotes.markdown.page import page_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from tuftenotes.model import Dialect

__all__ = ["add_attributes", "attributes_plugin", "opening_of"]

_LINE = re.compile(r"\{:.*\}[ \t]*\Z|\{[.#][^{}]*\}[ \t]*\Z")
_SPAN = re.compile(r"\{(?::|(?=[.#]|[\w-]+=))[^{}\n]*\}")
_HEADING = re.compile(r"[ \t]+\{:?[ \t]*#([\w:.-]+)[ \t]*\}\Z")
_HEADING_LIST = re.compile(r"[ \t]+(\{[.#][^{}]*\})\Z")
_ATTRIBUTES = "block_attributes"


def attributes_plugin(md: MarkdownIt) -> None:
    """Add attributes to spans, blocks and headings."""
    attrs_plugin(md, after=(), spans=True, span_after="footnote_undefined")
    md.inline.ruler.before("span", "tag_after_bracket", _tag_after_bracket)
    alt: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", _ATTRIBUTES, _line_rule, alt)
    md.core.ruler.after("block", _ATTRIBUTES, _attach_to_blocks)
    md.core.ruler.after("inline", "span_attributes", _attach_to_spans)


def _tag_after_bracket(state: StateInline, silent: bool) -> bool:
    """Keep ``[text]{% tag %}`` from being a span: between these braces is a tag, not a comment."""
    if state.src[state.pos] != "[" or last(state.src, "]{%") < state.pos:
        return False
    end = parseLinkLabel(state, state.pos, disableNested=False)
    if end < 0 or not state.src.startswith("{%", end + 1):
        return False
    if not silent:
        state.pending += "["
    state.pos += 1
    return True


def _read(braces: str) -> dict[str, str] | None:
    """Return the attributes between braces, None where there are none to be read."""
    try:
        _, attributes = parse(re.sub(r"\A\{:", "{", braces.strip()))
    except ParseError:
        return None
    return attributes


def _line_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("{", start) or state.is_code_block(start_line):
        return False
    line = state.src[start : state.eMarks[start_line]]
    if not _LINE.match(line) or _read(line) is None:
        return False
    if not silent:
        token = state.push(_ATTRIBUTES, "", 0)
        token.map = [start_line, start_line + 1]
        token.attrs.update(_read(line) or {})
        state.line = start_line + 1
    return True


def _attach_to_blocks(state: StateCore) -> None:
    """Give each attribute line to the block right above it, else to the block below; drop the line."""
    kept: list[Token] = []
    waiting: dict[str, str | int | float] = {}
    for index, token in enumerate(state.tokens):
        if token.type != _ATTRIBUTES:
            if waiting and token.nesting >= 0:
                add_attributes(token, waiting)
                waiting = {}
            kept.append(token)
            continue
        above = opening_of(kept) if token.map and _touches(kept, token.map[0]) else None
        if above is not None:
            add_attributes(above, token.attrs)
        elif index + 1 < len(state.tokens):
            waiting.update(token.attrs)
    state.tokens = kept


def _touches(tokens: Sequence[Token], line: int) -> bool:
    """Return whether the block that `tokens` end with ends right above `line`."""
    opening = opening_of(tokens)
    return bool(opening and opening.map and opening.map[1] >= line and _last_line(tokens) == line)


def _last_line(tokens: Sequence[Token]) -> int:
    return max(
        (t.map[1] for t in reversed(tokens[-40:]) if t.map and (t.type == "inline" or not t.nesting)),
        default=-1,
    )


def opening_of(tokens: Sequence[Token], end: int | None = None) -> Token | None:
    """Return the token that opens the block which `tokens` end with, or which ends before index `end`."""
    level = 0
    for index in range(len(tokens) if end is None else end, 0, -1):
        token = tokens[index - 1]
        level += token.nesting
        if level == 0 and token.nesting >= 0 and token.type != "inline":
            return token
        if level > 0:
            return None
    return None


def _attach_to_spans(state: StateCore) -> None:
    for token in inline_tokens(state.tokens):
        if "{" in token.content and token.children:
            _attach_in(token.children)
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and inline.children:
            _heading_attributes(opening, inline.children[-1], page_of(state.env).options.dialect)


def _attach_in(children: list[Token]) -> None:
    for index, token in enumerate(children):
        if token.type != "text" or not index or not token.content.startswith("{"):
            continue
        found = _SPAN.match(token.content)
        target = opening_of(children, index)
        attributes = _read(found[0]) if found else None
        if (
            found
            and target is not None
            and target.type not in ("text", "softbreak")
            and attributes is not None
        ):
            add_attributes(target, attributes)
            token.content = token.content[found.end() :]


def _heading_attributes(opening: Token, last: Token, dialect: Dialect) -> None:
    found = _HEADING.search(last.content) if last.type == "text" else None
    if found:
        opening.attrSet("id", found[1])
        last.content = last.content[: found.start()]
        return
    found = _HEADING_LIST.search(last.content) if last.type == "text" and dialect == "native" else None
    attributes = _read(found[1]) if found else None
    if found and attributes:
        add_attributes(opening, attributes)
        last.content = last.content[: found.start()]


def add_attributes(token: Token, attributes: Mapping[str, str | int | float]) -> None:
    """Give a token attributes; classes are added to those it has."""
    for key, value in attributes.items():
        if key == "class":
            token.attrJoin("class", str(value))
        else:
            token.attrSet(key, str(value))
