"""Liquid's expression grammar: strict first, and where that fails the loose one, as Jekyll does.

Jekyll runs Liquid with ``error_mode: warn``: an expression that the strict grammar refuses is read again by
regular expressions that skip whatever they cannot use. Pages that work in Jekyll depend on both. Everything
here returns a *markup tree* of plain tuples and `Piece`s; `expressions` makes it evaluate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tuftenotes.liquid.strict_syntax import MarkupError, Parser

__all__ = [
    "QUOTED",
    "Comparison",
    "FilterCall",
    "Filtered",
    "LoopMarkup",
    "parse_condition",
    "parse_filtered",
    "parse_loop",
    "tag_attributes",
]

QUOTED = r"""(?:"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+)"""
"""Ruby's QuotedFragment: a quoted string, or a run without blanks, commas and pipes."""

_MARKUP = re.compile(rf"({QUOTED})(.*)", re.DOTALL | re.ASCII)
_FILTERS = re.compile(r"\|\s*(.*)", re.DOTALL)
_FILTER = re.compile(rf"(?:\s+|{QUOTED}|,)+", re.ASCII)
_FILTER_NAME = re.compile(r"\w+", re.ASCII)
_FILTER_ARGUMENT = re.compile(rf"(?::|,)\s*((?:\w+\s*:\s*)?{QUOTED}\s*)", re.ASCII)
_ATTRIBUTE = re.compile(rf"(\w[\w-]*)\s*:\s*({QUOTED})", re.ASCII)
_BOOLEAN = r"\b(?:\s?and\s?|\s?or\s?)\b"
_JOINS = re.compile(r"\b(?:and|or)\b")
_MOST_CONDITIONS = 100
_CONDITION_PARTS = re.compile(rf"{_BOOLEAN}|(?:\s*(?!{_BOOLEAN})(?:{QUOTED}|\S+)\s*)+", re.ASCII)
_CONDITION = re.compile(rf"({QUOTED})\s*([=!<>a-z_]+)?\s*({QUOTED})?", re.ASCII)
_LOOP = re.compile(rf"\A([\w-]+)\s+in\s+((?:{QUOTED})+)\s*(reversed)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class FilterCall:
    """A filter with the markup of its arguments; `offset` is that of its name in the expression."""

    name: str
    arguments: tuple[str, ...]
    keywords: tuple[tuple[str, str], ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Filtered:
    """The content of ``{{ … }}``: the markup of a value, and filters; `loose` says why it is not strict."""

    value: str
    filters: tuple[FilterCall, ...]
    loose: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A condition: a value alone, or two with an operator; `join` ties it to the `rest` (right first)."""

    left: str
    operator: str = ""
    right: str = ""
    join: str = ""
    rest: Comparison | None = None
    loose: str = ""


@dataclass(frozen=True, slots=True)
class LoopMarkup:
    """The head of a ``for``: the markup of the collection, limit and offset (None where absent)."""

    variable: str
    collection: str
    reversed: bool
    limit: str | None = None
    offset: str | None = None
    loose: str = ""


def _strict_filtered(markup: str) -> Filtered:
    parser = Parser(markup)
    if parser.look("end"):
        return Filtered("", ())
    value = parser.expression()
    filters: list[FilterCall] = []
    while parser.skip("|"):
        offset = parser.tokens[parser.place][2]
        name = parser.take("id")
        arguments: list[str] = []
        keywords: list[tuple[str, str]] = []
        more = parser.skip(":")
        while more:
            if parser.look("id") and parser.look(":", ahead=1):
                key = parser.take()
                parser.take()
                keywords.append((key, parser.expression()))
            else:
                arguments.append(parser.expression())
            more = parser.skip(",")
        filters.append(FilterCall(name, tuple(arguments), tuple(keywords), offset))
    parser.take("end")
    return Filtered(value, tuple(filters))


def _loose_filtered(markup: str, why: str) -> Filtered:
    match = _MARKUP.search(markup)
    if not match:
        return Filtered("", (), why)
    filters: list[FilterCall] = []
    tail = _FILTERS.search(match[2])
    for found in _FILTER.finditer(tail[1]) if tail else ():
        name = _FILTER_NAME.search(found[0])
        if not name or tail is None:
            continue
        arguments: list[str] = []
        keywords: list[tuple[str, str]] = []
        for argument in _FILTER_ARGUMENT.findall(found[0]):
            attribute = _ATTRIBUTE.fullmatch(argument.strip())
            if attribute:
                keywords.append((attribute[1], attribute[2]))
            else:
                arguments.append(argument)
        offset = match.start(2) + tail.start(1) + found.start() + name.start()
        filters.append(FilterCall(name[0], tuple(arguments), tuple(keywords), offset))
    return Filtered(match[1], tuple(filters), why)


def parse_filtered(markup: str) -> Filtered:
    """Read the content of ``{{ … }}`` or the right side of an ``assign``."""
    try:
        return _strict_filtered(markup)
    except MarkupError as fault:
        return _loose_filtered(markup, str(fault.message))


def _strict_comparison(parser: Parser) -> Comparison:
    left = parser.expression()
    operator = right = ""
    if parser.look("comparison"):
        operator = parser.take()
        right = parser.expression()
    for join in ("and", "or"):
        if parser.skip("id", join):
            return Comparison(left, operator, right, join, _strict_comparison(parser))
    parser.take("end")
    return Comparison(left, operator, right)


def _loose_comparison(markup: str, why: str) -> Comparison:
    parts = _CONDITION_PARTS.findall(markup)
    condition: Comparison | None = None
    join = ""
    while parts:
        match = _CONDITION.search(parts.pop())
        if not match:
            raise MarkupError(f"not a condition: {why}")
        condition = Comparison(match[1], match[2] or "", match[3] or "", join, condition, why)
        join = parts.pop().strip() if parts else ""
        if join and (join not in {"and", "or"} or not parts):
            raise MarkupError(f"not a condition: {why}")
    if condition is None:
        raise MarkupError("the condition is missing")
    return condition


def parse_condition(markup: str, *, strict: bool = False) -> Comparison:
    """Read the condition of an ``if``; raise `MarkupError` where even the loose grammar finds none.

    `strict` is for the ``where_exp`` family, which knows no loose grammar.
    """
    if len(_JOINS.findall(markup)) > _MOST_CONDITIONS:
        raise MarkupError(f"more than {_MOST_CONDITIONS} conditions in one tag")
    try:
        return _strict_comparison(Parser(markup))
    except MarkupError as fault:
        if strict:
            raise
        return _loose_comparison(markup, str(fault.message))


def tag_attributes(markup: str) -> dict[str, str]:
    """Return the ``name: value`` pairs of a tag, values as markup."""
    return dict(_ATTRIBUTE.findall(markup))


def _strict_loop(markup: str) -> LoopMarkup:
    parser = Parser(markup)
    variable = parser.take("id")
    parser.take("id", "in")
    collection = parser.expression()
    backwards = parser.skip("id", "reversed")
    attributes: dict[str, str] = {}
    while parser.look("id") and parser.look(":", ahead=1):
        offset = parser.tokens[parser.place][2]
        name = parser.take()
        if name not in {"limit", "offset"}:
            raise MarkupError(f"“{name}” is no attribute of a for loop", offset)
        parser.take()
        attributes[name] = parser.expression()
    parser.take("end")
    return LoopMarkup(variable, collection, backwards, attributes.get("limit"), attributes.get("offset"))


def parse_loop(markup: str) -> LoopMarkup:
    """Read the head of a ``for``; raise `MarkupError` where it is none."""
    try:
        return _strict_loop(markup)
    except MarkupError as fault:
        match = _LOOP.match(markup)
        if not match:
            raise MarkupError("a for loop is written “for item in list”", fault.offset) from fault
        found = tag_attributes(markup)
        limit, offset = found.get("limit"), found.get("offset")
        return LoopMarkup(match[1], match[2], bool(match[3]), limit, offset, str(fault.message))
