"""YAML as plain data: strings, numbers, booleans, None, lists and string-keyed dictionaries, nothing else.

Three deliberate departures from YAML 1.1: a date stays the string the author wrote, a key is always the
text the author wrote (``1: x`` and ``on: x`` give ``"1"`` and ``"on"``), and a number that JSON cannot
carry (``.inf``, more than 64 bits) stays a string. Hostile text is bounded: nesting and the size that
aliases expand to have limits, because the parser itself has none (deep nesting overflows its native stack).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any, cast

from tuftenotes.diagnostics import Code, Diagnostic, Location, Severity, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import yaml

__all__ = ["Place", "Yaml", "compose_yaml", "parse_yaml"]

Place = tuple[int, int]
"""A line and a column, both from 1."""

_MAX_DEPTH = 100
_MOST_PROBLEMS = 100
_INDICATORS = "[{-?:"
_UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
_LINE_END = re.compile("\r\n?|\n")
_TAG = "tag:yaml.org,2002:"
_HINTS = {
    "mapping values are not allowed in this context": "a value that contains “: ” needs quotes around it",
    "found character that cannot start any token": "YAML is indented with blanks, and a value that starts "
    "with @, ` or % needs quotes",
    "found a tab character that violates indentation": "YAML is indented with blanks, not with tabs",
    "could not find expected ':'": "every line of the block is “key: value”",
    "found unknown escape character": "between single quotes a backslash is only a backslash: '\\mathbb{R}'",
    "did not find expected key": "check the quotes and the indentation here",
    "found unexpected end of stream": "a quote is opened and never closed",
}


@dataclass(frozen=True, slots=True)
class Yaml:
    """A YAML text as plain data (None where it is empty or broken), where its keys stand, and what is wrong.

    `places` maps the path of every key of a mapping inside mappings (``("sass", "style")``) to its place.
    """

    value: Any
    places: Mapping[tuple[str, ...], Place]
    diagnostics: tuple[Diagnostic, ...]


def parse_yaml(text: str, path: str, *, code: Code, first_line: int = 1) -> Yaml:
    """Read `text`, which starts at line `first_line` of the file `path`; problems get the code `code`."""
    import yaml  # noqa: PLC0415 (a build that changes nothing must not pay for it)

    reading = _Reading(text, path, code, first_line)
    value = None
    try:
        _refuse_depth(text)
        node = _compose(text)
        value = None if node is None else reading.construct(node, ())
    except yaml.reader.ReaderError:
        reading.report_unprintable()
    except yaml.MarkedYAMLError as error:
        reading.report_error(error)
    return Yaml(value, reading.places, tuple(reading.diagnostics))


def compose_yaml(text: str) -> tuple[yaml.Node | None, Callable[[yaml.Node], Place]]:
    """Return the node of a YAML text, None if it is empty or broken, and what tells where a node begins."""
    import yaml  # noqa: PLC0415 (as above)

    reading = _Reading(text, "", Code.DATA, 1)

    def place(node: yaml.Node) -> Place:
        line, column = reading.place(node.start_mark)
        return line + 1, column + 1

    try:
        _refuse_depth(text)
        return _compose(text), place
    except yaml.YAMLError:
        return None, place


@cache
def _parser_classes() -> tuple[type[Any], type[Any]]:
    """Return the class that composes nodes and the one that constructs scalars."""
    import yaml  # noqa: PLC0415

    class Resolver(yaml.resolver.BaseResolver):
        """YAML 1.1's implicit types without dates and without the ``=`` that nobody means."""

    for first, resolvers in yaml.resolver.Resolver.yaml_implicit_resolvers.items():
        for tag, pattern in resolvers:
            if tag not in (_TAG + "timestamp", _TAG + "value"):
                Resolver.add_implicit_resolver(tag, pattern, [first])

    base: type[Any] = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader

    class Composer(base):  # type: ignore[misc] # which of the two it is depends on the installation
        """The C parser where there is one, else the Python one, with our implicit types."""

        yaml_implicit_resolvers = Resolver.yaml_implicit_resolvers

    return Composer, yaml.constructor.SafeConstructor


def _compose(text: str) -> yaml.Node | None:
    composer, _ = _parser_classes()
    loader = composer(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def _refuse_depth(text: str) -> None:
    """Raise before the recursive composer meets more nesting than it can take.

    Every level needs one of five characters, so the walk over the events is only for texts with many.
    """
    if sum(map(text.count, _INDICATORS)) <= _MAX_DEPTH:
        return
    import yaml  # noqa: PLC0415

    composer, _ = _parser_classes()
    depth = 0
    for event in yaml.parse(text, Loader=composer):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                problem = f"more than {_MAX_DEPTH} levels of nesting"
                raise _refusal(problem, event)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


@dataclass(slots=True)
class _Reading:
    """The state of one reading: what was found so far, and how much may still be made."""

    text: str
    path: str
    code: Code
    first_line: int
    places: dict[tuple[str, ...], Place] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    budget: int = 0
    depth: int = 0

    def __post_init__(self) -> None:
        # Aliases may repeat what is written, but not multiply it without end.
        self.budget = 10_000 + 20 * len(self.text)
        if _ODD_BREAK.search(self.text):
            self.starts = [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    def place(self, mark: Any) -> Place:  # noqa: ANN401 (the library's own has no public type)
        """Return line and column of a mark, from 0, by the line ends that editors know; YAML has more."""
        if not self.starts:
            return mark.line, mark.column
        line = bisect_right(self.starts, mark.index) - 1
        return line, mark.index - self.starts[line]

    def report(
        self, message: str, line: int, column: int, hint: str = "", severity: Severity = Severity.ERROR
    ) -> None:
        """Record a problem at the 0-based `line` and `column` of the text."""
        if len(self.diagnostics) >= _MOST_PROBLEMS:
            return
        self.lines = self.lines or lines_of(self.text)
        excerpt = self.lines[line] if line < len(self.lines) else ""
        location = Location(self.path, self.first_line + line, column + 1)
        self.diagnostics.append(Diagnostic(location, severity, self.code, message, hint, excerpt))

    def report_error(self, error: yaml.MarkedYAMLError) -> None:
        """Record what the YAML library refused, at the place where what it complains of begins."""
        problem = error.problem or error.context or "not valid YAML"
        mark = error.problem_mark or error.context_mark
        if error.context_mark and problem == "found unexpected end of stream":
            mark = error.context_mark  # the opening quote, not the end of the file
        line, column = self.place(mark) if mark else (0, 0)
        hint = next((hint for start, hint in _HINTS.items() if problem.startswith(start)), "")
        self.report(f"not valid YAML: {problem}", line, column, hint)

    def report_unprintable(self) -> None:
        """Record the first character that YAML does not allow."""
        found = re.search(_UNPRINTABLE, self.text)
        before = lines_of(self.text[: found.start() if found else 0])
        name = f"U+{ord(found[0]):04X}" if found else "a character"
        self.report(f"not valid YAML: {name} is not allowed", len(before) - 1, len(before[-1]))

    def construct(self, node: yaml.Node, keys: tuple[str, ...] | None) -> Any:  # noqa: ANN401 (it is plain data)
        """Make plain data of `node`; `keys` leads to it, None where it is inside a list."""
        kind = type(node).__name__
        self.budget -= 1
        if kind == "ScalarNode":
            return _scalar(node)
        if self.budget < 0 or self.depth > 2 * _MAX_DEPTH:  # an alias may also stand inside its own anchor
            raise _refusal("the aliases expand to too much", node)
        self.depth += 1
        try:
            if kind == "SequenceNode" and node.tag == _TAG + "seq":
                return [self.construct(child, None) for child in node.value]
            if kind == "MappingNode" and node.tag == _TAG + "map":
                return self.construct_mapping(node, keys)
        finally:
            self.depth -= 1
        raise _refusal(f"the type “{node.tag}” is not plain data", node)

    def construct_mapping(self, node: yaml.Node, keys: tuple[str, ...] | None) -> dict[str, Any]:
        """Make a dictionary of a mapping node; the last of equal keys counts, and each is reported."""
        merged: dict[str, Any] = {}
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if key_node.tag == _TAG + "merge":
                self.merge(merged, value_node)
                continue
            if type(key_node).__name__ != "ScalarNode":
                raise _refusal("a key must be a word", key_node)
            key = key_node.value
            line, column = self.place(key_node.start_mark)
            if key in result:
                message = f"the key “{key}” is given twice; the last one counts"
                self.report(message, line, column, severity=Severity.WARNING)
            inner = None if keys is None else (*keys, key)
            if inner is not None:
                self.places[inner] = (self.first_line + line, column + 1)
            result[key] = self.construct(value_node, inner)
        return {**merged, **result}

    def merge(self, merged: dict[str, Any], node: yaml.Node) -> None:
        """Add what ``<<`` brings in: of several mappings the first one that has a key counts."""
        value = self.construct(node, None)
        for mapping in value if isinstance(value, list) else [value]:
            if not isinstance(mapping, dict):
                raise _refusal("“<<” needs a mapping", node)
            for key, item in mapping.items():
                merged.setdefault(key, item)


def _refusal(problem: str, where: yaml.Node | yaml.Event) -> Exception:
    import yaml  # noqa: PLC0415

    return yaml.MarkedYAMLError(problem=problem, problem_mark=cast("Any", where).start_mark)


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    text: str = node.value
    kind = node.tag.removeprefix(_TAG)
    if kind == "str" or node.tag == "!":
        return text
    if kind == "null":
        return None
    if kind not in ("bool", "int", "float"):
        raise _refusal(f"the type “{node.tag}” is not plain data", node)
    constructor = _parser_classes()[1]()
    try:
        value: bool | float = getattr(constructor, f"construct_yaml_{kind}")(node)
    except (ValueError, KeyError, OverflowError, IndexError):  # 0b_, !!bool maybe, thousands of digits
        return text
    fits = isfinite(value) if isinstance(value, float) else -(2**63) <= value < 2**63
    return value if fits else text
