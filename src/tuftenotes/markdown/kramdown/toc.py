"""``{:toc}`` under a list: kramdown puts the page's contents in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from tuftenotes.markdown.page import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["toc_plugin"]

_MARK = re.compile(r"\{:(?:[^}]*\s)?toc(?=[\s}])[^}]*\}[ \t]*\Z")
_NO_TOC = "no_toc"
_HIDDEN = frozenset(
    {"note", "note_label", "note_body", "note_mark", "footnote_ref", "link_open", "link_close"}
)


def toc_plugin(md: MarkdownIt) -> None:
    """Add the mark, and the list that takes its place when all headings have their ids."""
    alt: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("block_attributes", "toc_mark", _rule, alt)
    md.core.ruler.after("heading_ids", "toc", _place)
    md.add_render_rule("toc", _render)


def _rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith("{:", start):
        return False
    if not _MARK.match(state.src[start : state.eMarks[start_line]]):
        return False
    if not silent:
        state.push("toc_mark", "", 0)
        state.line = start_line + 1
    return True


def _place(state: StateCore) -> None:
    """Put the contents in the place of the list above the first mark; other marks are dropped."""
    is_placed = False
    while any(token.type == "toc_mark" for token in state.tokens):
        index = next(i for i, token in enumerate(state.tokens) if token.type == "toc_mark")
        start = None if is_placed else _list_before(state.tokens, index)
        toc = []
        if start is not None:
            is_placed = True
            tag = state.tokens[start].tag
            identifier = page_of(state.env).unique_id("markdown-toc")
            others = [*state.tokens[:start], *state.tokens[index + 1 :]]
            headings = _headings(others, page_of(state.env).options.toc_levels)
            meta = {"id": identifier, "headings": headings}
            toc = [Token("toc", tag, 0, block=True, meta=meta)] if headings else []
        state.tokens[index if start is None else start : index + 1] = toc


def _list_before(tokens: Sequence[Token], index: int) -> int | None:
    """Return where the list that ends right before `index` opens."""
    if not index or not tokens[index - 1].type.endswith("_list_close"):
        return None
    level = 0
    for start in range(index - 1, -1, -1):
        level += tokens[start].nesting
        if level == 0:
            return start
    return None


def _headings(tokens: Sequence[Token], levels: Sequence[int]) -> list[tuple[int, str, list[Token]]]:
    return [
        (
            int(token.tag[1]),
            str(token.attrGet("id")),
            [t for t in tokens[index + 1].children or () if t.type not in _HIDDEN],
        )
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
        and token.attrGet("id")
        and int(token.tag[1]) in levels
        and _NO_TOC not in str(token.attrGet("class") or "").split()
    ]


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    items = [
        (level, name, str(renderer.renderInline(children, options, env)).strip())
        for level, name, children in token.meta["headings"]
    ]
    return _nested(items, token.tag, f' id="{token.meta["id"]}"') + "\n"


def _nested(items: Sequence[tuple[int, str, Any]], tag: str, attributes: str = "") -> str:
    """Return a list in which what follows an item on a deeper level is a list inside it."""
    parts = [f"<{tag}{attributes}>"]
    index = 0
    while index < len(items):
        level, name, html = items[index]
        end = index + 1
        while end < len(items) and items[end][0] > level:
            end += 1
        inner = _nested(items[index + 1 : end], tag) if end > index + 1 else ""
        anchor = escapeHtml(name)
        parts.append(f'<li><a href="#{anchor}" id="markdown-toc-{anchor}">{html}</a>{inner}</li>')
        index = end
    return "".join([*parts, f"</{tag}>"])
