"""What a template may spend on one page, so that none runs without end or fills the memory.

Jinja's sandbox keeps a template from reaching out of the page; how long it runs, and how much it makes, it
leaves to us. A step is an iteration, a filter, or a hundred characters made; a call and an include are ten.
"""

from __future__ import annotations

import operator
import re
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, soft_str

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tuftenotes.extent import DeepError, extent, is_container

__all__ = ["GROWING_METHODS", "StepBudget", "bounded_filters", "spend_in_templates", "written"]

MOST_STEPS = 2_000_000
MOST_CHARACTERS = 20_000_000
"""The longest text, or list, that may come up on the way."""
MOST_ITEMS = 1_000_000
"""Of a list that is made or printed, with those of the lists in it."""
MOST_BITS = 10_000
LONGEST_WRAPPED = 100_000
"""Python takes the square of a line's length to wrap it."""
LARGEST_NUMBER = 10_000
"""The largest width, indentation or count that a filter is given."""

GROWING_METHODS = frozenset(
    {
        "center",
        "encode",
        "expandtabs",
        "format",
        "format_map",
        "ljust",
        "maketrans",
        "rjust",
        "translate",
        "zfill",
    }
)
"""Methods of texts that a template does without: a small call makes an arbitrarily large text."""

_WRITING = frozenset(
    {
        *("string", "tojson", "pprint", "escape", "e", "forceescape", "safe", "upper", "lower", "title"),
        *(
            "capitalize",
            "center",
            "indent",
            "replace",
            "striptags",
            "trim",
            "truncate",
            "urlencode",
            "urlize",
        ),
        *("wordcount", "wordwrap", "xmlattr"),
    }
)
"""Filters that write out what they are given, which is a text or should be one."""
_WIDE = re.compile(r"%[^%a-zA-Z]*(?:\d{5}|\*)")


class StepBudget:
    """The steps left for the page that is being rendered."""

    def __init__(self) -> None:
        self.left = MOST_STEPS

    def reset(self) -> None:
        """Begin with a new page."""
        self.left = MOST_STEPS

    def spend(self, steps: int) -> None:
        """Take steps from what is left; raises `SecurityError` when there are none."""
        self.left -= steps
        if self.left < 0:
            raise SecurityError("this template does not come to an end")

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield `items`, each a step."""
        for item in items:
            self.spend(1)
            yield item

    def made(self, value: Any) -> Any:  # noqa: ANN401 (whatever a template makes)
        """Return `value`, a text or list that was made, and take what it costs."""
        if isinstance(value, (str, list, tuple)):
            self.spend(len(value) // 100)
            _refuse_length(len(value))
        return value

    def concat(self, parts: Iterable[str]) -> str:
        """Join the parts of an output."""
        kept, length = [], 0
        for part in parts:
            length += len(part)
            _refuse_length(length)
            kept.append(part)
        self.spend(length // 100)
        return "".join(kept)

    def joined(self, parts: Sequence[Any], *, escape: bool) -> str:
        """Do what ``~`` does."""
        texts = [soft_str(written(part)) for part in parts]
        _refuse_length(sum(map(len, texts)))
        if escape and any(isinstance(part, Markup) or hasattr(part, "__html__") for part in parts):
            return self.made(Markup().join(texts))  # type: ignore[no-any-return]
        return self.made("".join(texts))  # type: ignore[no-any-return]

    def operate(self, sign: str, left: Any, right: Any) -> Any:  # noqa: ANN401 (as above)
        """Do what an operator does, if the result has a size that anybody needs."""
        if sign == "*":
            _refuse_product(left, right)
            return written(self.made(left * right))
        if sign == "**" and isinstance(left, int) and isinstance(right, int):
            _refuse_bits(left.bit_length() * abs(right))
        elif sign == "+" and isinstance(left, (str, list, tuple)) and isinstance(right, (str, list, tuple)):
            _refuse_length(len(left) + len(right))
        elif sign == "%" and isinstance(left, str):
            _refuse_width(left)
            written(right)
        return self.made(_OPERATORS[sign](left, right))


_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "*": operator.mul,
    "**": operator.pow,
    "+": operator.add,
    "%": operator.mod,
}


def written(value: Any) -> Any:  # noqa: ANN401 (whatever a template makes)
    """Return `value`; raises `SecurityError` for lists that hold lists that hold lists without end.

    Lists and mappings that a template makes come through here, so that what it prints or compares is bounded.
    """
    if is_container(value):
        try:
            size = extent(value)
        except DeepError as error:
            raise SecurityError(f"this template makes too much: {error}") from error
        if size > MOST_ITEMS:
            raise SecurityError("this template makes too long a list of lists")
    return value


def _refuse_length(length: int) -> None:
    if length > MOST_CHARACTERS:
        raise SecurityError("this template makes too long a text")


def _refuse_bits(bits: int) -> None:
    if bits > MOST_BITS:
        raise SecurityError("this template makes too large a number")


def _refuse_width(text: str) -> None:
    if _WIDE.search(text):
        raise SecurityError("this template makes too wide a text")


def _refuse_product(left: Any, right: Any) -> None:  # noqa: ANN401 (operands of any kind)
    for one, other in ((left, right), (right, left)):
        if isinstance(one, (str, list, tuple)) and isinstance(other, int):
            _refuse_length(len(one) * other)
    if isinstance(left, int) and isinstance(right, int):
        _refuse_bits(left.bit_length() + right.bit_length())


def bounded_filters(
    budget: StepBudget, filters: Mapping[str, Callable[..., Any]]
) -> dict[str, Callable[..., Any]]:
    """Return the filters, each taking what it costs and refusing numbers and texts out of all measure."""
    return {name: _bounded(budget, name, function) for name, function in filters.items()}


def _bounded(budget: StepBudget, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    first = 1 if hasattr(function, "jinja_pass_arg") else 0  # Jinja puts a context before the value

    @wraps(function)
    def run(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (those of the filter)
        before, value, options = (
            arguments[:first],
            arguments[first],
            (*arguments[first + 1 :], *named.values()),
        )
        budget.spend(1)
        if any(isinstance(o, int) and abs(o) > LARGEST_NUMBER for o in options):
            raise SecurityError(f"the filter “{name}” is given too large a number")
        texts = [text for text in (value, *options) if isinstance(text, str)]
        if name in _WRITING:
            written(value)
        if name == "replace" and len(texts) > 2:
            _refuse_length(len(texts[0]) + (texts[0].count(texts[1]) + 1) * len(texts[2]))
        elif name == "join":
            value = [written(item) for item in value]
            _refuse_length(len(value) * max((len(o) for o in options if isinstance(o, str)), default=0))
        elif name == "wordwrap" and texts and len(texts[0]) > LONGEST_WRAPPED:
            raise SecurityError("the filter “wordwrap” is given too long a text")
        elif name == "format" and texts:
            _refuse_width(texts[0])
            written(options)
        return budget.made(function(*before, value, *arguments[first + 1 :], **named))

    return run


class _Spending(NodeTransformer):
    """Puts the budget between a template and what it loops over or joins."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 (Jinja's name)
        self.generic_visit(node)
        node.iter = _through("counted", cast("nodes.Expr", node.iter))
        return node

    def visit_List(self, node: nodes.List) -> nodes.Expr:  # noqa: N802 (likewise)
        self.generic_visit(node)
        return node if _is_constant(node.items) else _through("written", node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802 (likewise)
        self.generic_visit(node)
        return node if node.ctx != "load" or _is_constant(node.items) else _through("written", node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:  # noqa: N802 (likewise)
        self.generic_visit(node)
        return node if _is_constant([pair.value for pair in node.items]) else _through("written", node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Call:  # noqa: N802 (likewise)
        self.generic_visit(node)
        return _through("joined", nodes.List(node.nodes, lineno=node.lineno))


def _is_constant(items: Iterable[nodes.Expr]) -> bool:
    return all(isinstance(item, nodes.Const) for item in items)


def _through(name: str, node: nodes.Expr) -> nodes.Call:
    function = nodes.EnvironmentAttribute(name, lineno=node.lineno)
    return nodes.Call(function, [node], [], None, None, lineno=node.lineno)


def spend_in_templates(tree: nodes.Template) -> nodes.Template:
    """Return the tree with every loop, list, mapping and ``~`` led through the environment."""
    return _Spending().visit(tree)  # type: ignore[no-any-return]
