"""Tags that keep something: ``assign``, ``capture``, ``increment``, ``decrement``; and the inline comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liquid.ast import Node

from tuftenotes.liquid.expressions import FilteredValue
from tuftenotes.liquid.expressions import sub_token as part_of
from tuftenotes.liquid.tag_nodes import Body, JekyllTag, TagError, check_loose, parse_body

if TYPE_CHECKING:
    from typing import TextIO

    from liquid.stream import TokenStream

    from liquid import RenderContext, Token

__all__ = ["AssignTag", "CaptureTag", "DecrementTag", "IncrementTag", "InlineCommentTag"]

_NAME = r"(?:\(?[\w\-.\[\]]\)?)+"
_ASSIGN = re.compile(rf"({_NAME})\s*=\s*(.*)\s*", re.DOTALL | re.ASCII)
_CAPTURE = re.compile(rf"({_NAME})", re.ASCII)


class AssignNode(Node):
    """``assign``."""

    __slots__ = ("name", "value")

    def __init__(self, token: Token, name: str, value: FilteredValue) -> None:
        super().__init__(token)
        self.name = name
        self.value = value

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Set the variable, for the rest of the template and its includes."""
        del buffer
        context.assign(self.name, self.value.evaluate(context))
        return 0


class AssignTag(JekyllTag):
    """``{% assign name = value | filter %}``."""

    name = "assign"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the name and the value."""
        del stream
        match = _ASSIGN.search(markup.value)
        if not match:
            raise TagError("an assign is written “assign name = value”", token)
        value = part_of(markup, match.start(2), match[2])
        expression = FilteredValue.parse(value)
        check_loose(self, value, expression.markup.loose)
        return AssignNode(token, match[1], expression)


class CaptureNode(Node):
    """``capture``."""

    __slots__ = ("body", "name")

    def __init__(self, token: Token, name: str, body: Body) -> None:
        super().__init__(token)
        self.name = name
        self.body = body

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the body into the variable."""
        aside = context.get_buffer(buffer)
        self.body.render(context, aside)
        context.assign(self.name, aside.getvalue())
        return 0


class CaptureTag(JekyllTag):
    """``{% capture name %} … {% endcapture %}``."""

    name = "capture"
    end = "endcapture"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the name and the body."""
        match = _CAPTURE.search(markup.value)
        if not match:
            raise TagError("a capture is written “capture name”", token)
        body, _, _ = parse_body(self, token, stream, frozenset((self.end,)))
        return CaptureNode(token, match[1], body)


class CounterNode(Node):
    """``increment`` (shows, then counts up) and ``decrement`` (counts down, then shows)."""

    __slots__ = ("down", "name")

    def __init__(self, token: Token, name: str, *, down: bool) -> None:
        super().__init__(token)
        self.name = name
        self.down = down
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Count and write the number."""
        number = context.decrement(self.name) if self.down else context.increment(self.name)
        return buffer.write(str(number))


class IncrementTag(JekyllTag):
    """``{% increment name %}``."""

    name = "increment"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the name."""
        del stream
        return CounterNode(token, markup.value.strip(), down=self.name == "decrement")


class DecrementTag(IncrementTag):
    """``{% decrement name %}``."""

    name = "decrement"


class NothingNode(Node):
    """A node that makes nothing."""

    __slots__ = ()

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write nothing."""
        del context, buffer
        return 0


class InlineCommentTag(JekyllTag):
    """``{% # a comment %}``."""

    name = "#"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Drop it."""
        del markup, stream
        return NothingNode(token)
