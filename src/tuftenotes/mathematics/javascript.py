"""Reading the literals of a JavaScript configuration: objects, lists, strings, numbers, truth values."""

from __future__ import annotations

import re

__all__ = ["Literal", "read_literal"]

Literal = dict[str, "Literal"] | list["Literal"] | str | float | bool | None

_BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r"""'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\])*)`""", re.DOTALL)
_WORD = re.compile(r"[\w$.+-]+")
_WORDS: dict[str, Literal] = {"true": True, "false": False, "null": None, "undefined": None}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_MAX_DEPTH = 30


def read_literal(text: str, start: int) -> Literal:
    """Return the literal at `start`; what is not data (a call, a function) raises ValueError."""
    return _value(text, _skip(text, start), 0)[0]


def _skip(text: str, place: int) -> int:
    match = _BLANK.match(text, place)
    return match.end() if match else place


def _value(text: str, place: int, depth: int) -> tuple[Literal, int]:
    if depth > _MAX_DEPTH:
        raise ValueError("nested too deeply")
    opening = text[place : place + 1]
    if opening == "{":
        return _object(text, place + 1, depth)
    if opening == "[":
        return _list(text, place + 1, depth)
    string = _STRING.match(text, place)
    if string:
        return _unescape(string[1] or string[2] or string[3] or ""), string.end()
    word = _WORD.match(text, place)
    if word is None:
        raise ValueError("not a literal")
    if word[0] in _WORDS:
        return _WORDS[word[0]], word.end()
    return float(word[0]), word.end()


def _object(text: str, place: int, depth: int) -> tuple[Literal, int]:
    table: dict[str, Literal] = {}
    while text[(place := _skip(text, place)) : place + 1] != "}":
        key, place = _key(text, place)
        place = _skip(text, place)
        if text[place : place + 1] != ":":
            raise ValueError("a key without a value")
        table[key], place = _value(text, _skip(text, place + 1), depth + 1)
        place = _comma(text, place, "}")
    return table, place + 1


def _list(text: str, place: int, depth: int) -> tuple[Literal, int]:
    items: list[Literal] = []
    while text[(place := _skip(text, place)) : place + 1] != "]":
        item, place = _value(text, place, depth + 1)
        items.append(item)
        place = _comma(text, place, "]")
    return items, place + 1


def _key(text: str, place: int) -> tuple[str, int]:
    string = _STRING.match(text, place)
    if string:
        return _unescape(string[1] or string[2] or string[3] or ""), string.end()
    word = _WORD.match(text, place)
    if word is None:
        raise ValueError("not a key")
    return word[0], word.end()


def _comma(text: str, place: int, closing: str) -> int:
    place = _skip(text, place)
    following = text[place : place + 1]
    if following == ",":
        return place + 1
    if following != closing:
        raise ValueError(f"neither a comma nor “{closing}”")
    return place


def _unescape(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else _ESCAPES.get(match[3], match[3])

    return _ESCAPE.sub(character, text)
