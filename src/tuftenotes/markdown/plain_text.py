"""The text of a stretch of tokens without its marks: for ids, alternative texts and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuftenotes.mathematics.plain import formula_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

__all__ = ["plain_text"]


def plain_text(tokens: Iterable[Token], *, tex: bool = False, alt: bool = True) -> str:
    """Return the running text of inline tokens: no notes, no HTML, no footnote marks.

    A formula counts as its plain-text form, or with `tex` as the TeX that the author wrote (heading ids); an
    image as its alternative text, or without `alt` as nothing.
    """
    return "".join(_text_of(token, tex=tex, alt=alt) for token in tokens)


def _text_of(token: Token, *, tex: bool, alt: bool) -> str:
    match token.type:
        case "text" | "code_inline" | "text_special" | "raw_text":
            return token.content
        case "softbreak" | "hardbreak":
            return " "
        case "formula":
            source, html = str(token.meta["tex"]), token.meta.get("html")
            return source if tex or html is None else formula_text(html, source)
        case "image" if not alt:
            return ""
        case "inline" | "newthought" | "image":
            return plain_text(token.children or (), tex=tex, alt=alt)
        case _:
            return ""
