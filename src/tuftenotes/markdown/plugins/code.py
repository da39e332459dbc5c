"""Fenced and indented code blocks, coloured by Pygments at build time.

In a native site a fence may have a caption, which makes it a figure: ```` ```python caption="…" ````.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from markdown_it.token import Token

from tuftenotes.highlight import highlight, highlight_as_rouge, language_of, uncoloured
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
_LANGUAGE = "language-"
_NAME = re.compile(r"(?<=\s)([.#])([\w-]+)")


def code_plugin(md: MarkdownIt) -> None:
    """Render code blocks through `tuftenotes.highlight`; the first word after the fence is the language."""
    md.core.ruler.after("inline", "listings", _find_listings)
    md.add_render_rule("fence", _render)
    md.add_render_rule("code_block", _render)
    md.add_render_rule("code_inline", _render_span)


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
    classes, name = _attributes(token)
    page_options = page_of(env).options
    line_numbers = page_options.line_numbers
    if not page_options.coloured or page_options.plain_language:
        unnamed = page_options.plain_language if page_options.coloured else ""
        language, others = _split_language(classes, language_of(token.info) or unnamed)
        own = {key: value for key, value in (("class", " ".join(others)), ("id", name)) if value}
        given = own | {key: str(value) for key, value in token.attrs.items() if key not in ("class", "id")}
        if not page_options.coloured:
            return uncoloured(token.content, language, given)
        code_class = page_options.code_class
        return highlight_as_rouge(
            token.content, language, given, line_numbers=line_numbers, code_class=code_class
        )
    html = highlight(token.content, token.info.strip(), line_numbers=line_numbers) + "\n"
    if not classes and not name:
        return html
    attributes = f' class="{escape(" ".join(("highlight", *classes)))}"'
    return html.replace(' class="highlight"', attributes + (f' id="{escape(name)}"' if name else ""), 1)


def _render_span(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Give code in a line Rouge's classes in a Jekyll site, whose style sheet may ask for them."""
    token = tokens[index]
    page_options = page_of(env).options
    plain = page_options.plain_language
    if not plain or page_options.bare_code_in_lines:
        return renderer.code_inline(tokens, index, options, env)
    language, others = _split_language(str(token.attrs.get("class", "")).split(), plain)
    classes = {"class": " ".join((f"language-{language}", *others, "highlighter-rouge"))}
    attributes = "".join(f' {key}="{escape(str(value))}"' for key, value in (token.attrs | classes).items())
    return f"<code{attributes}>{escape(token.content, quote=False)}</code>"


def _split_language(classes: list[str], language: str) -> tuple[str, list[str]]:
    """Return the language that a class names, or else `language`, and the other classes."""
    named = [one for one in classes if one.startswith(_LANGUAGE)]
    others = [one for one in classes if one not in named]
    return (named[0].removeprefix(_LANGUAGE) if named else language), others
