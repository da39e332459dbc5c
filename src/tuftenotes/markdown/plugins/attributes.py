"""Attributes: kramdown's ``{: .class #id key="value"}`` and Pandoc's ``{.class #id}``.

After a span (``*text*{: .x}``, ``![](a.png){width=200}``), on a line under or above a block, and
``## Heading {#id .class}``. mdit-py-plugins reads what is between the braces and adds ``[text]{.class}``
spans.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.helpers import parseLinkLabel
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.landmarks import last
from tuftenotes.markdown.nested import inline_tokens
from tuftenotes.markdown.page import Page, Place, page_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from tuftenotes.model import Dialect

__all__ = ["add_attributes", "attach_to_blocks", "attributes_plugin", "opening_of", "with_attributes"]

_LINE = re.compile(r"\{[ \t]*:.*\}[ \t]*\Z|\{[ \t]*[.#][^{}]*\}[ \t]*\Z")
_SPAN = re.compile(r"\{[ \t]*(?::|(?=[.#]|[\w-]+=))[^{}\n]*\}")
_HEADING = re.compile(r"[ \t]+\{[ \t]*+:?[ \t]*+#([\w:.-]+)[ \t]*\}\Z")
_HEADING_LIST = re.compile(r"[ \t]+(\{[ \t]*[.#][^{}]*\})\Z")
_FIRST_TAG = re.compile(r'<\w+((?: [\w-]+="[^"]*")*)')
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_ATTRIBUTES = "block_attributes"
_OF_OURS = frozenset({"figure", "epigraph", "formula"})
"""The blocks that Jekyll's plugins make, and kramdown has no attributes for."""


def attributes_plugin(md: MarkdownIt) -> None:
    """Add attributes to spans, blocks and headings."""
    attrs_plugin(md, after=(), spans=True, span_after="footnote_undefined")
    md.inline.ruler.before("span", "tag_after_bracket", _tag_after_bracket)
    alt: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", _ATTRIBUTES, _line_rule, alt)
    md.core.ruler.after("block", _ATTRIBUTES, _attach_on_page)
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
        _, attributes = parse(re.sub(r"\A\{[ \t]*:", "{", braces.strip()))
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
        token.meta["place"] = Place(page_of(state.env).block, start)
        token.attrs.update(_read(line) or {})
        state.line = start_line + 1
    return True


def _attach_on_page(state: StateCore) -> None:
    state.tokens = attach_to_blocks(page_of(state.env), state.tokens)


def attach_to_blocks(page: Page, tokens: list[Token]) -> list[Token]:
    """Give each attribute line to the block right above it, else to the block below; drop the line."""
    if _ATTRIBUTES not in [token.type for token in tokens]:
        return tokens
    kept: list[Token] = []
    waiting: Token | None = None
    for token in tokens:
        if token.type != _ATTRIBUTES:
            if waiting and token.nesting >= 0:
                _give(page, waiting, token)
                waiting = None
            kept.append(token)
            continue
        above = opening_of(kept) if token.map and _touches(kept, token.map[0]) else None
        if above is not None:
            _give(page, token, above)
        elif waiting is None:
            waiting = token
        else:
            waiting.attrs |= token.attrs
    if waiting:
        _report(page, waiting, "there is no block that these attributes are for", "write them under one")
    return kept


def _give(page: Page, line: Token, block: Token) -> None:
    """Give the attributes of a line to a block, if it can have some."""
    if block.type == "html_block":
        hint = "write them into its own tag"
        _report(page, line, "an element of HTML does not get these attributes", hint)
    if page.options.dialect == "native" or block.type not in _OF_OURS:
        add_attributes(block, line.attrs)


def _report(page: Page, line: Token, message: str, hint: str) -> None:
    if page.options.dialect == "native":
        page.report(Code.MISPLACED, line.meta["place"], message, hint)


def _touches(tokens: Sequence[Token], line: int) -> bool:
    """Return whether the block that `tokens` end with ends right above `line`."""
    opening = opening_of(tokens)
    if opening is None or opening.map is None:
        return False
    if _is_container(opening):
        return _end(opening) == line
    return opening.map[1] >= line and _last_line(tokens) == line


def _last_line(tokens: Sequence[Token]) -> int:
    counted = (t for t in tokens[-40:] if t.type == "inline" or not t.nesting or _is_container(t))
    return max((_end(token) for token in counted), default=-1)


def _is_container(token: Token) -> bool:
    return token.nesting > 0 and token.type.startswith("container_")


def _end(token: Token) -> int:
    """Return the line behind a token; that of colons, which ends a container, is not in the map of any."""
    return token.map[1] + _is_container(token) if token.map else -1


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


def with_attributes(html: str, attributes: Mapping[str, str | int | float]) -> str:
    """Return `html` with the attributes in its first tag, which has its own in double quotes, if any."""
    first = _FIRST_TAG.match(html) if attributes else None
    if first is None:
        return html
    merged = dict(_ATTRIBUTE.findall(first[1]))
    for key, value in attributes.items():
        written = escapeHtml(str(value))
        if key == "class" and key in merged:
            written = f"{merged[key]} {written}"
        elif key == "style" and key in merged:
            written = f"{written};{merged[key]}"
        merged[key] = written
    written = "".join(f' {escapeHtml(key)}="{value}"' for key, value in merged.items())
    return html[: first.start(1)] + written + html[first.end() :]
