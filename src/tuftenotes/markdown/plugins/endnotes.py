"""Notes at the end of the page: a Jekyll site's footnotes, as kramdown makes them, and a few native ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

from tuftenotes.markdown.page import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["endnotes_plugin"]


def endnotes_plugin(md: MarkdownIt) -> None:
    """Render the tokens of mdit-py-plugins' footnotes as end notes with DPUB-ARIA roles."""
    md.add_render_rule("footnote_ref", _render_mark)
    md.add_render_rule("footnote_block_open", _render_block_open)
    md.add_render_rule("footnote_block_close", _render_block_close)
    md.add_render_rule("footnote_open", _render_open)
    md.add_render_rule("footnote_close", _render_close)
    md.add_render_rule("footnote_anchor", _render_back_link)


def _sign(number: int, env: EnvType) -> str:
    """Return what stands at the mark of the end note `number`, from 0.

    A number in a Jekyll site; a letter beside side notes, which have the numbers.
    """
    if page_of(env).options.footnotes == "endnotes":
        return str(number + page_of(env).options.first_footnote)
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _identifier(prefix: str, token: Token, env: EnvType) -> str:
    """Return an id: in a Jekyll site kramdown's, which people link to, else one without colons."""
    options = page_of(env).options
    between = ":" if options.footnotes == "endnotes" else "-"
    prefix += between + options.footnote_prefix
    return escapeHtml(f"{prefix}{token.meta.get('label') or token.meta['id'] + 1}")


def _reference(token: Token, env: EnvType) -> str:
    repeat = token.meta.get("subId", 0)
    between = ":" if page_of(env).options.footnotes == "endnotes" else "-"
    return _identifier("fnref", token, env) + (f"{between}{repeat}" if repeat else "")


def _render_mark(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    link = f'<a href="#{_identifier("fn", token, env)}" class="footnote" rel="footnote"'
    return (
        f'<sup id="{_reference(token, env)}">{link} '
        f'role="doc-noteref">{_sign(token.meta["id"], env)}</a></sup>'
    )


def _render_block_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    first = page_of(env).options.first_footnote
    attributes = f' start="{first}"' if first != 1 else ""
    if page_of(env).options.footnotes != "endnotes":
        attributes = ' type="a"'
    return f'<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol{attributes}>\n'


def _render_block_close(*_: object) -> str:
    return "</ol>\n</section>\n"


def _render_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return f'<li id="{_identifier("fn", tokens[index], env)}">\n'


def _render_close(*_: object) -> str:
    return "</li>\n"


def _render_back_link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    page_options = page_of(env).options
    sign = page_options.footnote_return
    if not sign:
        return ""
    repeat = tokens[index].meta.get("subId", 0)
    number = f"<sup>{repeat + 1}</sup>" if repeat and page_options.footnotes == "endnotes" else ""
    return (
        f' <a href="#{_reference(tokens[index], env)}" class="reversefootnote" role="doc-backlink" '
        f'aria-label="Back to the text">{escapeHtml(sign)}{number}</a>'
    )
