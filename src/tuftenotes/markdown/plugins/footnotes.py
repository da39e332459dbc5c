"""``[^1]`` footnotes: side notes where they are referred to, or end notes as kramdown makes them.

mdit-py-plugins' footnote plugin reads them; what becomes of them is decided here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tuftenotes.markdown.nested import walk
from tuftenotes.markdown.plugins.notes import unwrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["footnotes_plugin"]


def footnotes_plugin(md: MarkdownIt, *, sidenotes: bool) -> None:
    """Add footnotes; with `sidenotes` they stand in the margin, else at the end of the page."""
    footnote_plugin(md)
    if sidenotes:
        md.core.ruler.at("footnote_tail", _to_sidenotes)
        return
    md.add_render_rule("footnote_ref", _render_mark)
    md.add_render_rule("footnote_block_open", _render_block_open)
    md.add_render_rule("footnote_block_close", _render_block_close)
    md.add_render_rule("footnote_open", _render_open)
    md.add_render_rule("footnote_close", _render_close)
    md.add_render_rule("footnote_anchor", _render_back_link)


def _to_sidenotes(state: StateCore) -> None:
    """Put each footnote's text where it is first referred to; a second reference is a further mark for it."""
    state.tokens, texts = _definitions(state.tokens)
    notes = state.env.get("footnotes", {}).get("list", {})
    for token in walk(state.tokens):
        if token.type != "footnote_ref":
            continue
        note = notes[token.meta["id"]]
        label = note.get("label", "")
        if token.meta.get("subId", 0):
            token.type, token.meta = "note_mark", {"label": label}
            continue
        inline = Token("inline", "", 0, content=note.get("content", ""), children=note.get("tokens", []))
        token.children = [inline] if "tokens" in note else unwrapped(texts.get(label, []))
        token.type, token.meta = (
            "note",
            {"kind": "sidenote", "wanted": f"fn-{label}" if label else "", "label": label},
        )


def _definitions(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Split the token stream into the running text and the texts of the footnotes by label."""
    running: list[Token] = []
    texts: dict[str, list[Token]] = {}
    target = running
    for token in tokens:
        if token.type == "footnote_reference_open":
            target = texts.setdefault(token.meta["label"], [])
        elif token.type == "footnote_reference_close":
            target = running
        else:
            target.append(token)
    return running, texts


def _identifier(token: Token) -> str:
    return escapeHtml(str(token.meta.get("label") or token.meta["id"] + 1))


def _reference(token: Token) -> str:
    repeat = token.meta.get("subId", 0)
    return f"fnref:{_identifier(token)}" + (f":{repeat}" if repeat else "")


def _render_mark(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    return (
        f'<sup id="{_reference(token)}"><a href="#fn:{_identifier(token)}" class="footnote" rel="footnote" '
        f'role="doc-noteref">{token.meta["id"] + 1}</a></sup>'
    )


def _render_block_open(*_: object) -> str:
    return '<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol>\n'


def _render_block_close(*_: object) -> str:
    return "</ol>\n</section>\n"


def _render_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return f'<li id="fn:{_identifier(tokens[index])}">\n'


def _render_close(*_: object) -> str:
    return "</li>\n"


def _render_back_link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return (
        f' <a href="#{_reference(tokens[index])}" class="reversefootnote" role="doc-backlink" '
        f'aria-label="Back to the text">↩\ufe0e</a>'
    )
