"""Figures: in the text column, over the full width, in the margin.

As tags (``maincolumn``, ``fullwidth``, ``marginfigure``) and, in a native site, as an image with a title that
is a paragraph by itself: ``![what it shows](plot.png "The caption"){.fullwidth}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.nested import inline_token, parse_inlines
from tuftenotes.markdown.page import Place, page_of
from tuftenotes.markdown.plugins.attributes import add_attributes, with_attributes
from tuftenotes.markdown.plugins.notes import push_note
from tuftenotes.markdown.plugins.tag import Call, Construct, State, declare
from tuftenotes.markdown.plugins.tag_text import tag_text
from tuftenotes.markdown.source_map import nested_region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType, OptionsDict

    from tuftenotes.model import Dialect

__all__ = ["figures_plugin"]


def figures_plugin(md: MarkdownIt, *, dialect: Dialect) -> None:
    """Add ``maincolumn``, ``fullwidth`` and ``marginfigure``, their include spellings, and titled images."""
    if dialect == "native":
        md.core.ruler.after("inline", "image_figures", _find_titled_images)
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
                    "class": "class",
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


def _image(state: State, call: Call, caption: Token) -> Token:
    """Return the picture of a tag, whose alternative text is its caption until the author can give one."""
    if not call.value("path").strip():
        page_of(state.env).report(Code.TAG_ARGUMENTS, call.place, f"this {call.name} names no image")
    region = call.argument_region("path")
    image = Token("image", "img", 0, children=[Token("text", "", 0)], attrs={"class": "fullwidth"})
    image.meta = {"source": region.text.strip(), "place": Place(region, 0), "alt_from": caption}
    return image


def _expand_figure(state: State, call: Call) -> None:
    caption = tag_text(state, call, "caption")
    figure = state.push("figure", "figure", 0)
    figure.meta = {"class": call.name, "caption_class": call.value("class")}
    figure.children = [_image(state, call, caption), caption]


def _expand_marginfigure(state: State, call: Call) -> None:
    caption = tag_text(state, call, "caption")
    push_note(state, "marginnote", call.value("id"), [_image(state, call, caption), caption])


def _find_titled_images(state: StateCore) -> None:
    """Turn each paragraph that is one image with a title into a figure with that caption."""
    if "![" not in state.src:
        return
    tokens: list[Token] = []
    for token in state.tokens:
        tokens.append(token)
        children = [child for child in token.children or () if child.type != "text" or child.content]
        titled = token.type == "inline" and len(children) == 1 and children[0].type == "image"
        in_paragraph = len(tokens) > 1 and tokens[-2].type == "paragraph_open"  # a title of a page is in none
        if not (titled and in_paragraph and children[0].attrGet("title")):
            continue
        paragraph = tokens[-2]
        if _is_for_margin(children[0]) or _is_for_margin(paragraph):
            token.children = [_margin_figure(state, children[0])]
        else:
            tokens[-2:] = [_figure(state, children[0])]
            add_attributes(tokens[-1], paragraph.attrs)
    state.tokens = [
        t for t, before in zip(tokens, [None, *tokens], strict=False) if not _is_left_over(t, before)
    ]


def _is_for_margin(token: Token) -> bool:
    return "margin" in str(token.attrGet("class") or "").split()


def _is_left_over(token: Token, before: Token | None) -> bool:
    """Return whether `token` closes a paragraph that became a figure."""
    return token.type == "paragraph_close" and before is not None and before.type == "figure"


def _figure(state: StateCore, image: Token) -> Token:
    classes = str(image.attrs.pop("class", "")).split()
    figure = Token("figure", "figure", 0, block=True, children=[image, _title(state, image)])
    figure.meta = {"class": "fullwidth" if "fullwidth" in classes else "maincolumn"}
    kept = " ".join(name for name in classes if name != "fullwidth")
    if kept:
        image.attrSet("class", kept)
    return figure


def _margin_figure(state: StateCore, image: Token) -> Token:
    image.attrs.pop("class", None)
    return Token(
        "note", "", 0, children=[image, _title(state, image)], meta={"kind": "marginnote", "wanted": ""}
    )


def _title(state: StateCore, image: Token) -> Token:
    """Parse an image's title as its caption; what is wrong in it is reported at the image."""
    place = image.meta["place"]
    caption = inline_token(nested_region(place.region, place.offset, str(image.attrs.pop("title"))))
    parse_inlines(state.md, state.env, [caption])
    return caption


def _render_figure(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    figure = tokens[index]
    image, caption = (str(renderer.render([part], options, env)).strip() for part in figure.children or ())
    classes = ' class="fullwidth"' if figure.meta["class"] == "fullwidth" else ""
    named = figure.meta.get(
        "caption_class"
    )  # an include of the cs228 dialect has its captions as margin notes
    start = f'<figcaption class="{escapeHtml(named)}">' if named else "<figcaption>"
    captioned = f"{start}{caption}</figcaption>" if caption else ""
    return with_attributes(f"<figure{classes}>{image}{captioned}</figure>\n", figure.attrs)
