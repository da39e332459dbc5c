"""What the methods of Ruby's strings, lists and tables do, as far as plugins use them to fill a text.

Every function gets the receiver and the arguments; none has an effect outside its result.
"""

from __future__ import annotations

import hashlib
import re
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

from tuftenotes.liquid.ruby_tokens import UnreadableError
from tuftenotes.liquid.values import to_s
from tuftenotes.markdown.tags import UnclosedQuoteError, split_arguments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "call_method",
    "call_module",
    "index_of",
    "operate",
    "pattern_of",
    "ruby_text",
    "split_markup",
    "truthy",
]

_CLASSES = {"[:space:]": r"\s", "[:alpha:]": "A-Za-z", "[:alnum:]": "A-Za-z0-9", "[:digit:]": "0-9"}
_LEADING = re.compile(r"\s*[-+]?\d+")
_REPLACEMENT = re.compile(r"\\([\d&\\])")
_PAIR = 2


def split_markup(markup: str) -> list[str]:
    """Return the arguments of a tag as shellsplit makes them; with an unclosed quote, the words."""
    try:
        return [argument.value for argument in split_arguments(markup)]
    except UnclosedQuoteError:
        return markup.split()


def truthy(value: object) -> bool:
    """Tell whether Ruby takes the value for true."""
    return value is not None and value is not False


def ruby_text(value: object) -> str:
    """Return what ``to_s`` makes of a value."""
    if isinstance(value, (list, dict, re.Pattern)):
        message = "inspect"
        raise UnreadableError(message)
    return to_s(value)


def pattern_of(source: str, flags: str) -> re.Pattern[str]:
    """Return Ruby's regular expression as one of Python's."""
    for name, characters in _CLASSES.items():
        source = source.replace(name, characters)
    source = source.replace(r"\h", "[0-9a-fA-F]").replace(r"\z", r"\Z").replace("(?<", "(?P<")
    source = source.replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
    meaning = re.MULTILINE | (re.DOTALL if "m" in flags else 0) | (re.IGNORECASE if "i" in flags else 0)
    try:
        return re.compile(source, meaning | (re.VERBOSE if "x" in flags else 0))
    except re.error as error:
        raise UnreadableError(source) from error


def index_of(value: Any, keys: tuple[Any, ...]) -> Any:  # noqa: ANN401 (a value of Ruby's)
    """Return ``value[keys]``: an item, a part, what a pattern finds, or nil."""
    key = keys[0]
    if isinstance(value, (str, list)) and isinstance(key, (int, slice)):
        return _part(value, key, keys[1] if len(keys) == _PAIR else None)
    if isinstance(value, str) and isinstance(key, re.Pattern):
        match = key.search(value)
        return match[keys[1] if len(keys) == _PAIR else 0] if match else None
    if isinstance(value, str) and isinstance(key, str):
        return key if key in value else None
    if isinstance(value, re.Match) and isinstance(key, (int, str)):
        return value[key]
    if hasattr(value, "get") and isinstance(key, str):
        return value.get(key)
    message = "[]"
    raise UnreadableError(message)


def _part(value: str | list[Any], key: int | slice, length: int | None) -> Any:  # noqa: ANN401 (of Ruby's)
    if isinstance(key, slice):
        start = key.start + len(value) if key.start < 0 else key.start
        stop = len(value) if key.stop is None else key.stop + len(value) * (key.stop < 0)
        return value[start:stop]
    if length is not None:
        return value[key : key + length] if key >= 0 else value[key:][:length]
    return value[key] if -len(value) <= key < len(value) else None


def operate(operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 (values of Ruby's)
    """Return what an operator makes of two values."""
    if operator in {"==", "!="}:
        return (left == right) is (operator == "==")
    same = isinstance(left, (str, list)) and type(left) is type(right)
    numbers = isinstance(left, int) and isinstance(right, int)
    if operator in {"+", "<<"} and same:
        return left + right
    if operator == "<<" and isinstance(left, list):
        return [*left, right]
    if operator == "*" and isinstance(left, str) and isinstance(right, int):
        return left * right
    function = _NUMERIC.get(operator)
    if function is None or not (numbers or same):
        raise UnreadableError(operator)
    return function(left, right)


_NUMERIC: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b if b else 0,
    "%": lambda a, b: a % b if b else 0,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}


def _split(text: str, separator: Any = None, limit: int = 0) -> list[str]:  # noqa: ANN401 (text or pattern)
    count = max(limit - 1, -1) if limit else 0
    if separator is None or separator == " ":
        return text.split(None, count) if limit else text.split()
    if isinstance(separator, re.Pattern):
        parts = [part or "" for part in separator.split(text, count)]
    else:
        parts = text.split(separator, count) if limit else text.split(separator)
    while parts and not parts[-1] and not limit:
        parts.pop()
    return parts


def _replace(text: str, old: Any, new: str, count: int) -> str:  # noqa: ANN401 (text or pattern)
    pattern: re.Pattern[str] = re.compile(re.escape(old)) if isinstance(old, str) else old
    return pattern.sub(lambda m: _REPLACEMENT.sub(lambda n: _inserted(m, n[1]), new), text, count)


def _inserted(found: re.Match[str], sign: str) -> str:
    """Return what a sign behind a backslash stands for in the text that replaces what was found."""
    if sign == "\\":
        return sign
    group = 0 if sign == "&" else int(sign)
    return found[group] or "" if group <= found.re.groups else ""


def _to_i(text: str) -> int:
    number = _LEADING.match(text)
    return int(number[0]) if number else 0


_TEXT: Mapping[str, Callable[..., Any]] = {
    "shellsplit": split_markup,
    "split": _split,
    "strip": lambda s: s.strip(" \t\n\r\f\v\0"),
    "lstrip": lambda s: s.lstrip(),
    "rstrip": lambda s: s.rstrip(),
    "chomp": lambda s, end="\n": s.removesuffix(end),
    "chop": lambda s: s[:-1],
    "downcase": lambda s: s.lower(),
    "upcase": lambda s: s.upper(),
    "capitalize": lambda s: s[:1].upper() + s[1:].lower(),
    "to_i": _to_i,
    "to_str": lambda s: s,
    "to_sym": lambda s: s,
    "dup": lambda s: s,
    "html_safe": lambda s: s,
    "freeze": lambda s: s,
    "start_with?": lambda s, *ends: s.startswith(ends),
    "end_with?": lambda s, *ends: s.endswith(ends),
    "include?": lambda s, part: part in s,
    "gsub": lambda s, old, new: _replace(s, old, new, 0),
    "sub": lambda s, old, new: _replace(s, old, new, 1),
    "tr": lambda s, old, new: s.translate(str.maketrans(old, new[: len(old)].ljust(len(old), new[-1:]))),
    "delete": lambda s, old: "".join(c for c in s if c not in old),
    "match": lambda s, pattern: pattern.search(s),
    "match?": lambda s, pattern: pattern.search(s) is not None,
    "lines": lambda s: s.splitlines(keepends=True),
    "concat": lambda s, other: s + other,
    "squeeze": lambda s, c=" ": re.sub(f"{re.escape(c)}+", lambda _: c, s),
    "partition": lambda s, mark: list(s.partition(mark)),
}
_LIST: Mapping[str, Callable[..., Any]] = {
    "join": lambda a, glue="": glue.join(map(ruby_text, a)),
    "first": lambda a, n=None: (a[0] if a else None) if n is None else a[:n],
    "last": lambda a, n=None: (a[-1] if a else None) if n is None else a[-n:],
    "fetch": lambda a, n, default=None: a[n] if -len(a) <= n < len(a) else default,
    "drop": lambda a, n: a[n:],
    "take": lambda a, n: a[:n],
    "compact": lambda a: [item for item in a if item is not None],
    "reverse": lambda a: a[::-1],
    "include?": lambda a, item: item in a,
    "any?": any,
    "push": lambda a, item: [*a, item],
    "to_a": lambda a: a,
}
_SIZED: Mapping[str, Callable[..., Any]] = {
    "length": len,
    "size": len,
    "count": len,
    "empty?": lambda a: not a,
}


def call_method(value: Any, name: str, arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 (values of Ruby's)
    """Return what a method makes of a value; raises `UnreadableError` for one that is not known."""
    if name == "nil?":
        return value is None
    if name == "to_s":
        return ruby_text(value)
    if name == "[]":
        return index_of(value, arguments)
    if name in {"fetch", "dig"} and hasattr(value, "get"):
        return value.get(arguments[0]) if len(arguments) == 1 else None
    tables = [_TEXT, _SIZED] if isinstance(value, str) else [_LIST, _SIZED] if isinstance(value, list) else []
    function = next((table[name] for table in tables if name in table), None)
    if name in {"to_i", "abs"} and isinstance(value, int):
        return value
    if function is None:
        raise UnreadableError(name)
    try:
        return function(value, *arguments)
    except (TypeError, IndexError, AttributeError) as error:
        raise UnreadableError(name) from error


def call_module(module: str, name: str, arguments: tuple[Any, ...], seed: str) -> Any:  # noqa: ANN401 (of Ruby's)
    """Return what a function of a library makes; chance is replaced by a digest of `seed`."""
    last = module.rpartition("::")[2]
    text = ruby_text(arguments[0]) if arguments else ""
    if last in {"SecureRandom", "UUID"}:
        return hashlib.sha256(seed.encode()).hexdigest()[:16]
    if module in {"Digest::MD5", "Digest::SHA1", "Digest::SHA256"} and name == "hexdigest":
        return getattr(hashlib, last.lower())(text.encode(), usedforsecurity=False).hexdigest()
    if module == "Shellwords" and name in {"split", "shellsplit", "shellwords"}:
        return split_markup(text)
    if module in {"CGI", "ERB::Util"} and name in {"escape", "url_encode"}:
        return quote_plus(text)
    if module in {"CGI", "ERB::Util"} and name in {"escapeHTML", "escape_html", "html_escape"}:
        return escape(text)
    raise UnreadableError(f"{module}.{name}")
