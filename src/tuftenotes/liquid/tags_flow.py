"""Branches: ``if``, ``unless``, ``case`` and ``ifchanged``."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from liquid.ast import Node

from tuftenotes.liquid.expressions import Condition, compare_with, value_of
from tuftenotes.liquid.syntax import QUOTED, Comparison
from tuftenotes.liquid.tag_nodes import (
    Body,
    JekyllTag,
    TagError,
    check_loose,
    parse_body,
    strip_blank,
)

if TYPE_CHECKING:
    from typing import TextIO

    from liquid.expression import Expression
    from liquid.stream import TokenStream

    from liquid import RenderContext, Token

__all__ = ["CaseTag", "IfChangedTag", "IfTag", "UnlessTag"]

_WHEN = re.compile(rf"({QUOTED})(?:(?:\s+or\s+|\s*,\s*)({QUOTED}.*))?", re.DOTALL | re.ASCII)
_VALUE = re.compile(rf"({QUOTED})", re.ASCII)


class BranchNode(Node):
    """Conditions with a body each, of which the first that holds is rendered; None is ``else``."""

    __slots__ = ("branches", "negate_first")

    def __init__(
        self, token: Token, branches: list[tuple[Expression | None, Body]], *, negate_first: bool
    ) -> None:
        super().__init__(token)
        self.branches = branches
        self.negate_first = negate_first
        self.blank = strip_blank(body for _, body in branches)

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the first body whose condition holds."""
        for index, (condition, body) in enumerate(self.branches):
            holds = condition is None or bool(condition.evaluate(context))
            if holds != (self.negate_first and index == 0):
                return body.render(context, buffer)
        return 0


class IfTag(JekyllTag):
    """``{% if … %} … {% elsif … %} … {% else %} … {% endif %}``."""

    name = "if"
    end = "endif"
    negates = False

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Collect the branches."""
        ends = frozenset(("elsif", "else", self.end))
        branches: list[tuple[Expression | None, Body]] = []
        condition: Condition | None = self._condition(markup)
        while True:
            body, found, markup = parse_body(self, token, stream, ends)
            branches.append((condition, body))
            if found.value == self.end:
                return BranchNode(token, branches, negate_first=self.negates)
            condition = None if found.value == "else" else self._condition(markup)

    def _condition(self, markup: Token) -> Condition:
        condition = Condition.parse(markup)
        check_loose(self, markup, condition.markup.loose)
        return condition


class UnlessTag(IfTag):
    """``{% unless … %}``: an ``if`` whose first condition is turned round."""

    name = "unless"
    end = "endunless"
    negates = True


class CaseNode(Node):
    """A value, and bodies for the values it may have; every match is rendered, as in Ruby."""

    __slots__ = ("branches", "value")

    def __init__(
        self, token: Token, value: Expression, branches: list[tuple[list[Condition] | None, Body]]
    ) -> None:
        super().__init__(token)
        self.value = value
        self.branches = branches
        self.blank = strip_blank(body for _, body in branches)

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the bodies whose values match, or the ``else`` ones where none did so far."""
        value = self.value.evaluate(context)
        matched = False
        count = 0
        for conditions, body in self.branches:
            if conditions is None:
                hits = 0 if matched else 1
            else:
                hits = sum(compare_with("==", value, c.right.evaluate(context), c) for c in conditions)
                matched = matched or bool(hits)
            for _ in range(hits):
                count += body.render(context, buffer)
        return count


class CaseTag(JekyllTag):
    """``{% case … %} {% when … %} … {% else %} … {% endcase %}``."""

    name = "case"
    end = "endcase"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Collect the branches; what stands before the first one is dropped."""
        match = _VALUE.search(markup.value)
        if not match:
            raise TagError("“case” needs a value", token)
        value = value_of(markup, match[1])
        ends = frozenset(("when", "else", "endcase"))
        branches: list[tuple[list[Condition] | None, Body]] = []
        _, found, markup = parse_body(self, token, stream, ends)
        while found.value != "endcase":
            conditions = None if found.value == "else" else _when(found, markup)
            body, found, markup = parse_body(self, token, stream, ends)
            branches.append((conditions, body))
        return CaseNode(token, value, branches)


def _when(token: Token, markup: Token) -> list[Condition]:
    conditions: list[Condition] = []
    rest: str | None = markup.value
    while rest is not None:
        match = _WHEN.search(rest)
        if not match:
            raise TagError("“when” needs a value", token)
        conditions.append(Condition(markup, Comparison("", "==", match[1])))
        rest = match[2]
    return conditions


class IfChangedNode(Node):
    """A body that is shown where it differs from what the last one made."""

    __slots__ = ("body",)

    def __init__(self, token: Token, body: Body) -> None:
        super().__init__(token)
        self.body = body
        self.blank = body.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render aside, compare, show."""
        aside = StringIO()
        self.body.render(context, aside)
        registers = context.state.registers  # type: ignore[attr-defined] # always a JekyllContext
        if registers.get("ifchanged") == aside.getvalue():
            return 0
        registers["ifchanged"] = aside.getvalue()
        return buffer.write(aside.getvalue())


class IfChangedTag(JekyllTag):
    """``{% ifchanged %} … {% endifchanged %}``."""

    name = "ifchanged"
    end = "endifchanged"

    def parse_markup(self, token: Token, markup: Token, stream: TokenStream) -> Node:
        """Parse the body."""
        del markup
        body, _, _ = parse_body(self, token, stream, frozenset((self.end,)))
        return IfChangedNode(token, body)
