"""``{:toc}`` under a list: kramdown puts the page's contents in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from tuftenotes.markdown.kramdown.attribute_lists import TOC
from tuftenotes.markdown.page import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["lower_headings", "toc_plugin"]

_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_NO_TOC = "no_toc"
_HIDDEN = frozenset(
    {"note", "note_label", "note_body", "note_mark", "footnote_ref", "link_open", "link_close"}
)


def toc_plugin(md: MarkdownIt) -> None:
    """Find the mark, and add the list that takes its place when all headings have their ids."""
    md.core.ruler.after("block_attributes", "toc_mark", _find)
    md.core.ruler.after("heading_ids", "toc", _place)
    md.add_render_rule("toc", _render)


def _find(state: StateCore) -> None:
    """Take the name from the attributes of all blocks; the first list that had it is the one."""
    is_found = False
    for token in state.tokens:
        if token.attrs.pop(TOC, None) is not None and token.type in _LISTS and not is_found:
            token.meta[TOC] = is_found = True


def _place(state: StateCore) -> None:
    """Put the contents in the place of the list."""
    tokens = state.tokens
    start = next((index for index, token in enumerate(tokens) if TOC in token.meta), None)
    if start is None:
        return
    end = _end(tokens, start)
    opening, page = tokens[start], page_of(state.env)
    headings = _headings([*tokens[:start], *tokens[end:]], page.options.toc_levels)
    attributes = {"id": page.unique_id(str(opening.attrs.get("id", "markdown-toc")))}
    toc = Token("toc", opening.tag, 0, attrs={**opening.attrs, **attributes}, block=True)
    toc.meta = {"headings": headings}
    state.tokens = [*tokens[:start], *([toc] if headings else []), *tokens[end:]]


def lower_headings(state: StateCore) -> None:
    """Put headings on the level they are shown on; a list of contents goes by the one they are written on."""
    offset = page_of(state.env).options.heading_offset
    for token in state.tokens if offset else ():
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1]) + offset, 1), 6)}"


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return where the list ends that opens at `start`."""
    level = 0
    for index in range(start, len(tokens)):
        level += tokens[index].nesting
        if level == 0:
            return index + 1
    return len(tokens)


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
        (level, escapeHtml(name), str(renderer.renderInline(children, options, env)).strip())
        for level, name, children in token.meta["headings"]
    ]
    prefix = escapeHtml(str(token.attrs["id"]))
    return _nested(items, prefix, token.tag, renderer.renderAttrs(token)) + "\n"


def _nested(items: Sequence[tuple[int, str, Any]], prefix: str, tag: str, attributes: str = "") -> str:
    """Return a list in which what follows an item on a deeper level is a list inside it.

    The items stand in lines of their own, so that their words are apart where somebody takes the tags away.
    """
    parts = [f"<{tag}{attributes}>"]
    index = 0
    while index < len(items):
        level, name, html = items[index]
        end = index + 1
        while end < len(items) and items[end][0] > level:
            end += 1
        inner = f"\n{_nested(items[index + 1 : end], prefix, tag)}\n" if end > index + 1 else ""
        parts.append(f'<li><a href="#{name}" id="{prefix}-{name}">{html}</a>{inner}</li>')
        index = end
    return "\n".join([*parts, f"</{tag}>"])
