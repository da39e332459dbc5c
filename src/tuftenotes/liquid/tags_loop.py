"""Loops: ``for`` with limit, offset and reversed as Ruby does them, ``break`` and ``continue``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liquid.ast import Node
from liquid.builtin.tags.for_tag import BreakNode, ContinueNode
from liquid.exceptions import BreakLoop, ContinueLoop, LiquidTypeError

from tuftenotes.liquid.expressions import value_of
from tuftenotes.liquid.syntax import LoopMarkup, parse_loop
from tuftenotes.liquid.tag_nodes import Body, JekyllTag, check_loose, parse_body, strip_blank
from tuftenotes.liquid.values import Drop, to_i, to_s

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from liquid.stream import TokenStream

    from liquid import RenderContext, Token

__all__ = ["BreakTag", "ContinueTag", "ForLoop", "ForTag", "items_of"]

_WHOLE = re.compile(r"\s*[+-]?\d+\s*\Z")


def items_of(value: object) -> list[object] | range:
    """Return what a loop walks over: a text is one item, a mapping its pairs, anything else nothing."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, range):
        return value
    if isinstance(value, (list, tuple)):
        return list(value)
    if isinstance(value, dict):
        return [[key, item] for key, item in value.items()]
    if isinstance(value, Drop):
        return [[key, value.get(key)] for key in value.keys()]  # noqa: SIM118 (a drop is no dictionary)
    return []


def _whole(value: object, token: Token, name: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, (str, float)) and _WHOLE.match(to_s(value)):
        return to_i(value)
    raise LiquidTypeError(f"the {name} “{to_s(value)}” is not a whole number", token=token)


class ForLoop:
    """The ``forloop`` object."""

    def __init__(self, name: str, length: int, parent: ForLoop | None) -> None:
        self.name = name
        self.length = length
        self.parent = parent
        self.index0 = 0

    def has(self, key: str) -> bool:
        """Tell whether this is one of the object's names."""
        return key in self.keys()

    def get(self, key: str) -> object:
        """Return where the loop is."""
        left = self.length - self.index0
        values: dict[str, object] = {
            "first": self.index0 == 0,
            "last": left == 1,
            "index": self.index0 + 1,
            "index0": self.index0,
            "rindex": left,
            "rindex0": left - 1,
            "length": self.length,
            "name": self.name,
            "parentloop": self.parent,
        }
        return values.get(key)

    def keys(self) -> Sequence[str]:
        """Return the object's names."""
        return ("first", "index", "index0", "last", "length", "name", "parentloop", "rindex", "rindex0")

    def text(self) -> str:
        """Return what Ruby prints for it."""
        return "Liquid::ForloopDrop"


class ForNode(Node):
    """A ``for`` loop."""

    __slots__ = ("body", "default", "limit", "loop", "offset", "values")

    def __init__(self, token: Token, loop: LoopMarkup, body: Body, default: Body | None) -> None:
        super().__init__(token)
        self.loop = loop
        self.values = value_of(token, loop.collection)
        self.limit = value_of(token, loop.limit) if loop.limit else None
        self.offset = value_of(token, loop.offset) if loop.offset and loop.offset != "continue" else None
        self.body = body
        self.default = default
        self.blank = strip_blank([body, *([default] if default else [])])

    def _segment(self, context: RenderContext, key: str) -> list[object] | range:
        """Return the items to walk over: offset, then limit, then reversed."""
        stops: dict[str, int] = context.state.registers.setdefault("for", {})  # type: ignore[attr-defined] # always a JekyllContext
        start = 0
        if self.loop.offset == "continue":
            start = stops.get(key, 0)
        elif self.offset:
            value = self.offset.evaluate(context)
            start = 0 if value is None else _whole(value, self.token, "offset")
        limit = self.limit.evaluate(context) if self.limit else None
        values = self.values.evaluate(context)
        items = items_of(values)
        if not isinstance(values, str):
            stop = len(items) if limit is None else start + _whole(limit, self.token, "limit")
            items = items[max(start, 0) : max(stop, 0)]
        stops[key] = start + len(items)
        return items[::-1] if self.loop.reversed else items

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the body for every item, or the ``else`` where there is none."""
        key = f"{self.loop.variable}-{self.loop.collection}"
        items = self._segment(context, key)
        if not items:
            return self.default.render(context, buffer) if self.default else 0
        loops = context.state.registers.setdefault("for_stack", [])  # type: ignore[attr-defined] # always a JekyllContext
        forloop = ForLoop(key, len(items), loops[-1] if loops else None)
        loops.append(forloop)
        scope: dict[str, object] = {"forloop": forloop}
        count = 0
        try:
            context.state.budget.turns(len(items))  # type: ignore[attr-defined] # always a JekyllContext
            with context.loop(scope, forloop):  # type: ignore[arg-type] # the library asks for its length only
                for forloop.index0, scope[self.loop.variable] in enumerate(items):
                    try:
                        count += self.body.render(context, buffer)
                    except ContinueLoop:
                        continue
                    except BreakLoop:
                        break
        finally:
            loops.pop()
        return count


class ForTag(JekyllTag):
    """``{% for item in list limit:… offset:… reversed %} … {% else %} … {% endfor %}``."""

    name = "for"
    end = "endfor"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the head, the body and the ``else``."""
        loop = parse_loop(markup.value)
        check_loose(self, markup, loop.loose)
        body, found, _ = parse_body(self, token, stream, frozenset(("else", self.end)))
        default = None
        if found.value == "else":
            default, _, _ = parse_body(self, token, stream, frozenset((self.end,)))
        return ForNode(token, loop, body, default)


class _InterruptTag(JekyllTag):
    node: type[BreakNode | ContinueNode]

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Make the node; it counts as blank."""
        del markup, stream
        return self.node(token)


class BreakTag(_InterruptTag):
    """``{% break %}``."""

    name = "break"
    node = BreakNode


class ContinueTag(_InterruptTag):
    """``{% continue %}``."""

    name = "continue"
    node = ContinueNode
