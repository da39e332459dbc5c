"""Words between < and > that no browser shows: ``List<int>``, ``<your name>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.html_blocks import block_names

from tuftenotes.diagnostics import Code
from tuftenotes.markdown.nested import inline_tokens, region_of
from tuftenotes.markdown.page import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from tuftenotes.markdown.page import Page

__all__ = ["report_unknown_elements"]

_OPENING = re.compile(r"<([A-Za-z][A-Za-z0-9]*)(?=[\s>])[^<]*(?<!/)>\Z")
_CLOSING = re.compile(r"</([a-z][a-z0-9]*)")
_SPANS = (
    "a abbr acronym applet area audio b bdi bdo big blink br button canvas cite code data "
    "datalist del dfn em embed font i img input ins kbd label map mark marquee math meter "
    "noscript object output picture pre progress q rb rp rt ruby s samp script select "
    "selectedcontent slot small source span strike strong style sub sup svg template textarea "
    "time tt u var video wbr "
)
_KNOWN = frozenset((*block_names, *_SPANS.split()))


def report_unknown_elements(page: Page, tokens: Sequence[Token]) -> None:
    """Report what was taken for the opening tag of an element that HTML does not have and nothing closes.

    An element with a closing tag may be one that the author's own script or style sheet knows.
    """
    closed: frozenset[str] | None = None
    for token in inline_tokens(tokens):
        end = 0
        for child in token.children or ():
            found = _OPENING.match(child.content) if child.type == "html_inline" else None
            if found is None or found[1].lower() in _KNOWN:
                continue
            if closed is None:
                closed = frozenset(_CLOSING.findall(page.block.text.lower()))
            offset = token.content.find(child.content, end)
            if offset >= 0:
                end = offset + len(child.content)
            if offset >= 0 and found[1].lower() not in closed:
                message = f"“<{found[1]}>” is taken for HTML, and nothing of it is shown"
                hint = f"write &lt;{found[1]}>, or put it into `code`"
                page.report(Code.UNKNOWN_ELEMENT, Place(region_of(page, token), offset), message, hint)
