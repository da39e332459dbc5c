"""Raw HTML: a block ends where its element ends, and formulas in its text are formulas.

CommonMark lets an HTML block run on to the next blank line, so that text right under ``</figure>`` would not
be Markdown any more; kramdown, which every existing course relies on, ends it at the closing tag.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.token import Token

from tuftenotes.markdown.landmarks import last
from tuftenotes.markdown.nested import walk
from tuftenotes.markdown.page import Page, Place, page_of
from tuftenotes.markdown.plugins.html_content import holds_markdown, push_markdown_element
from tuftenotes.markdown.plugins.html_problems import report_unread
from tuftenotes.markdown.source_map import inline_region
from tuftenotes.mathematics import Formula, split_html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

    from tuftenotes.model import Dialect

__all__ = ["element_ends", "html_plugin"]

_VOID = frozenset({"base", "basefont", "col", "frame", "hr", "link", "param", "track"})
_OPENING = re.compile(
    rf"<({'|'.join(name for name in block_names if name not in _VOID)})(?=[\s/>])", re.IGNORECASE
)
_SPAN_NAMES = (
    "a|abbr|acronym|b|big|bdo|br|button|cite|code|del|dfn|em|i|img|input|ins|kbd|label|mark|math|object|"
    "option|q|s|samp|select|small|span|strike|strong|sub|sup|svg|textarea|time|tt|u|var"
)
_SPAN = re.compile(rf"</?(?:{_SPAN_NAMES})(?=[\s/>])", re.IGNORECASE)
"""kramdown reads these as text (its HTML_SPAN_ELEMENTS); CommonMark makes a block of one on its own line."""
_FORMULA_START = re.compile(r"\\[(\[]|\\begin\{|\$|<script", re.IGNORECASE)


def html_plugin(md: MarkdownIt, *, dialect: Dialect, dollars: bool) -> None:
    """End HTML blocks at their closing tag, and find the formulas in raw HTML."""
    md.block.ruler.at(
        "html_block", partial(_block_rule, dialect=dialect), {"alt": ["paragraph", "reference", "blockquote"]}
    )
    md.core.ruler.push("html_formulas", partial(_find_formulas, dollars=dollars))


def _block_rule(state: StateBlock, start_line: int, end_line: int, silent: bool, *, dialect: Dialect) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not silent and not state.is_code_block(start_line):
        opening = _OPENING.match(state.src, start)
        end = opening and _element_end(state.src, opening)
        stop_at_blank = dialect == "native" and not holds_markdown(state.src, start)
        line = end and _line_in_block(state, start_line, end, stop_at_blank=stop_at_blank)
        if end is not None and line is not None:
            _push_element(state, start_line, line, end)
            return True
    if silent and _is_inline_comment(state.src, start):
        return False
    if dialect == "jekyll" and _SPAN.match(state.src, start):
        return False
    if not html_block(state, start_line, end_line, silent):
        return False
    if dialect == "native" and not silent:
        report_unread(page_of(state.env), state.tokens[-1])
    return True


def _is_inline_comment(text: str, start: int) -> bool:
    """Return whether a comment begins here that ends before the next blank line: no end of a paragraph."""
    if not text.startswith("<!--", start):
        return False
    blank = text.find("\n\n", start)
    return text.find("-->", start, blank if blank >= 0 else len(text)) >= 0


def _element_end(text: str, opening: re.Match[str]) -> int | None:
    """Return the offset behind the closing tag that belongs to `opening`, None where there is none."""
    return element_ends(text, opening[1].lower()).get(opening.start())


@lru_cache(maxsize=16)
def element_ends(text: str, name: str) -> dict[int, int]:
    """Return where each element called `name` ends, by where it starts; those without an end are left out.

    Found in one go and remembered, since every opening tag of a page asks.
    """
    tags = re.compile(rf"<!--|<(/?){re.escape(name)}(?=[\s/>])", re.IGNORECASE)
    ends: dict[int, int] = {}
    waiting: list[int] = []
    position = 0
    while tag := tags.search(text, position):
        closing = "-->" if tag[1] is None else ">"
        end = text.find(closing, tag.end()) if last(text, closing) >= tag.end() else -1
        position = tag.end() if end < 0 else end + len(closing)
        if tag[1] is None:
            continue
        if end < 0:
            break
        if not tag[1] and text[end - 1] != "/":
            waiting.append(tag.start())
        elif tag[1] and waiting:
            ends[waiting.pop()] = position
    return ends


def _line_in_block(state: StateBlock, line: int, offset: int, *, stop_at_blank: bool) -> int | None:
    """Return the line in which `offset` is, None where the block around it (or a blank line) ends first."""
    first = line
    while line < state.lineMax:
        if offset <= state.eMarks[line]:
            return line
        line += 1
        empty = line < state.lineMax and state.isEmpty(line)
        if (empty and stop_at_blank) or (not empty and state.sCount[line] < state.blkIndent and line > first):
            return None
    return None


def _push_element(state: StateBlock, start_line: int, line: int, end: int) -> None:
    rest = state.src[end : state.eMarks[line]]
    content = state.getLines(start_line, line + 1, state.blkIndent, True)
    state.line = line + 1
    if rest.strip() and line > start_line:
        content = content[: len(content.rstrip("\n")) - len(rest)] + "\n"
        state.bMarks[line] = end + len(rest) - len(rest.lstrip())
        state.tShift[line], state.sCount[line] = 0, state.blkIndent
        state.line = line
    if holds_markdown(content, 0):
        push_markdown_element(state, content, start_line, line)
        return
    token = state.push("html_block", "", 0)
    token.map = [start_line, line + 1]
    token.content = content
    page = page_of(state.env)
    if page.options.dialect == "native":
        report_unread(page, token)


def _find_formulas(state: StateCore, *, dollars: bool) -> None:
    """Cut raw HTML into HTML and formulas, in block tokens and among inline tokens."""
    page = page_of(state.env)
    state.tokens = _cut(page, state.tokens, dollars=dollars)
    for token in walk(state.tokens, ()):
        if token.children and token.type != "inline":
            token.children = _cut(page, token.children, dollars=dollars)


def _cut(page: Page, tokens: list[Token], *, dollars: bool) -> list[Token]:
    if "html_block" not in [token.type for token in tokens]:
        return tokens
    if not any(t.type == "html_block" and _FORMULA_START.search(t.content) for t in tokens):
        return tokens
    cut: list[Token] = []
    for token in tokens:
        cut.extend(_parts(page, token, dollars=dollars) if token.type == "html_block" else [token])
    return cut


def _parts(page: Page, token: Token, *, dollars: bool) -> list[Token]:
    region = inline_region(page.block, token.content, token.map[0] if token.map else 0)
    parts, offset = [], 0
    for part in split_html(token.content, dollars=dollars):
        if isinstance(part, Formula):
            offset = max(token.content.find(part.tex, offset), offset)
            meta = {
                "tex": part.tex,
                "display": part.display,
                "label": part.label,
                "place": Place(region, offset),
            }
            parts.append(Token("formula", "math", 0, meta=meta))
        else:
            parts.append(Token("html_block", "", 0, content=part, block=True, map=token.map))
            offset = max(token.content.find(part, offset), offset) + len(part)
    return parts
