"""``tablerow`` and ``cycle``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liquid.ast import Node

from tuftenotes.liquid.expressions import value_of
from tuftenotes.liquid.syntax import QUOTED, tag_attributes
from tuftenotes.liquid.tag_nodes import Body, JekyllTag, TagError, parse_body
from tuftenotes.liquid.tags_loop import ForLoop, items_of
from tuftenotes.liquid.values import to_i, to_output, to_s

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from liquid.expression import Expression
    from liquid.stream import TokenStream

    from liquid import RenderContext, Token

__all__ = ["CycleTag", "TableRowTag"]

_TABLE = re.compile(rf"(\w+)\s+in\s+((?:{QUOTED})+)", re.ASCII)
_NAMED_CYCLE = re.compile(rf"\A({QUOTED})\s*:\s*(.*)", re.DOTALL | re.ASCII)
_ITEM = re.compile(rf"\s*({QUOTED})\s*", re.ASCII)


class TableRowLoop(ForLoop):
    """The ``tablerowloop`` object: a loop that also counts columns and rows (0 columns: one endless row)."""

    def __init__(self, length: int, columns: int) -> None:
        super().__init__("tablerow", length, None)
        self.columns = columns

    def get(self, key: str) -> object:
        """Return where the loop is."""
        row, column = divmod(self.index0, self.columns) if self.columns > 0 else (0, self.index0)
        values: dict[str, object] = {
            "col": column + 1,
            "col0": column,
            "col_first": column == 0,
            "col_last": column + 1 == self.columns,
            "row": row + 1,
        }
        return values[key] if key in values else super().get(key)

    def keys(self) -> Sequence[str]:
        """Return the object's names."""
        return (*super().keys(), "col", "col0", "col_first", "col_last", "row")


class TableRowNode(Node):
    """``tablerow``: table rows of a list."""

    __slots__ = ("attributes", "body", "values", "variable")

    def __init__(
        self, token: Token, head: re.Match[str], attributes: dict[str, Expression], body: Body
    ) -> None:
        super().__init__(token)
        self.variable = head[1]
        self.values = value_of(token, head[2])
        self.attributes = attributes
        self.body = body
        self.blank = False

    def _number(self, context: RenderContext, name: str) -> int | None:
        value = self.attributes.get(name)
        return to_i(value.evaluate(context)) if value else None

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the rows."""
        values = self.values.evaluate(context)
        if values is None or values is False:
            return 0
        start = self._number(context, "offset") or 0
        limit = self._number(context, "limit")
        items = items_of(values)[start : None if limit is None else start + limit]
        loop = TableRowLoop(len(items), self._number(context, "cols") or 0)
        scope: dict[str, object] = {"tablerowloop": loop}
        count = buffer.write('<tr class="row1">\n')
        context.state.budget.turns(len(items))  # type: ignore[attr-defined] # always a JekyllContext
        with context.loop(scope, loop):  # type: ignore[arg-type] # the library asks for its length only
            for loop.index0, scope[self.variable] in enumerate(items):
                count += buffer.write(f'<td class="col{loop.get("col")}">')
                count += self.body.render(context, buffer)
                count += buffer.write("</td>")
                if loop.get("col_last") and not loop.get("last"):
                    count += buffer.write(f'</tr>\n<tr class="row{to_i(loop.get("row")) + 1}">')
        return count + buffer.write("</tr>\n")


class TableRowTag(JekyllTag):
    """``{% tablerow item in list cols:… %} … {% endtablerow %}``."""

    name = "tablerow"
    end = "endtablerow"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the head and the body."""
        head = _TABLE.search(markup.value)
        if not head:
            raise TagError("a tablerow is written “tablerow item in list”", token)
        attributes = {key: value_of(markup, value) for key, value in tag_attributes(markup.value).items()}
        body, _, _ = parse_body(self, token, stream, frozenset((self.end,)))
        return TableRowNode(token, head, attributes, body)


class CycleNode(Node):
    """``cycle``: the next of its values, each time it is met."""

    __slots__ = ("group", "values")

    def __init__(self, token: Token, group: Expression | str, values: list[Expression]) -> None:
        super().__init__(token)
        self.group = group
        self.values = values
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the value whose turn it is."""
        turns: dict[str, int] = context.state.registers.setdefault("cycle", {})  # type: ignore[attr-defined] # always a JekyllContext
        key = self.group if isinstance(self.group, str) else to_s(self.group.evaluate(context))
        turn = turns.get(key, 0)
        turns[key] = (turn + 1) % len(self.values)
        value = self.values[turn].evaluate(context) if turn < len(self.values) else None
        return buffer.write(to_output(value))


class CycleTag(JekyllTag):
    """``{% cycle 'odd', 'even' %}``, ``{% cycle 'group': 'odd', 'even' %}``."""

    name = "cycle"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Read the group and the values."""
        del stream
        named = _NAMED_CYCLE.match(markup.value)
        texts = [_ITEM.match(part) for part in (named[2] if named else markup.value).split(",")]
        values = [value_of(markup, text[1]) for text in texts if text]
        if not values:
            raise TagError("“cycle” needs values", token)
        return CycleNode(token, value_of(markup, named[1]) if named else markup.value, values)
