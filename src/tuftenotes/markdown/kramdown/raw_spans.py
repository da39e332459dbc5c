"""Elements in running text whose content is no Markdown: code and its like, and those kramdown does not know.

Up to the tag that closes it, or to the end of the text, such an element holds tags and text. A tag of a block
is text there, and so is a closing tag that closes something else (kramdown 2.4, parser/kramdown/html.rb).
The tags of Liquid plugins work in it as elsewhere, since Jekyll has replaced them before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tuftenotes.markdown.kramdown.html_elements import (
    MARKDOWN,
    OPENING,
    PIECE,
    VOID,
    content_model,
    escaped,
    is_block,
    is_known,
)
from tuftenotes.markdown.nested import inline_tokens
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.plugins.tag import construct_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["RAW", "TEXT", "raw_spans_plugin"]

RAW = "raw"
"""The `info` of HTML tokens that are not looked into: pieces of such an element, and what is no Markdown."""
TEXT = "raw_text"
"""The type of tokens of text that is shown as it is written, quotation marks too."""
_HTML, _CALL = "html_inline", "call"
_SCHEME = re.compile(r"(?:mailto|https?|ftps?):")


class _Piece(NamedTuple):
    """A piece of an element: the type of the token to make of it, its text, and where that ends."""

    type: str
    text: str
    end: int


def raw_spans_plugin(md: MarkdownIt) -> None:
    """Add the rule in front of the one for HTML, and the one that takes the attribute `MARKDOWN` away."""
    md.inline.ruler.before("html_inline", "raw_html", _rule)
    md.core.ruler.after("stray_tags", "markdown_wishes", _drop_wishes)
    md.add_render_rule(TEXT, _render)


def _rule(state: StateInline, silent: bool) -> bool:
    opening = OPENING.match(state.src, state.pos, state.posMax)
    if opening is None or not _is_raw(opening, parse=page_of(state.env).options.span_html):
        return False
    for piece in _pieces(state, opening):
        if silent:
            state.pos = piece.end
        elif piece.type == _CALL:
            outer, state.posMax = state.posMax, piece.end
            state.md.inline.tokenize(state)
            state.posMax = outer
        else:
            token = state.push(piece.type, "", 0)
            token.content, token.info = piece.text, RAW
            state.pos = piece.end
    return True


def _is_raw(opening: re.Match[str], *, parse: bool) -> bool:
    """Return whether an element holds no Markdown; with kramdown's option parse_span_html off none does."""
    name = opening["name"].lower()
    has_content = not opening["closed"] and name not in VOID and not is_block(name)
    wish = MARKDOWN.search(opening["attributes"])
    parse = parse and not (wish and "0" in wish.groups())
    return has_content and not (parse and content_model(name) != "raw") and not _SCHEME.match(name)


def _drop_wishes(state: StateCore) -> None:
    for token in inline_tokens(state.tokens):
        if "markdown" not in token.content:
            continue
        for child in token.children or ():
            opening = OPENING.match(child.content) if child.type == "html_inline" else None
            if opening and (wish := MARKDOWN.search(opening[0])):
                child.content = child.content[: wish.start()] + child.content[wish.end() :]


def _pieces(state: StateInline, opening: re.Match[str]) -> Iterator[_Piece]:
    text, waiting, end = state.src, [opening["name"]], opening.end()
    yield _Piece(_HTML, opening[0], end)
    while waiting and (found := PIECE.search(text, end, state.posMax)):
        if found.start() > end:
            yield _Piece(TEXT, text[end : found.start()], found.start())
        end = found.end()
        if found[0] != "{%":
            yield _Piece(_HTML if _is_tag(found, waiting) else TEXT, found[0], end)
        elif call := construct_end(state.md, text, found.start()):
            end = call
            yield _Piece(_CALL, "", end)
        else:
            yield _Piece(TEXT, found[0], end)
    if waiting and end < state.posMax:
        yield _Piece(TEXT, text[end : state.posMax], state.posMax)
    for name in reversed(waiting):
        yield _Piece(_HTML, f"</{name}>", state.posMax)


def _is_tag(tag: re.Match[str], waiting: list[str]) -> bool:
    """Return whether a tag is one in its place, or a comment; keep account of what waits for its end."""
    name = tag["name"] or tag["closing"]
    if name is None:
        return True
    if tag["closing"]:
        known = is_known(waiting[-1])
        if name != waiting[-1] and not (known and name.lower() == waiting[-1].lower()):
            return False
        waiting.pop()
    elif is_block(name):
        return False
    elif not tag["closed"] and name.lower() not in VOID:
        waiting.append(name)
    return True


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return escaped(tokens[index].content)
