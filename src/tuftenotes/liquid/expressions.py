"""Liquid's expressions as objects that evaluate in a context, by Ruby's rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liquid.exceptions import LiquidTypeError
from liquid.expression import Expression
from liquid.token import TOKEN_EXPRESSION, Token

from tuftenotes.liquid.syntax import Comparison, Filtered, parse_condition, parse_filtered
from tuftenotes.liquid.values import Drop, compare, equal, is_truthy, to_i, to_output, to_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liquid import RenderContext

__all__ = ["Condition", "FilteredValue", "Literal", "Path", "Range", "look_up", "value_of"]

_INTEGER = re.compile(r"-?\d+\Z", re.ASCII)
_FARTHEST = 1 << 61
"""Where a range may end: Python counts its items in a machine word."""
_RANGE = re.compile(r"\(\s*(\S+?)\s*\.\.\s*(\S+)\s*\)\Z", re.ASCII)
_FLOAT = re.compile(r"(-?\d+\.?\d*)[\d.]*\Z", re.ASCII)
_SEGMENT = re.compile(r"\[[^\]]+\]|[\w-]+\??", re.ASCII)
_NAME = re.compile(r"[\w-]+\??", re.ASCII)
_WORDS: Mapping[str, object] = {"": None, "nil": None, "null": None, "true": True, "false": False}
_METHODS = {"blank", "empty"}


def look_up(value: object, key: object) -> tuple[bool, object]:
    """Return whether `value` has `key`, and what it holds there, as Ruby's VariableLookup decides it."""
    if isinstance(value, dict):
        return _look_up_in_mapping(value, key)
    if isinstance(value, Drop):
        name = to_s(key)
        return (True, value.get(name)) if value.has(name) else (False, None)
    if isinstance(value, (list, tuple, range)):
        return _look_up_in_sequence(value, key)
    if isinstance(value, str) and key == "size":
        return True, len(value)
    return False, None


def _look_up_in_mapping(values: dict[object, object], key: object) -> tuple[bool, object]:
    if isinstance(key, (str, int, float)) and key in values:
        return True, values[key]
    if key == "size":
        return True, len(values)
    first = next(iter(values.items()), None) if key == "first" else None
    return first is not None, list(first) if first else None


def _look_up_in_sequence(
    values: list[object] | tuple[object, ...] | range, key: object
) -> tuple[bool, object]:
    if isinstance(key, int) and not isinstance(key, bool):
        inside = -len(values) <= key < len(values)
        return inside, values[key] if inside else None
    if key == "size":
        return True, len(values)
    if key in ("first", "last") and values:
        return True, values[0 if key == "first" else -1]
    return False, None


class Literal(Expression):
    """A value that stands in the template."""

    __slots__ = ("value",)

    def __init__(self, token: Token, value: object) -> None:
        super().__init__(token)
        self.value = value

    def evaluate(self, context: RenderContext) -> object:  # noqa: ARG002 (the library's interface)
        """Return the value."""
        return self.value

    def children(self) -> Iterable[Expression]:
        """Return nothing: a literal has no parts."""
        return ()


class Range(Expression):
    """``(first..last)``."""

    __slots__ = ("first", "last")

    def __init__(self, token: Token, first: Expression, last: Expression) -> None:
        super().__init__(token)
        self.first = first
        self.last = last

    def evaluate(self, context: RenderContext) -> object:
        """Return the range; a bound that is no number counts as 0."""
        first, last = to_i(self.first.evaluate(context)), to_i(self.last.evaluate(context))
        if max(abs(first), abs(last)) > _FARTHEST:
            raise LiquidTypeError("the bounds of this range are too far away", token=self.token)
        return range(first, last + 1)

    def children(self) -> Iterable[Expression]:
        """Return the bounds."""
        return (self.first, self.last)


class Path(Expression):
    """``page.title``, ``site.data[page.slug]``: a name and the steps from there."""

    __slots__ = ("name", "steps", "text")

    def __init__(self, token: Token, text: str) -> None:
        super().__init__(token)
        closed = text.rfind("]") + 1  # what opens behind has no end, which need not be found out each time
        found = _SEGMENT.findall(text, 0, closed) + _NAME.findall(text, closed)
        parts = [_step(token, part) for part in found]
        self.text = text
        self.name = parts[0] if parts else ""
        self.steps = parts[1:]

    def find(self, context: RenderContext) -> tuple[bool, object]:
        """Return whether everything on the way exists, and the value (None where not)."""
        name = self.name.evaluate(context) if isinstance(self.name, Expression) else self.name
        try:
            value: object = context.scope[to_s(name)]
        except KeyError:
            return False, None
        for step in self.steps:
            key = step.evaluate(context) if isinstance(step, Expression) else step
            found, value = look_up(value, key)
            if not found:
                return False, None
        return True, value

    def evaluate(self, context: RenderContext) -> object:
        """Return the value, None where anything on the way is missing."""
        return self.find(context)[1]

    def children(self) -> Iterable[Expression]:
        """Return the expressions in brackets."""
        return [step for step in (self.name, *self.steps) if isinstance(step, Expression)]


def _step(token: Token, part: str) -> str | Expression:
    return value_of(token, part[1:-1]) if part.startswith("[") else part


def value_of(token: Token, markup: str) -> Expression:
    """Make an expression of the markup of one value."""
    markup = markup.strip()
    if len(markup) > 1 and markup[0] == markup[-1] and markup[0] in "\"'":
        return Literal(token, markup[1:-1])
    if _INTEGER.match(markup):
        return Literal(token, int(markup))
    bounds = _RANGE.match(markup)
    if bounds:
        return Range(token, value_of(token, bounds[1]), value_of(token, bounds[2]))
    number = _FLOAT.match(markup)
    if number:
        return Literal(token, float(number[1]))
    if markup in _WORDS:
        return Literal(token, _WORDS[markup])
    return Literal(token, "") if markup in _METHODS else Path(token, markup)


def sub_token(token: Token, offset: int, text: str) -> Token:
    """Return the token of `text`, which stands `offset` characters into the expression `token`."""
    return Token(TOKEN_EXPRESSION, text, token.start_index + offset, token.source)


class FilteredValue(Expression):
    """``value | filter: argument | …``."""

    __slots__ = ("filters", "left", "markup")

    def __init__(self, token: Token, markup: Filtered) -> None:
        super().__init__(token)
        self.markup = markup
        self.left = value_of(token, markup.value)
        self.filters = [
            (
                sub_token(token, call.offset, call.name),
                call.name,
                [value_of(token, argument) for argument in call.arguments],
                [(key, value_of(token, argument)) for key, argument in call.keywords],
            )
            for call in markup.filters
        ]

    @classmethod
    def parse(cls, token: Token) -> FilteredValue:
        """Make the expression of the markup that `token` holds."""
        return cls(token, parse_filtered(token.value))

    def evaluate(self, context: RenderContext) -> object:
        """Return the value after all filters; unknown filters pass it on."""
        value = self.left.evaluate(context)
        for token, name, positional, keywords in self.filters:
            arguments = [argument.evaluate(context) for argument in positional]
            if keywords:
                arguments.append({key: argument.evaluate(context) for key, argument in keywords})
            value = context.filter(name, token)(context, token, value, arguments)
        return value

    def children(self) -> Iterable[Expression]:
        """Return the value and the arguments of the filters."""
        arguments = [e for _, _, values, keys in self.filters for e in (*values, *(v for _, v in keys))]
        return [self.left, *arguments]


class Condition(Expression):
    """The condition of an ``if``: comparisons tied by ``and`` and ``or``, the right-most first."""

    __slots__ = ("join", "left", "markup", "method", "operator", "rest", "right")

    def __init__(self, token: Token, markup: Comparison) -> None:
        super().__init__(token)
        self.markup = markup
        self.left = value_of(token, markup.left)
        self.operator = markup.operator
        self.right = value_of(token, markup.right)
        self.method = next((m for m in (markup.left, markup.right) if m in _METHODS), "")
        self.join = markup.join
        self.rest = Condition(token, markup.rest) if markup.rest else None

    @classmethod
    def parse(cls, token: Token) -> Condition:
        """Make the expression of the markup that `token` holds; raise `MarkupError` where it is none."""
        return cls(token, parse_condition(token.value))

    def evaluate(self, context: RenderContext) -> bool:
        """Return whether the condition holds."""
        holds = self._holds(context)
        if self.rest is None or holds == (self.join == "or"):
            return holds
        return self.rest.evaluate(context)

    def _holds(self, context: RenderContext) -> bool:
        left = self.left.evaluate(context)
        if not self.operator:
            return is_truthy(left)
        return compare_with(self.operator, left, self.right.evaluate(context), self)

    def children(self) -> Iterable[Expression]:
        """Return both sides and the rest."""
        return [self.left, self.right, *([self.rest] if self.rest else [])]


def compare_with(operator: str, left: object, right: object, condition: Condition) -> bool:
    """Apply a comparison operator as Ruby's Liquid does; raise `LiquidTypeError` where it would."""
    if operator in {"==", "!=", "<>"}:
        same = _equals(left, right, condition)
        return same if operator == "==" else not same
    if operator == "contains":
        return _contains(left, right)
    if operator not in {"<", ">", "<=", ">="}:
        raise LiquidTypeError(f"unknown operator “{operator}”", token=condition.token)
    if any(value is None or isinstance(value, (bool, dict, list, Drop)) for value in (left, right)):
        return False
    order = compare(left, right)
    if order is None:
        raise LiquidTypeError(
            f"“{to_s(left)}” cannot be compared with “{to_s(right)}”", token=condition.token
        )
    return {"<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[operator]


def _equals(left: object, right: object, condition: Condition) -> bool:
    if condition.method:
        other = right if condition.markup.left in _METHODS else left
        sized = isinstance(other, (str, list, dict, tuple))
        return condition.method == "empty" and sized and not other
    return equal(left, right)


def _contains(left: object, right: object) -> bool:
    if not is_truthy(left) or not is_truthy(right):
        return False
    if isinstance(left, str):
        return to_s(right) in left
    if isinstance(left, (list, tuple, range)):
        return any(equal(item, right) for item in left)
    if isinstance(left, dict):
        return isinstance(right, (str, int, float)) and right in left
    return isinstance(left, Drop) and to_s(right) in to_output(left)
