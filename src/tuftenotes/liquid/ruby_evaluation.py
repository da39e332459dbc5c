"""What the text of a plugin comes to, worked out from its tree; loops and effects are unreadable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tuftenotes.liquid.ruby_methods import (
    call_method,
    operate,
    pattern_of,
    ruby_text,
    truthy,
)
from tuftenotes.liquid.ruby_objects import Thing, ask
from tuftenotes.liquid.ruby_tokens import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.liquid.ruby_objects import Surroundings
    from tuftenotes.liquid.ruby_parser import Node
    from tuftenotes.liquid.ruby_syntax import Method

__all__ = ["evaluate"]

_STEPS = 5000
_QUIET = frozenset({"require", "require_relative", "puts", "super", "attr_reader", "include"})


class _ReturnError(Exception):
    """A ``return`` on its way out of a method."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value


def evaluate(
    methods: Mapping[str, Method],
    markup: str,
    content: str,
    around: Surroundings,
    constants: Mapping[str, Node],
) -> str:
    """Return what ``render`` returns for a tag with this markup; raises `UnreadableError` where unknown."""
    machine = _Machine(methods, content, around, constants, markup)
    setup = methods.get("initialize")
    if setup:
        given: list[Any] = ["tag", markup, Thing("tokens")]
        machine.run(setup, given[: len(setup.parameters)])
    else:
        machine.members["@markup"] = markup
    render = methods["render"]
    return ruby_text(machine.run(render, [Thing("context")] * len(render.parameters)))


class _Machine:
    """The variables of one tag, and the meaning of every kind of node."""

    def __init__(
        self,
        methods: Mapping[str, Method],
        content: str,
        around: Surroundings,
        constants: Mapping[str, Node],
        markup: str,
    ) -> None:
        self.methods = methods
        self.content = content
        self.around = around
        self.constants = constants
        self.markup = markup
        self.members: dict[str, Any] = {}
        self.locals: dict[str, Any] = {}
        self.variables: frozenset[str] = frozenset()
        self.found: re.Match[str] | None = None
        self.steps = 0

    def run(self, method: Method, arguments: list[Any]) -> Any:  # noqa: ANN401 (a value of Ruby's)
        if method.body is None or len(arguments) != len(method.parameters):
            raise UnreadableError(str(method.parameters))
        outer = self.locals, self.variables
        self.locals = dict(zip(method.parameters, arguments, strict=True))
        self.variables = method.variables
        try:
            return self.value(method.body)
        except _ReturnError as result:
            return result.value
        finally:
            self.locals, self.variables = outer

    def value(self, node: Node) -> Any:  # noqa: ANN401 (a value of Ruby's)
        self.steps += 1
        if self.steps > _STEPS:
            raise UnreadableError(node[0])
        meaning = getattr(self, f"_{node[0]}", None)
        if meaning is None:
            raise UnreadableError(node[0])
        return meaning(*node[1:])

    def _text(self, text: str) -> str:
        return text

    def _number(self, number: int) -> int:
        return number

    def _nil(self) -> None:
        return None

    def _true(self) -> bool:
        return True

    def _false(self) -> bool:
        return False

    def _join(self, parts: tuple[Node, ...]) -> str:
        return "".join(ruby_text(self.value(part)) for part in parts)

    def _list(self, items: tuple[Node, ...]) -> list[Any]:
        return [self.value(item) for item in items]

    def _options(self, _items: tuple[Node, ...]) -> Thing:
        return Thing("options")

    def _option(self, _value: Node) -> Thing:
        return Thing("options")

    def _range(self, first: Node, last: Node, without_last: bool) -> slice:  # noqa: FBT001 (a node's part)
        start, stop = self.value(first), self.value(last)
        if not isinstance(start, int) or not (stop is None or isinstance(stop, int)):
            raise UnreadableError("range")
        if stop is not None and not without_last:
            stop = None if stop == -1 else stop + 1
        return slice(start, stop)

    def _regex(self, source: str, flags: str) -> re.Pattern[str]:
        return pattern_of(source, flags)

    def _block(self, nodes: tuple[Node, ...]) -> Any:  # noqa: ANN401 (a value of Ruby's)
        result = None
        for node in nodes:
            result = self.value(node)
        return result

    def _if(self, condition: Node, yes: Node, no: Node) -> Any:  # noqa: ANN401 (a value of Ruby's)
        return self.value(yes if truthy(self.value(condition)) else no)

    def _not(self, node: Node) -> bool:
        return not truthy(self.value(node))

    def _and(self, left: Node, right: Node) -> Any:  # noqa: ANN401 (a value of Ruby's)
        value = self.value(left)
        return self.value(right) if truthy(value) else value

    def _or(self, left: Node, right: Node) -> Any:  # noqa: ANN401 (a value of Ruby's)
        value = self.value(left)
        return value if truthy(value) else self.value(right)

    def _return(self, node: Node) -> None:
        raise _ReturnError(self.value(node))

    def _op(self, operator: str, left: Node, right: Node) -> Any:  # noqa: ANN401 (a value of Ruby's)
        first, second = self.value(left), self.value(right)
        if operator in {"=~", "!~"}:
            text, pattern = (first, second) if isinstance(second, re.Pattern) else (second, first)
            if not isinstance(pattern, re.Pattern):
                raise UnreadableError(operator)
            self.found = pattern.search(ruby_text(text))
            return bool(self.found) is (operator == "=~") or None
        result = operate(operator, first, second)
        if operator == "<<" and left[0] in {"get", "ivar"}:
            self._assign(left, result)
        return result

    def _global(self, name: str) -> str | None:
        number = int(name[1:])
        return self.found[number] if self.found and number <= self.found.re.groups else None

    def _ivar(self, name: str) -> Any:  # noqa: ANN401 (a value of Ruby's)
        return self.members.get(name)

    def _cvar(self, name: str) -> Any:  # noqa: ANN401 (a value of Ruby's)
        if name not in self.around.counters and name in self.constants:
            self.around.counters[name] = self.value(self.constants[name])
        return self.around.counters.get(name)

    def _constant(self, name: str) -> Any:  # noqa: ANN401 (a value of Ruby's)
        return self.value(self.constants[name]) if name in self.constants else Thing("constant", name)

    def _get(self, name: str) -> Any:  # noqa: ANN401 (a value of Ruby's)
        if name in self.locals:
            return self.locals[name]
        if name in self.methods:
            return self.run(self.methods[name], [])
        return self._call(None, name, (), None)

    def _set(self, target: Node, node: Node) -> Any:  # noqa: ANN401 (a value of Ruby's)
        value = self.value(node)
        self._assign(target, value)
        return value

    def _spread(self, targets: tuple[Node, ...], node: Node) -> None:
        value = self.value(node)
        items = value if isinstance(value, list) else [value]
        for index, target in enumerate(targets):
            self._assign(target, items[index] if index < len(items) else None)

    def _assign(self, target: Node, value: Any) -> None:  # noqa: ANN401 (a value of Ruby's)
        match target:
            case ("get", name):
                self.locals[name] = value
            case ("ivar", name):
                self.members[name] = value
            case ("cvar", name):
                self.around.counters[name] = value
            case ("call", owner, "[]", (key,), None):
                items, index = self.value(owner), self.value(key)
                if items == Thing("context"):
                    self.around.set_variable(ruby_text(index), value)
                    return
                if not isinstance(items, list) or not isinstance(index, int) or not 0 <= index < len(items):
                    raise UnreadableError("[]=")
                items[index] = value
            case _:
                raise UnreadableError(target[0])

    def _call(self, owner: Node | None, name: str, given: tuple[Node, ...], block: Node | None) -> Any:  # noqa: ANN401
        if owner is None or owner == ("self",):
            return self._own(name, given)
        receiver = self.value(owner)
        if receiver is None and name not in {"nil?", "to_s"}:
            raise UnreadableError(name)
        if block or any(node[0] == "pass" for node in given):
            return self._each(receiver, name, given, block)
        arguments = tuple(self.value(node) for node in given)
        if isinstance(receiver, Thing):
            seed = f"{self.markup}\0{self.steps}"
            return ask(receiver, name, arguments, self.around, seed)
        if name.endswith("!"):
            result = call_method(receiver, name[:-1], arguments)
            self._assign(owner, result)
            return result
        return call_method(receiver, name, arguments)

    def _each(self, items: Any, name: str, given: tuple[Node, ...], block: Node | None) -> list[Any]:  # noqa: ANN401
        if name not in {"map", "collect"} or not isinstance(items, list):
            raise UnreadableError(name)
        if block is None:
            return [call_method(item, given[0][1], ()) for item in items]
        _, names, body = block
        if len(names) != 1:
            raise UnreadableError(name)
        outer, results = dict(self.locals), []
        for item in items:
            self.locals[names[0]] = item
            results.append(self.value(body))
        self.locals = outer
        return results

    def _own(self, name: str, given: tuple[Node, ...]) -> Any:  # noqa: ANN401 (a value of Ruby's)
        if name == "super":
            return self.content
        if name in _QUIET:
            return None
        arguments = [self.value(node) for node in given]
        if name in self.methods:
            return self.run(self.methods[name], arguments)
        if f"@{name}" in self.members and not arguments:
            return self.members[f"@{name}"]
        if name in self.variables and not arguments:
            return None
        raise UnreadableError(name)
