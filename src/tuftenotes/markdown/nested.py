"""Parsing text that stands inside other text (a tag's argument, a note) with positions that still hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.page import Page, page_of
from tuftenotes.markdown.pieces import pieces
from tuftenotes.markdown.source_map import Region, inline_region, nested_region

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.utils import EnvType

__all__ = [
    "OPEN_END",
    "block_tokens",
    "holds",
    "inline_token",
    "inline_tokens",
    "parse_inlines",
    "region_of",
    "walk",
]

_INLINE = frozenset({"inline"})

OPEN_END = "open_end"
"""The key in `env` with the text whose end is no boundary of a block: what is around it closes there."""


def inline_token(region: Region) -> Token:
    """Return an inline token for the text of `region`, to be parsed by `parse_inlines`."""
    return Token("inline", "", 0, content=region.text, meta={"region": region})


def block_tokens(md: MarkdownIt, env: EnvType, region: Region) -> list[Token]:
    """Parse the text of `region` as blocks; the inline tokens in the result are still to be parsed."""
    page = page_of(env)
    outer, page.block = page.block, region
    tokens: list[Token] = []
    md.block.parse(region.text, md, env, tokens)
    page.block = outer
    for token in tokens:
        if token.type == "inline" and token.map:
            token.meta["region"] = inline_region(region, token.content, token.map[0])
    return tokens


def parse_inlines(md: MarkdownIt, env: EnvType, tokens: Sequence[Token]) -> None:
    """Parse every inline token among `tokens` and their children that has not been parsed yet."""
    page = page_of(env)
    for token in walk(tokens, _INLINE):
        if token.type == "inline" and not token.children:
            token.children = []
            if not token.content:  # a short row of a wide table may have tens of thousands of such cells
                continue
            outer, region = page.inline, region_of(page, token)
            for offset, piece in pieces(token.content):
                page.inline = nested_region(region, offset, piece) if offset else region
                if offset:
                    page.report(Code.DENSE, page.place(0), "this paragraph is too dense to be read as one")
                # Into a list of its own: the second pass looks at all that is there.
                token.children += md.inline.parse(piece, md, env, [])
            page.inline = outer


def region_of(page: Page, token: Token) -> Region:
    """Return the region that the content of an inline token was cut from."""
    region = token.meta.get("region")
    if region is None:
        region = inline_region(page.block, token.content, token.map[0] if token.map else 0)
    assert isinstance(region, Region)  # noqa: S101 - only this package writes that key
    return region


def walk(tokens: Sequence[Token], leaves: Container[str] | None = None) -> Iterator[Token]:
    """Yield every token of the tree in the order of the document, parents before their children.

    With `leaves`, of the tokens without children only those of these types: most of a page is pieces of text
    that nobody looks for. Children that a consumer gives a token while it holds it are visited too.
    """
    waiting: list[Iterator[Token]] = []
    current = iter(tokens)
    while True:
        for token in current:
            if not (token.children or leaves is None or token.type in leaves):
                continue
            yield token
            if token.children:
                waiting.append(current)
                current = iter(token.children)
                break
        else:
            if not waiting:
                return
            current = waiting.pop()


def holds(tokens: Sequence[Token], types: Container[str]) -> bool:
    """Return whether a token of one of these types is in the tree."""
    return any(token.type in types for token in walk(tokens, types))


def inline_tokens(tokens: Sequence[Token]) -> list[Token]:
    """Return the inline tokens of the tree, those inside notes and captions too."""
    return [token for token in walk(tokens, _INLINE) if token.type == "inline"]
