"""``{::comment}``, ``{::nomarkdown}`` and ``{::options}``: kramdown's extensions in braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuftenotes.markdown.kramdown.html_blocks import BLOCK_HTML
from tuftenotes.markdown.kramdown.raw_spans import RAW
from tuftenotes.markdown.landmarks import last

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

__all__ = ["extensions_plugin"]

_ALONE = re.compile(r"\{::(?P<alone>\w+)[^}]*/\}")
_FRAMED = re.compile(r"\{::(?P<name>comment|nomarkdown)[^}]*\}(?P<body>.*?)\{:/(?:(?P=name))?\}", re.DOTALL)
_BLOCK_HTML = re.compile(r"""parse_block_html=["'](true|false)["']""")


def extensions_plugin(md: MarkdownIt) -> None:
    """Drop comments and options, and pass what is not Markdown through as HTML."""
    alt: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", "extension", _block_rule, alt)
    md.inline.ruler.before("escape", "extension", _inline_rule)


def _block_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    found = _extension(state.src, start)
    if found is None:
        return False
    line = start_line
    while line < state.lineMax and state.eMarks[line] < found.end():
        line += 1
    if line >= state.lineMax or state.src[found.end() : state.eMarks[line]].strip():
        return False
    if not silent:
        if found[1] == "options":
            _set_options(state, found[0])
        if found.re is _FRAMED and found[1] == "nomarkdown":
            token = state.push("html_block", "", 0)
            token.content, token.map = found["body"].strip("\n") + "\n", [start_line, line + 1]
        state.line = line + 1
    return True


def _extension(text: str, start: int) -> re.Match[str] | None:
    """Return the extension that begins at `start`: its name is the first group, its content ``body``."""
    if not text.startswith("{::", start):
        return None
    return _ALONE.match(text, start) or (_FRAMED.match(text, start) if last(text, "{:/") > start else None)


def _set_options(state: StateBlock, text: str) -> None:
    option = _BLOCK_HTML.search(text)
    if option:
        state.env[BLOCK_HTML] = option[1] == "true"


def _inline_rule(state: StateInline, silent: bool) -> bool:
    found = _extension(state.src, state.pos)
    if found is None or found.end() > state.posMax:
        return False
    if not silent and found.re is _FRAMED and found[1] == "nomarkdown":
        token = state.push("html_inline", "", 0)
        token.content, token.info = found["body"], RAW
    state.pos = found.end()
    return True
