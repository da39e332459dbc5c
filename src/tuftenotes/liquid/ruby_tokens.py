"""Cutting the Ruby of a plugin into tokens: the part of the language that such plugins use.

Kinds: ``string`` (parts: texts and the tokens of interpolated expressions), ``regex`` (source, flags),
``name``, ``constant``, ``ivar``, ``cvar``, ``global``, ``number``, ``symbol``, ``label`` (``key:``), ``op``
and ``newline``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["RubyToken", "UnreadableError", "tokens_of"]

_SKIP = re.compile(r"(?:[ \t\r]+|\\\n|#[^\n]*|^=begin\b.*?^=end\b[^\n]*)+", re.DOTALL | re.MULTILINE)
_SIMPLE = re.compile(
    r"""
    (?P<newline>\n|;)
  | (?P<number>\d+(?![\w.]\d))
  | (?P<cvar>@@\w+) | (?P<ivar>@\w+) | (?P<global>\$\d)
  | (?P<symbol>:\w+[?!]?(?!:)) | (?P<label>[a-z_]\w*:(?!:))
  | (?P<constant>(?:::)?[A-Z]\w*(?:::[A-Z]\w*)*) | (?P<name>[a-z_]\w*(?:[?!](?!=))?)
  | (?P<op>\|\|=|\.\.\.|&&|\|\||<<|\+=|-=|==|!=|=~|!~|=>|<=|>=|&\.|\.\.|[-+*/%<>=!?:.,()\[\]{}|&])
    """,
    re.VERBOSE,
)
_HEREDOC = re.compile(r"<<([-~]?)(['\"]?)([A-Z]\w*)\2")
_PERCENT = re.compile(r"%([qQ]?)([({\[|<!])")
_CLOSING = {"(": ")", "{": "}", "[": "]", "<": ">"}
_ESCAPES = {"n": "\n", "t": "\t", "s": " ", "e": "\x1b", "0": "\0"}
_VALUE_KINDS = frozenset(
    {"string", "regex", "name", "constant", "ivar", "cvar", "global", "number", "symbol"}
)


class UnreadableError(Exception):
    """The code does what is not read statically."""


@dataclass(frozen=True, slots=True)
class RubyToken:
    """A token; `parts` are a string's pieces: text, or an expression's tokens; `spaced` is a blank before."""

    kind: str
    text: str
    spaced: bool = False
    parts: tuple[str | tuple[RubyToken, ...], ...] = ()


def tokens_of(source: str) -> list[RubyToken]:
    """Return the tokens of a piece of code; raises `UnreadableError` where it cannot be cut."""
    tokens: list[RubyToken] = []
    waiting: list[tuple[int, re.Match[str]]] = []
    position, spaced = 0, False
    while position < len(source):
        skipped = _SKIP.match(source, position)
        if skipped:
            position, spaced = skipped.end(), True
            continue
        heredoc = _HEREDOC.match(source, position)
        if heredoc and not (tokens and tokens[-1].kind in _VALUE_KINDS and not heredoc[1]):
            waiting.append((len(tokens), heredoc))
            tokens.append(RubyToken("string", "", spaced))
            position, spaced = heredoc.end(), False
            continue
        token, position = _token(source, position, tokens, spaced)
        tokens.append(token)
        spaced = False
        if token.text == "\n" and waiting:
            position = _fill(source, position, waiting, tokens)
            waiting = []
    return tokens


def _token(source: str, position: int, before: list[RubyToken], spaced: bool) -> tuple[RubyToken, int]:  # noqa: FBT001 (private)
    after_value = bool(before) and (before[-1].kind in _VALUE_KINDS or before[-1].text in {")", "]", "}"})
    starts_value = not after_value or (spaced and before[-1].kind == "name")
    character = source[position]
    if character in "\"'":
        parts, end = _string(source, position + 1, "", character, raw=character == "'")
        return RubyToken("string", "", spaced, parts), end
    percent = _PERCENT.match(source, position)
    if percent and starts_value:
        close = _CLOSING.get(percent[2], percent[2])
        opening = percent[2] if close != percent[2] else ""
        parts, end = _string(source, percent.end(), opening, close, raw=percent[1] == "q")
        return RubyToken("string", "", spaced, parts), end
    if character == "/" and starts_value and source[position + 1 : position + 2] not in {" ", "="}:
        return _regex(source, position, spaced)
    match = _SIMPLE.match(source, position)
    if not match or match.lastgroup is None:
        raise UnreadableError(source[position : position + 20])
    return RubyToken(match.lastgroup, match[0], spaced), match.end()


def _regex(source: str, position: int, spaced: bool) -> tuple[RubyToken, int]:  # noqa: FBT001 (private)
    match = re.compile(r"/((?:[^/\\\n]|\\.)*)/([imxo]*)").match(source, position)
    if not match or "#{" in match[1]:
        raise UnreadableError(source[position : position + 20])
    return RubyToken("regex", match[1], spaced, (match[2],)), match.end()


def _string(
    source: str, position: int, opening: str, close: str, *, raw: bool
) -> tuple[tuple[str | tuple[RubyToken, ...], ...], int]:
    """Return the pieces of a string and the offset after its end."""
    parts: list[str | tuple[RubyToken, ...]] = []
    text, depth = "", 0
    while position < len(source):
        character = source[position]
        if character == close and not depth:
            return (*parts, text), position + 1
        if character == "\\" and position + 1 < len(source):
            text += _escape(source[position + 1], close, raw=raw)
            position += 2
        elif source.startswith("#{", position) and not raw:
            end = _closing_brace(source, position + 2)
            parts += [text, tuple(tokens_of(source[position + 2 : end]))]
            text, position = "", end + 1
        else:
            depth += (character == opening) - (character == close)
            text += character
            position += 1
    raise UnreadableError(text[:20])


def _escape(character: str, close: str, *, raw: bool) -> str:
    if raw:
        return character if character in {close, "\\"} else "\\" + character
    return "" if character == "\n" else _ESCAPES.get(character, character)


def _closing_brace(source: str, position: int) -> int:
    """Return where the expression in ``#{…}`` ends; a string in it may hold braces."""
    depth, quote = 0, ""
    for offset in range(position, len(source)):
        character = source[offset]
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == "}" and not depth:
            return offset
        else:
            depth += (character == "{") - (character == "}")
    raise UnreadableError(source[position : position + 20])


def _fill(
    source: str, position: int, waiting: list[tuple[int, re.Match[str]]], tokens: list[RubyToken]
) -> int:
    """Give the here-documents that began in the line before their texts; return the offset after them."""
    for index, start in waiting:
        end = re.compile(rf"^[ \t]*{start[3]}[ \t\r]*$", re.MULTILINE).search(source, position)
        if not end:
            raise UnreadableError(start[0])
        lines = source[position : end.start()].split("\n")
        indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
        cut = min(indents, default=0) if start[1] == "~" else 0
        text = "\n".join(line[cut:] for line in lines)
        raw = start[2] == "'"
        parts = (text,) if raw else _string(text + "\0", 0, "", "\0", raw=False)[0]
        tokens[index] = RubyToken("string", "", tokens[index].spaced, parts)
        position = end.end()
    return position
