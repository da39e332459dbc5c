"""The figure tags: in the text column, over the full width, in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.nested import inline_token, parse_inlines
from tuftenotes.markdown.page import Place, page_of
from tuftenotes.markdown.plain_text import plain_text
from tuftenotes.markdown.plugins.notes import push_note
from tuftenotes.markdown.plugins.tag import Call, Construct, State, declare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.utils import EnvType, OptionsDict

__all__ = ["figures_plugin"]


def figures_plugin(md: MarkdownIt) -> None:
    """Add ``maincolumn``, ``fullwidth`` and ``marginfigure``, and their include spellings."""
    for name, include in (("maincolumn", "maincolumn_img.html"), ("fullwidth", "fullwidth.html")):
        declare(
            md,
            Construct(
                name,
                ("path", "caption"),
                _expand_figure,
                alone="path",
                include=include,
                include_parameters={
                    "src": "path",
                    "url": "path",
                    "caption": "caption",
                    "description": "caption",
                },
                block=True,
            ),
        )
    declare(
        md,
        Construct(
            "marginfigure",
            ("id", "path", "caption"),
            _expand_marginfigure,
            alone="path",
            include="marginfigure.html",
            include_parameters={
                "id": "id",
                "url": "path",
                "src": "path",
                "description": "caption",
                "caption": "caption",
            },
        ),
    )
    md.add_render_rule("figure", _render_figure)
    md.add_render_rule("figure_image", _render_image)


def _caption(state: State, call: Call) -> Token:
    caption = inline_token(call.argument_region("caption"))
    if isinstance(state, StateInline):
        parse_inlines(state.md, state.env, [caption])
    return caption


def _report_missing_path(state: State, call: Call) -> None:
    if not call.value("path").strip():
        page_of(state.env).report(Code.TAG_ARGUMENTS, call.place, f"this {call.name} names no image")


def _image(state: State, call: Call, caption: Token) -> Token:
    _report_missing_path(state, call)
    image = Token("figure_image", "img", 0)
    region = call.argument_region("path")
    path, place = region.text.strip(), Place(region, 0)
    image.meta = {
        "source": page_of(state.env).placeholder("image", path, place) if path else "",
        "caption": caption,
    }
    return image


def _expand_figure(state: State, call: Call) -> None:
    caption = _caption(state, call)
    figure = state.push("figure", "figure", 0)
    figure.meta = {"class": call.name, "image": _image(state, call, caption)}
    figure.children = [caption]


def _expand_marginfigure(state: State, call: Call) -> None:
    caption = _caption(state, call)
    push_note(state, "marginnote", call.value("id"), [_image(state, call, caption), caption])


def _render_image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    meta = tokens[index].meta
    alt = escapeHtml(plain_text(meta["caption"].children or ()))
    return f'<img {meta["source"]} alt="{alt}" class="fullwidth">' if meta["source"] else ""


def _render_figure(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    figure = tokens[index]
    caption = renderer.render(figure.children or (), options, env).strip()
    image = _render_image(renderer, [figure.meta["image"]], 0, options, env)
    classes = ' class="fullwidth"' if figure.meta["class"] == "fullwidth" else ""
    captioned = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure{classes}>{image}{captioned}</figure>\n"
