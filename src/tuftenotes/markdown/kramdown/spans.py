r"""kramdown's text: emphasis may begin and end inside words, and fewer signs can be escaped.

``**Note:**text`` is strong, ``\,`` keeps its backslash, ``[text] [name]`` and ``[text](two words.html)`` are
links, and a tag of a block in the middle of text is shown as it is written (kramdown 2.4 and its GFM parser).
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from tuftenotes.markdown.kramdown.html_elements import VOID, is_block
from tuftenotes.markdown.kramdown.raw_spans import RAW
from tuftenotes.markdown.nested import inline_tokens
from tuftenotes.markdown.plugins.links import placed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

__all__ = ["spans_plugin"]

_ESCAPABLE = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-~")
_IN_WORD = re.compile(r"[^\W\d_]-?[^\W\d_]*\Z")
_DESTINATION = re.compile(r"\([ \t]*([^()\s<][^()\n<>\"']*?[ \t][^()\n<>\"']*?)(?:\s+([\"'])(.+?)\2)?\s*\)")
_NAME = re.compile(r"\s+\[([^\]]+)\]")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)")
_AUTOLINK = re.compile(r"<(?:((?:mailto|https?|ftps?):[^\n>]+)|((?:[^\W_]|[-_.])+@(?:[^\W_]|[-_.])+))>")


def spans_plugin(md: MarkdownIt) -> None:
    """Replace the rules for emphasis and escapes, and add the links that CommonMark does not read."""
    md.inline.ruler.at("emphasis", _emphasis)
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.before("link", "kramdown_link", partial(placed, rule=_link))
    md.inline.ruler.at("autolink", _autolink)
    md.core.ruler.after("inline", "stray_tags", _show_stray_tags)


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos else ""
    after = state.src[end] if end < state.posMax else ""
    in_word = marker == "_" and _IN_WORD.search(state.src, max(0, state.pos - 80), state.pos) is not None
    can_open = bool(after) and not after.isspace() and not in_word
    can_close = bool(before) and not before.isspace() and not (marker == "_" and after.isalnum())
    for _ in range(length := end - state.pos):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), length, len(state.tokens) - 1, -1, can_open, can_close)
        )
    state.pos = end
    return True


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
    address, title, after = _target(state, end + 1)
    if not address:
        return _is_text(state, end + 1, silent=silent)
    if not silent:
        _push(state, start + 1, end, (address, title), is_image=is_image)
    state.pos = after
    return True


def _is_text(state: StateInline, position: int, *, silent: bool) -> bool:
    """Push the bracket as text if a name that nothing has follows: then its text is no name either."""
    if not _NAME.match(state.src, position):
        return False
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _target(state: StateInline, position: int) -> tuple[str, str, int]:
    found = _DESTINATION.match(state.src, position)
    if found:
        return state.md.normalizeLink(found[1].strip()), found[3] or "", found.end()
    named = _NAME.match(state.src, position)
    known = state.env.get("references", {}).get(normalizeReference(named[1])) if named else None
    return (known["href"], known["title"], named.end()) if named and known else ("", "", position)


def _push(state: StateInline, start: int, end: int, target: tuple[str, str], *, is_image: bool) -> None:
    address, title = target
    titled = {"title": title} if title else {}
    if is_image:
        token = state.push("image", "img", 0)
        token.attrs, token.content = {"src": address, "alt": "", **titled}, state.src[start:end]
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)
        return
    state.push("link_open", "a", 1).attrs = {"href": address, **titled}
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
            child.type = "text"
        elif tag[1]:
            del waiting[len(waiting) - 1 - waiting[::-1].index(name) :]
        elif name not in VOID:
            waiting.append(name)
    children += (Token("html_inline", "", 0, content=f"</{name}>") for name in reversed(waiting))
