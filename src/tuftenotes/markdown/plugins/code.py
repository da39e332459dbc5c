"""Fenced and indented code blocks, coloured by Pygments at build time.

In a native site a fence may have a caption, which makes it a figure: ```` ```python caption="…" ````.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from markdown_it.token import Token

from tuftenotes.highlight import highlight, language_of
from tuftenotes.markdown.nested import inline_token, parse_inlines
from tuftenotes.markdown.page import page_of
from tuftenotes.markdown.source_map import nested_region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["code_plugin"]

_CAPTION = re.compile(r"""\b(?:caption|title)=(?:"([^"]+)"|'([^']+)')""")
_NAME = re.compile(r"(?<=\s)([.#])([\w-]+)")


def code_plugin(md: MarkdownIt) -> None:
    """Render code blocks through `tuftenotes.highlight`; the first word after the fence is the language."""
    md.core.ruler.after("inline", "listings", _find_listings)
    md.add_render_rule("fence", _render)
    md.add_render_rule("code_block", _render)


def _find_listings(state: StateCore) -> None:
    """Turn each fence with a caption into a figure; that it is as wide as the page is said of the figure."""
    if page_of(state.env).options.dialect != "native":
        return
    for index, token in enumerate(state.tokens):
        caption = _CAPTION.search(token.info) if token.type == "fence" else None
        if caption is None:
            continue
        classes, name = _attributes(token)
        figure = Token("figure", "figure", 0, block=True, children=[token, _caption(state, token, caption)])
        figure.meta = {"class": "fullwidth" if "fullwidth" in classes else "maincolumn"}
        token.info = language_of(token.info)
        token.attrs = {"class": " ".join(one for one in classes if one != "fullwidth"), "id": name}
        state.tokens[index] = figure


def _caption(state: StateCore, fence: Token, found: re.Match[str]) -> Token:
    """Parse a fence's caption; what is wrong in it is reported in the fence's first line."""
    block, text = page_of(state.env).block, found[1] or found[2]
    start = block.starts[fence.map[0]] if fence.map else 0
    column = block.text[start:].partition("\n")[0].find(text)
    caption = inline_token(nested_region(block, start + max(column, 0), text))
    parse_inlines(state.md, state.env, [caption])
    return caption


def _attributes(token: Token) -> tuple[list[str], str]:
    """Return the classes and the id that a code block has from its fence and from a line of attributes."""
    given = _NAME.findall(token.info.strip("{} ")) if "{" in token.info else []
    classes = [*(name for sign, name in given if sign == "."), *str(token.attrs.get("class", "")).split()]
    names = [*(name for sign, name in given if sign == "#"), str(token.attrs.get("id", ""))]
    return classes, names[-1] or names[0]


def _render(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    line_numbers = page_of(env).options.line_numbers
    html = highlight(token.content, token.info.strip(), line_numbers=line_numbers) + "\n"
    classes, name = _attributes(token)
    if not classes and not name:
        return html
    attributes = f' class="{escape(" ".join(("highlight", *classes)))}"'
    return html.replace(' class="highlight"', attributes + (f' id="{escape(name)}"' if name else ""), 1)
