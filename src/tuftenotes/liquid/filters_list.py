"""The filters on lists: Liquid's own where Jekyll does not replace them, and Jekyll's."""

from __future__ import annotations

import re
from functools import cmp_to_key
from typing import TYPE_CHECKING

from liquid.token import TOKEN_EXPRESSION, Token

from tuftenotes.liquid.budget import check_length, check_nesting
from tuftenotes.liquid.expressions import Condition, FilteredValue, look_up
from tuftenotes.liquid.filter_protocol import BoundFilter, FilterError, adapt_all
from tuftenotes.liquid.filters_text import to_integer
from tuftenotes.liquid.syntax import parse_condition
from tuftenotes.liquid.values import Drop, compare, equal, flatten, inspect, is_truthy, to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tuftenotes.liquid.environment import JekyllContext

__all__ = ["LIST_FILTERS"]

_INTEGER_LIKE = re.compile(r"\s*-?\d+\s*\Z", re.ASCII)
_MOST_GROUPED = 10_000_000
_FLOAT_LIKE = re.compile(r"\s*-?(?:\d+\.?\d*|\.\d+)\s*\Z", re.ASCII)


def _items(value: object) -> list[object]:
    """Return the items as Liquid's own filters see them: nested lists flat, else a list of one."""
    if isinstance(value, (list, tuple)):
        return flatten(value)
    if isinstance(value, range):
        return list(value)
    return [] if value is None else [value]


def _selectable(value: object) -> list[object] | None:
    """Return the items as Jekyll's ``where`` family sees them, None for what it passes on untouched."""
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, (list, tuple, range)):
        return list(value)
    return None


def property_of(item: object, name: object) -> object:
    """Return what Jekyll compares by: a property (dots step inside), numbers in texts as numbers."""
    value: object = item
    for step in to_s(name).split("."):
        if not isinstance(value, (dict, Drop)):
            value = None
            break
        value = look_up(value, step)[1] if isinstance(value, Drop) else value.get(step)
    if not isinstance(value, str):
        return value
    if _INTEGER_LIKE.match(value):
        return int(value)
    return float(value) if _FLOAT_LIKE.match(value) else value


def _matches(value: object, target: object) -> bool:
    if target is None:
        return value is None
    wanted = to_s(target)
    if isinstance(value, str):
        return value == wanted
    if value is None:
        return False
    return any(to_s(part) == wanted for part in (value if isinstance(value, (list, tuple)) else [value]))


def _where(value: object, name: object, target: object) -> object:
    items = _selectable(value)
    if items is None or not is_truthy(name) or isinstance(target, (list, dict)):
        return value
    return [item for item in items if _matches(property_of(item, name), target)]


def _find(value: object, name: object, target: object) -> object:
    if not is_truthy(name) or isinstance(target, (list, dict)):
        return value
    found = _where(value, name, target)
    return (found[0] if found else None) if isinstance(found, list) else found


def _holding(
    context: JekyllContext, items: list[object], variable: object, expression: object
) -> Iterator[object]:
    """Yield the items for which a condition holds, each as `variable` in turn."""
    token = Token(TOKEN_EXPRESSION, to_s(expression), 0, "")
    condition = Condition(token, parse_condition(to_s(expression), strict=True))
    scope: dict[str, object] = {}
    with context.extend(scope):
        for scope[to_s(variable)] in items:
            if condition.evaluate(context):
                yield scope[to_s(variable)]


def _where_exp(context: JekyllContext, value: object, variable: object, expression: object) -> object:
    items = _selectable(value)
    return value if items is None else list(_holding(context, items, variable, expression))


def _find_exp(context: JekyllContext, value: object, variable: object, expression: object) -> object:
    items = _selectable(value)
    return value if items is None else next(_holding(context, items, variable, expression), None)


def _grouped(pairs: list[tuple[object, object]]) -> list[object]:
    groups: dict[object, list[object]] = {}
    for name, item in pairs:
        groups.setdefault(inspect(name), [name]).append(item)
    made: list[object] = [{"name": g[0], "items": g[1:], "size": len(g) - 1} for g in groups.values()]
    check_nesting(made, _MOST_GROUPED)
    return made


def _group_by(value: object, name: object) -> object:
    if not isinstance(value, (list, tuple)):
        return value
    return _grouped([(to_s(property_of(item, name)), item) for item in value])


def _group_by_exp(context: JekyllContext, value: object, variable: object, expression: object) -> object:
    if not isinstance(value, (list, tuple)):
        return value
    parsed = FilteredValue.parse(Token(TOKEN_EXPRESSION, to_s(expression), 0, ""))
    scope: dict[str, object] = {}
    pairs: list[tuple[object, object]] = []
    with context.extend(scope):
        for scope[to_s(variable)] in value:
            pairs.append((parsed.evaluate(context), scope[to_s(variable)]))
    return _grouped(pairs)


def _ordered(left: object, right: object) -> int:
    order = compare(left, right)
    if order is None:
        raise FilterError(f"{inspect(left)[:40]} and {inspect(right)[:40]} cannot be put in an order")
    return order


def _sort(value: object, name: object = None, nils: object = "first") -> object:
    if value is None:
        raise FilterError("cannot sort what is not there (nil)")
    if nils not in ("first", "last"):
        raise FilterError(f"“{to_s(nils)}” is not where nils may go: first or last")
    items = [[key, item] for key, item in value.items()] if isinstance(value, dict) else _selectable(value)
    if items is None:
        raise FilterError(f"cannot sort {inspect(value)[:40]}")
    if name is None:
        return sorted(items, key=cmp_to_key(_ordered))
    order = -1 if nils == "first" else 1

    def by_property(left: tuple[object, object], right: tuple[object, object]) -> int:
        one, other = left[0], right[0]
        if (one is None) != (other is None):
            return order if one is None else -order
        found = compare(one, other)
        return found if found is not None else _ordered(to_s(one), to_s(other))

    return [
        item for _, item in sorted(((property_of(i, name), i) for i in items), key=cmp_to_key(by_property))
    ]


def _sort_natural(value: object, name: object = None) -> object:
    def key(item: object) -> tuple[bool, str]:
        found = item if name is None else look_up(item, name)[1]
        return (found is None, to_s(found).lower())

    return sorted(_items(value), key=key)


def _map(value: object, name: object) -> list[object]:
    return [look_up(item, name)[1] if isinstance(item, (dict, Drop)) else None for item in _items(value)]


def _unique(items: list[object], key: Callable[[object], object]) -> list[object]:
    kept: list[tuple[object, object]] = []
    for item in items:
        value = key(item)
        if not any(equal(value, other) for other, _ in kept):
            kept.append((value, item))
    return [item for _, item in kept]


def _uniq(value: object, name: object = None) -> list[object]:
    items = _items(value)
    if name is None and all(isinstance(item, str) for item in items):
        return list(dict.fromkeys(items))
    return _unique(items, lambda item: item if name is None else look_up(item, name)[1])


def _compact(value: object, name: object = None) -> list[object]:
    return [i for i in _items(value) if (i if name is None else look_up(i, name)[1]) is not None]


def _concat(value: object, other: object) -> list[object]:
    if not isinstance(other, (list, tuple)):
        raise FilterError("“concat” needs a list")
    return [*_items(value), *other]


def _join(value: object, glue: object = " ") -> str:
    between, texts = to_s(glue), [to_s(item) for item in _items(value)]
    check_length(len(between) * len(texts) + sum(map(len, texts)))
    return between.join(texts)


def _edge(index: int) -> Callable[[object], object]:
    def run(value: object) -> object:
        if isinstance(value, dict) and index == 0:
            return next(([key, item] for key, item in value.items()), None)
        return value[index] if isinstance(value, (list, tuple, range)) and value else None

    return run


def _without(value: object, count: object, *, at_start: bool) -> object:
    if not isinstance(value, list):
        return value
    number = to_integer(count)
    return value[number:] if at_start else value[: max(len(value) - number, 0)]


def _sample(value: object, count: object = 1) -> object:
    """Return the first items: a build that drew lots would not be repeatable."""
    if not isinstance(value, list):
        return value
    number = to_integer(count)
    return (value[0] if value else None) if number == 1 else value[:number]


def _sentence(value: object, connector: object = "and") -> str:
    if not isinstance(value, (list, tuple)):
        raise FilterError(f"{inspect(value)[:40]} is not a list")
    words = [to_s(item) for item in value]
    if len(words) <= 2:
        return f" {to_s(connector)} ".join(words)
    return f"{', '.join(words[:-1])}, {to_s(connector)} {words[-1]}"


LIST_FILTERS: dict[str, BoundFilter] = adapt_all(
    {
        "array_to_sentence_string": _sentence,
        "compact": _compact,
        "concat": _concat,
        "find": _find,
        "first": _edge(0),
        "group_by": _group_by,
        "join": _join,
        "last": _edge(-1),
        "map": _map,
        "pop": lambda value, count=1: _without(value, count, at_start=False),
        "push": lambda value, item: [*value, check_nesting(item)] if isinstance(value, list) else value,
        "reverse": lambda value: _items(value)[::-1],
        "sample": _sample,
        "shift": lambda value, count=1: _without(value, count, at_start=True),
        "sort": _sort,
        "sort_natural": _sort_natural,
        "uniq": _uniq,
        "unshift": lambda value, item: [check_nesting(item), *value] if isinstance(value, list) else value,
        "where": _where,
    },
    {
        "find_exp": _find_exp,
        "group_by_exp": _group_by_exp,
        "where_exp": _where_exp,
    },
)
"""The filters on lists."""
