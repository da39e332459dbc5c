r"""Links, images and references: what only the whole site can resolve becomes a placeholder.

``[text](../vae.md#elbo)``, ``![alt](plot.png)``, ``\ref{name}``, ``\eqref{name}``, ``@eq-name`` and
``[](#eq-name)``.
"""

from __future__ import annotations

import re
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

from markdown_it import helpers
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.nested import walk
from tuftenotes.markdown.page import Page, Place, page_of
from tuftenotes.markdown.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType, OptionsDict

    from tuftenotes.model import PlaceholderKind

__all__ = ["links_plugin", "placed"]

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_FAMILIAR = re.compile(r"(?:https?|mailto|tel):|//|#", re.IGNORECASE)
"""How an address begins that there is nothing to say about."""
_REFERENCE = {
    "native": re.compile(r"\\(ref|eqref)\{[ \t]*([^{}\s]+)[ \t]*\}"),
    "jekyll": re.compile(r"\\(ref|eqref)\{([^{}\s]+)\}"),
}
_AT = re.compile(r"@(eq-[\w:-]*\w)")
_KINDS = {"ref": "number", "eqref": "eqref"}
_RESOLVED = frozenset({"link_open", "image", "reference"})
_FOOTNOTE = re.compile(r"\[\^[^\s\]]+\]")


def links_plugin(md: MarkdownIt) -> None:
    """Remember where links and images stand, and leave placeholders for what the site resolves."""
    md.helpers = _helpers()
    md.inline.ruler.at("link", partial(placed, rule=link))
    md.inline.ruler.at("image", partial(placed, rule=image))
    md.inline.ruler.before("escape", "reference", _reference_rule)
    md.core.ruler.push("links", _resolve)
    md.add_render_rule("image", _render_image)
    md.add_render_rule("reference", _render_reference)


def _helpers() -> ModuleType:
    """Return markdown-it's helpers, with a search for the end of a link's text that knows footnotes."""
    known = ModuleType(helpers.__name__)
    known.__dict__.update(vars(helpers), parseLinkLabel=_end_of_label)
    return known


def _end_of_label(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT002, N803
    """Return where the text of a link or image ends that begins at `start`, or -1.

    No link holds another, so markdown-it gives up at any bracket in it that means something
    (`disableNested`); the mark of a footnote is in brackets, too, but no link.
    """
    before = state.pos
    state.pos = start + 1
    level, end = 1, -1
    while state.pos < state.posMax:
        place, character = state.pos, state.src[state.pos]
        level -= character == "]"
        if level == 0:
            end = place
            break
        state.md.inline.skipToken(state)
        if character != "[":
            continue
        if state.pos == place + 1:
            level += 1
        elif disableNested and not _is_footnote(state.src, place, state.pos):
            break
    state.pos = before
    return end


def _is_footnote(text: str, start: int, end: int) -> bool:
    mark = _FOOTNOTE.match(text, start)
    return mark is not None and mark.end() == end


def placed(state: StateInline, silent: bool, *, rule: Callable[[StateInline, bool], bool]) -> bool:
    """Ask `rule`, and remember where the link or image that it reads stands."""
    start, count = state.pos, len(state.tokens)
    if not rule(state, silent):
        return False
    if not silent:
        place = page_of(state.env).place(start)
        for token in state.tokens[count:]:
            if token.type in ("link_open", "image"):
                token.meta.setdefault("place", place)
    return True


def _reference_rule(state: StateInline, silent: bool) -> bool:
    character = state.src[state.pos]
    if character not in "\\@":
        return False
    dialect = page_of(state.env).options.dialect
    found = (_AT if character == "@" else _REFERENCE[dialect]).match(state.src, state.pos)
    if found is None or (character == "@" and state.src[state.pos - 1 : state.pos].isalnum()):
        return False
    if character == "@" and dialect == "jekyll":
        return False
    if not silent:
        kind, name = ("eqref", found[1]) if character == "@" else (_KINDS[found[1]], found[2])
        _push_reference(state, kind, name)
    state.pos = found.end()
    return True


def _push_reference(state: StateInline, kind: str, name: str) -> None:
    token = state.push("reference", "", 0)
    token.meta = {"kind": kind, "name": name, "place": page_of(state.env).place(state.pos)}


def _resolve(state: StateCore) -> None:
    page = page_of(state.env)
    images = 0
    for token in walk(state.tokens, _RESOLVED):
        if token.children and "link_open" in [child.type for child in token.children]:
            _references_for_empty_links(token.children)
        if token.type == "link_open" and "place" in token.meta:
            _resolve_attribute(page, token, "href")
        elif token.type == "image":
            token.meta["mark"] = _image_mark(page, token, first=not images)
            images += 1
        elif token.type == "reference":
            token.meta["mark"] = page.placeholder(token.meta["kind"], token.meta["name"], _place(page, token))


def _place(page: Page, token: Token) -> Place:
    place = token.meta.get("place")
    return place if isinstance(place, Place) else page.place(0)


def _resolve_attribute(page: Page, token: Token, name: str) -> None:
    target = str(token.attrs.get(name, ""))
    if target.startswith("#"):
        page.anchor_links.append((target, page.location(_place(page, token))[0]))
        return
    if page.options.dialect == "native":
        is_plain = _FAMILIAR.match(target) is not None
    else:
        is_plain = not target or _ABSOLUTE.match(target) is not None
    if not is_plain:
        token.attrs[name] = page.placeholder("href", target, _place(page, token))


def _references_for_empty_links(tokens: list[Token]) -> None:
    """Turn ``[](#name)`` into a reference that shows the number of the thing it points to."""
    for index in range(len(tokens) - 2, -1, -1):
        opening, closing = tokens[index : index + 2]
        target = str(opening.attrs.get("href", "")) if opening.type == "link_open" else ""
        if closing.type == "link_close" and target.startswith("#") and len(target) > 1:
            meta = {"kind": "number", "name": target[1:], "place": opening.meta.get("place")}
            tokens[index : index + 2] = [Token("reference", "", 0, meta=meta)]


def _image_mark(page: Page, token: Token, *, first: bool) -> str:
    """Return the mark of an image; all but the page's first are loaded when the reader comes near."""
    source = str(token.meta.get("source", token.attrs.pop("src", "")))
    place = _place(page, token)
    described = token.meta["alt_from"].children if "alt_from" in token.meta else token.children
    alt = " ".join(plain_text(described or ()).split())
    if not source and "source" not in token.meta and page.options.dialect == "native":
        hint = "![what the image shows](file.png)"
        page.report(Code.BROKEN_LINK, place, "this image has no address; nothing of it is shown", hint)
    if not alt and source:
        hint = "![what the image shows](…), or a caption"
        page.report(Code.MISSING_ALT, place, "this image has no text that stands for it", hint)
    given = {name: str(value) for name, value in token.attrs.items() if name != "alt"}
    lazy = {} if first else {"loading": "lazy"}
    from_root = "source" in token.meta and page.options.dialect == "jekyll"
    kind: PlaceholderKind = "figure" if from_root else "image"
    return page.placeholder(kind, source, place, {"alt": alt, **lazy, **given}.items()) if source else ""


def _render_image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return str(tokens[index].meta["mark"])


def _render_reference(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return str(tokens[index].meta["mark"])
