"""``{::comment}``, ``{::nomarkdown}`` and ``{::options}``: kramdown's extensions in braces."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tuftenotes.markdown.kramdown.attribute_lists import attributes_of
from tuftenotes.markdown.kramdown.raw_spans import RAW
from tuftenotes.markdown.landmarks import last
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.page_options import heading_levels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.utils import EnvType

    from tuftenotes.markdown.page import Page

__all__ = ["extensions_plugin"]

_FLAGS = {"parse_block_html": "block_html", "parse_span_html": "span_html", "auto_ids": "auto_ids"}
"""Options of kramdown by name, and what they are called here."""
_NAME = r"\{::(?P<name>comment|nomarkdown|options)(?:\s(?P<attributes>(?:\\\}|[^}])*?))?"
_ALONE = re.compile(_NAME + r"/\}")
_FRAMED = re.compile(_NAME + r"\}(?P<body>.*?)\{:/(?:(?P=name))?\}", re.DOTALL)


def extensions_plugin(md: MarkdownIt) -> None:
    """Drop comments, hear options, and pass what is not Markdown through as HTML."""
    alt: RuleOptionsType = {"alt": ["reference", "blockquote", "list"]}
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
        html = _apply(state.env, found).strip("\n")
        if html:
            token = state.push("html_block", "", 0)
            token.content, token.map = html + "\n", [start_line, line + 1]
        state.line = line + 1
    return True


def _extension(text: str, start: int) -> re.Match[str] | None:
    """Return the extension that begins at `start`."""
    if not text.startswith("{::", start):
        return None
    alone = _ALONE.match(text, start) if last(text, "/}") > start else None
    return alone or (_FRAMED.match(text, start) if last(text, "{:/") > start else None)


def _apply(env: EnvType, extension: re.Match[str]) -> str:
    """Set the options that an extension gives; return the HTML that it holds."""
    given = attributes_of(extension["attributes"] or "", env)
    if extension["name"] == "options":
        _set_options(page_of(env), given)
    is_html = extension["name"] == "nomarkdown" and extension.re is _FRAMED
    return extension["body"] if is_html and "html" in given.get("type", "html").split() else ""


def _set_options(page: Page, given: Mapping[str, str]) -> None:
    """Change the page's options; those of the headings count for all of it, since they come last."""
    changes: dict[str, Any] = {
        _FLAGS[name]: given[name].lower() != "false" for name in _FLAGS if name in given
    }
    if "auto_id_prefix" in given:
        changes["id_prefix"] = given["auto_id_prefix"]
    if "toc_levels" in given:
        changes["toc_levels"] = heading_levels(given["toc_levels"])
    page.options = replace(page.options, **changes)


def _inline_rule(state: StateInline, silent: bool) -> bool:
    found = _extension(state.src, state.pos)
    if found is None or found.end() > state.posMax:
        return False
    if not silent and (html := _apply(state.env, found)):
        token = state.push("html_inline", "", 0)
        token.content, token.info = html, RAW
    state.pos = found.end()
    return True
