r"""The tags of the gem jekyll-katex: ``{% katex %}``, and ``{% katexmm %}`` for text with dollars in it.

Their formulas become those of ``{% m %}`` and ``{% math %}``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liquid.ast import Node

from tuftenotes.liquid.tag_nodes import JekyllTag, parse_body, rendered_aside
from tuftenotes.liquid.tags_tufte import CLOSE, OPEN, MathNode

if TYPE_CHECKING:
    from typing import TextIO

    from liquid.stream import TokenStream

    from liquid import RenderContext, Token
    from tuftenotes.liquid.tag_nodes import Body

__all__ = ["KatexMixedTag", "KatexTag"]

_INLINE, _DISPLAY = ("m", "em"), ("math", "endmath")
_DOLLARS = re.compile(r"(?<!\\)(?P<dollars>\$\$?)(?P<tex>.+?)(?<!\\)(?P=dollars)", re.DOTALL)


class KatexMixedNode(Node):
    """Text with formulas between dollars."""

    __slots__ = ("body",)

    def __init__(self, token: Token, body: Body) -> None:
        super().__init__(token)
        self.body = body
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        r"""Write the text with its formulas; outside of them ``\$`` is a dollar."""
        written = place = 0
        text = rendered_aside(self.body, context, buffer)
        for found in _DOLLARS.finditer(text):
            written += buffer.write(text[place : found.start()].replace("\\$", "$"))
            begin, end = _DISPLAY if found["dollars"] == "$$" else _INLINE
            formula = f"{OPEN}% {begin} %{CLOSE}{found['tex']}{OPEN}% {end} %{CLOSE}"
            written += buffer.write(formula)
            place = found.end()
        return written + buffer.write(text[place:].replace("\\$", "$"))


class KatexTag(JekyllTag):
    """``{% katex %} … {% endkatex %}``, with the word ``display`` for one on a line of its own."""

    name = "katex"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Take everything up to the end tag."""
        body, _, _ = parse_body(self, token, stream, frozenset(("endkatex",)))
        return MathNode(token, *(_DISPLAY if "display" in markup.value else _INLINE), body)


class KatexMixedTag(JekyllTag):
    """``{% katexmm %} … {% endkatexmm %}``."""

    name = "katexmm"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Take everything up to the end tag."""
        del markup
        body, _, _ = parse_body(self, token, stream, frozenset(("endkatexmm",)))
        return KatexMixedNode(token, body)
