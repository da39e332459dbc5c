r"""kramdown's text: fewer signs can be escaped, and more is a link.

``\,`` keeps its backslash, ``[text] [name]`` and ``[text](two words.html)`` are links, and a tag of a block
in the middle of text is shown as it is written (kramdown 2.4 and its GFM parser).
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkLabel
from markdown_it.token import Token

from tuftenotes.markdown.kramdown.html_elements import VOID, is_block
from tuftenotes.markdown.kramdown.raw_spans import RAW, TEXT
from tuftenotes.markdown.nested import inline_tokens
from tuftenotes.markdown.plugins.links import placed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

__all__ = ["spans_plugin"]

_ESCAPABLE = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-~")
_DESTINATION = re.compile(
    r"\(\s*([^()\s<][^()\s<>\"']*(?:\s+[^()\s<>\"']+)+)(?:\s+([\"'])(.+?)\2)?\s*\)"
    r"|\(([^()\s<>\"']+\\)\)(?=\s|\Z)"
)
"""An address with blanks or lines in it, or one that ends in a backslash."""
_NAME = re.compile(r"(\s*)\[([^\]]*)\]")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)")
_AUTOLINK = re.compile(r"<(?:((?:mailto|https?|ftps?):[^\n<>]+)|((?:[^\W_]|[-_.])+@(?:[^\W_]|[-_.])+))>")


class _Target(NamedTuple):
    """Where a link leads, as attributes (none: nowhere), and where it ends."""

    attributes: dict[str, str]
    end: int


def spans_plugin(md: MarkdownIt) -> None:
    """Replace the rules for escapes and addresses, and add the links that CommonMark does not read."""
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.before("link", "kramdown_link", partial(placed, rule=_link))
    md.inline.ruler.at("autolink", _autolink)
    md.core.ruler.after("inline", "stray_tags", _show_stray_tags)


def _escape(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\\":
        return False
    sign = state.src[state.pos + 1 : state.pos + 2]
    is_break = sign == "\n" or state.src.startswith("\\\\\n", state.pos)
    if not sign or not (is_break or sign in _ESCAPABLE):
        if not silent:
            state.pending += "\\"
        state.pos += 1
        return True
    if not silent and is_break:
        state.push("hardbreak", "br", 0)
    elif not silent:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = sign, f"\\{sign}", "escape"
    state.pos += 3 if is_break and sign == "\\" else 2
    while is_break and state.src[state.pos : state.pos + 1] in (" ", "\t"):
        state.pos += 1
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Read a link whose address has blanks, or whose name stands apart from its text."""
    is_image = state.src[state.pos] == "!"
    start = state.pos + is_image
    if not state.src.startswith("[", start) or state.src.startswith("[^", start):
        return False
    end = parseLinkLabel(state, start, not is_image)
    if end < 0:
        return False
    target = _target(state, start, end)
    if target is None:
        return False
    if not target.attributes:
        if not silent:
            state.pending += state.src[state.pos]
        state.pos += 1
        return True
    if not silent:
        _push(state, start + 1, end, target.attributes, is_image=is_image)
    state.pos = target.end
    return True


def _target(state: StateInline, start: int, end: int) -> _Target | None:
    """Return where the link leads whose text begins and ends there, None where CommonMark reads it alike.

    It leads nowhere if a name that nothing has follows after a blank: then its text is no name either.
    """
    found = _DESTINATION.match(state.src, end + 1)
    if found:
        address = state.md.normalizeLink((found[1] or found[4]).replace("\n", ""))
        return _Target({"href": address, **({"title": found[3]} if found[3] else {})}, found.end())
    named = _NAME.match(state.src, end + 1)
    is_apart = named is not None and named[1] != "" and named[2] != ""
    references = state.env.get("references", {})
    if state.src.startswith("(", end + 1) or not (references or is_apart):
        return None
    name = named[2] if named and named[2] else state.src[start + 1 : end]
    known = references.get(normalizeReference(name))
    if known is None:
        return _Target({}, end) if is_apart else None
    if not is_apart and not known["attributes"]:
        return None
    titled = {"title": known["title"]} if known["title"] else {}
    after = named.end() if named else end + 1
    return _Target({**known["attributes"], "href": known["href"], **titled}, after)


def _push(state: StateInline, start: int, end: int, attributes: dict[str, str], *, is_image: bool) -> None:
    if is_image:
        token = state.push("image", "img", 0)
        address = attributes.pop("href")
        token.attrs, token.content = {"src": address, "alt": "", **attributes}, state.src[start:end]
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)
        return
    state.push("link_open", "a", 1).attrs = {**attributes}
    old = state.posMax
    state.pos, state.posMax = start, end
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = old
    state.push("link_close", "a", -1)


def _autolink(state: StateInline, silent: bool) -> bool:
    """Read an address between angle brackets: kramdown knows few schemes, and letters of any script.

    Two brackets are a quotation mark.
    """
    if state.src.startswith("<<", state.pos):
        if not silent:
            state.pending += "<<"
        state.pos += 2
        return True
    found = _AUTOLINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        address = found[1] or f"mailto:{found[2]}"
        opening = state.push("link_open", "a", 1)
        opening.attrs, opening.info = {"href": state.md.normalizeLink(address)}, "auto"
        state.push("text", "", 0).content = address.removeprefix("mailto:")
        state.push("link_close", "a", -1).info = "auto"
    state.pos = found.end()
    return True


def _show_stray_tags(state: StateCore) -> None:
    """Show block tags in the middle of text, and closing tags that close nothing, as they are written."""
    for token in inline_tokens(state.tokens):
        if "<" in token.content and token.children:
            _show_in(token.children)


def _show_in(children: list[Token]) -> None:
    waiting: list[str] = []
    for child in children:
        tag = _TAG.match(child.content) if child.type == "html_inline" else None
        if tag is None or child.info == RAW or child.content.endswith("/>"):
            continue
        name = tag[2].lower()
        if is_block(name) or (tag[1] and name not in waiting):
            child.type = TEXT
        elif tag[1]:
            del waiting[len(waiting) - 1 - waiting[::-1].index(name) :]
        elif name not in VOID:
            waiting.append(name)
    children += (Token("html_inline", "", 0, content=f"</{name}>") for name in reversed(waiting))
