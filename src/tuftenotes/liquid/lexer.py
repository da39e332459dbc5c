"""Cutting a template into text, output statements and tags, as Ruby's tokenizer does.

A tag is always two tokens, its name and its markup (which may be empty); an output statement likewise. What
stands between ``raw`` and ``endraw``, and in a comment, is not looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liquid.exceptions import LiquidSyntaxError
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

__all__ = ["tokenize_template"]

_OPENING = re.compile(r"\{[%{]")
_MARKS = {"{%": re.compile(r"\{%.*?%\}", re.DOTALL), "{{": re.compile(r"\{\{.*?\}\}?", re.DOTALL)}
_TAG = re.compile(r"\{%-?\s*(#|\w+)\s*(.*?)-?%\}\Z", re.DOTALL | re.ASCII)
_OUTPUT = re.compile(r"\{\{-?(.*?)-?\}\}\Z", re.DOTALL)
_END_RAW = re.compile(r"\{%-?\s*endraw\s*.*?%\}", re.DOTALL)
_COMMENT_TAG = re.compile(r"\{%-?\s*(comment|endcomment)\b.*?%\}", re.DOTALL)
_BLANKS = " \t\n\v\f\r\0"


def tokenize_template(source: str, report: Callable[[LiquidSyntaxError], None]) -> Iterator[Token]:
    """Yield the tokens of `source`; what is not closed is given to `report` and skipped."""
    position = 0
    trim = False
    last = {"{%": source.rfind("%}"), "{{": source.rfind("}")}
    while position < len(source):
        mark = _next_mark(source, position, last)
        start = mark.start() if mark else len(source)
        if start > position:
            text = source[position:start]
            if trim:
                text = text.lstrip(_BLANKS)
                trim = False
            if mark and mark[0][2:3] == "-":
                text = text.rstrip(_BLANKS)
            if text:
                yield Token(TOKEN_CONTENT, text, position, source)
        if not mark:
            return
        trim = mark[0].endswith(("-%}", "-}}"))
        position = mark.end()
        tag = _TAG.match(mark[0])
        if tag:
            position = yield from _tag_tokens(source, mark, tag, report)
            # What follows a comment is trimmed by its end tag, what follows `raw` by its first.
            trim = source.endswith("-%}", 0, position) if tag[1] == "comment" else trim
        elif mark[0].startswith("{%"):
            report(_unclosed(mark, source))
        else:
            yield from _output_tokens(source, mark, report)


def _next_mark(source: str, position: int, last: Mapping[str, int]) -> re.Match[str] | None:
    """Return the next tag or output, or only its opening where it has no end.

    `last` tells where the last end of either kind stands: behind it none is looked for, again and again.
    """
    opening = _OPENING.search(source, position)
    if opening is None or opening.end() > last[opening[0]]:
        return opening
    return _MARKS[opening[0]].match(source, opening.start())


def _unclosed(mark: re.Match[str], source: str) -> LiquidSyntaxError:
    is_tag = mark[0].startswith("{%")
    closing = "%}" if is_tag else "}}"
    message = (
        "the tag has no name"
        if is_tag and mark[0].endswith("%}")
        else f"“{mark[0][:2]}” is not closed by “{closing}”"
    )
    return LiquidSyntaxError(message, token=Token(TOKEN_TAG, mark[0], mark.start(), source))


def _output_tokens(
    source: str, mark: re.Match[str], report: Callable[[LiquidSyntaxError], None]
) -> Iterator[Token]:
    output = _OUTPUT.match(mark[0])
    if not output:
        report(_unclosed(mark, source))
        return
    yield Token(TOKEN_OUTPUT, mark[0], mark.start(), source)
    yield Token(TOKEN_EXPRESSION, output[1], mark.start() + output.start(1), source)


def _tag_tokens(
    source: str,
    mark: re.Match[str],
    tag: re.Match[str],
    report: Callable[[LiquidSyntaxError], None],
) -> Generator[Token, None, int]:
    """Yield the tokens of a tag (of a whole ``raw`` or ``comment``) and return where it ends."""
    name = tag[1]
    head = Token(TOKEN_TAG, name, mark.start(), source)
    if name == "raw":
        end = _END_RAW.search(source, mark.end())
        if not end:
            report(LiquidSyntaxError("“raw” is never closed by “{% endraw %}”", token=head))
            return len(source)
        if end.start() > mark.end():
            yield Token(TOKEN_CONTENT, source[mark.end() : end.start()], mark.end(), source)
        return end.end()
    if name == "comment":
        return _comment_end(source, mark.end(), head, report)
    yield head
    yield Token(TOKEN_EXPRESSION, tag[2], mark.start() + tag.start(2), source)
    return mark.end()


def _comment_end(source: str, position: int, head: Token, report: Callable[[LiquidSyntaxError], None]) -> int:
    depth = 1
    for found in _COMMENT_TAG.finditer(source, position):
        depth += 1 if found[1] == "comment" else -1
        if not depth:
            return found.end()
    report(LiquidSyntaxError("“comment” is never closed by “{% endcomment %}”", token=head))
    return len(source)
