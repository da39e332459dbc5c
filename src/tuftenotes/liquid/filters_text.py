"""Liquid's filters on text, with Ruby's meaning of strip, split, sub and capitalize."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import quote_plus, unquote_plus

from tuftenotes.liquid.budget import check_length
from tuftenotes.liquid.filter_protocol import BoundFilter, FilterError, adapt_all
from tuftenotes.liquid.values import to_i, to_s

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TEXT_FILTERS", "escape_html", "to_integer"]

_BLANKS = " \t\n\v\f\r\0"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL = re.compile("[&<>\"']")
_SPECIAL_ONCE = re.compile(r"""["><']|&(?!([a-zA-Z]+|(#\d+));)""")
_FORMULA = re.compile(
    r"<math\b([^<>]*)>(?:(?!</?math\b).)*?"
    r'<annotation encoding="application/x-tex">((?:(?!</?math\b).)*?)</annotation>'
    r"(?:(?!</?math\b).)*?</math>",
    re.DOTALL,
)
_HTML_BLOCKS = {"<script": "</script>", "<!--": "-->", "<style": "</style>"}
_HTML_BLOCK = re.compile("|".join(_HTML_BLOCKS))
_HTML_TAGS = re.compile(r"<.*?>", re.DOTALL)
_WORD_BREAK = re.compile(r"[ \t\n\v\f\r\0]+")
_REFERENCE = re.compile(r"\\(?:([0-9&])|(\\))")
_WHOLE = re.compile(r"\s*[+-]?\d[\d_]*\s*\Z")
_BIGGEST_WORDS = 2**31 - 2


def to_integer(value: object) -> int:
    """Return `value` as a whole number; raise `FilterError` where it is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = to_s(value)
    if not _WHOLE.match(text):
        raise FilterError(f"“{text}” is not a whole number")
    return int(text.replace("_", ""))


def escape_html(text: str) -> str:
    """Return `text` with the five special characters of HTML as entities, as Ruby's CGI does."""
    return _SPECIAL.sub(lambda m: _ENTITIES[m[0]], text)


def _escape(value: object) -> str | None:
    return None if value is None else escape_html(to_s(value))


def _escape_once(value: object) -> str:
    return _SPECIAL_ONCE.sub(lambda m: _ENTITIES[m[0]], to_s(value))


def _url_encode(value: object) -> str | None:
    return None if value is None else quote_plus(to_s(value), safe="")


def _url_decode(value: object) -> str | None:
    if value is None:
        return None
    try:
        return unquote_plus(to_s(value), errors="strict")
    except UnicodeDecodeError as error:
        raise FilterError("the decoded text is not UTF-8") from error


def _decoder(decode: Callable[[bytes], bytes]) -> Callable[[object], str]:
    def run(value: object) -> str:
        try:
            return decode(to_s(value).encode()).decode("utf-8", "replace")
        except binascii.Error as error:
            raise FilterError(f"not Base64: {error}") from error

    return run


def _slice(value: object, offset: object, length: object = None) -> object:
    start = to_integer(offset)
    count = 1 if length is None else to_integer(length)
    sequence = value if isinstance(value, list) else to_s(value)
    size = len(sequence)
    start += size if start < 0 else 0
    if count < 0 or not 0 <= start <= size:
        return [] if isinstance(sequence, list) else ""
    return sequence[start : start + count]


def _truncate(value: object, length: object = 50, ellipsis: object = "...") -> str | None:
    if value is None:
        return None
    text, limit, end = to_s(value), to_integer(length), to_s(ellipsis)
    return text if len(text) <= limit else text[: max(limit - len(end), 0)] + end


def _truncate_words(value: object, words: object = 15, ellipsis: object = "...") -> str | None:
    if value is None:
        return None
    text, count = to_s(value), min(max(to_integer(words), 1), _BIGGEST_WORDS)
    found = _WORD_BREAK.split(text.lstrip(_BLANKS), count)
    if len(found) <= count or (len(found) == count + 1 and not found[-1]):
        return text
    return " ".join(found[:count]) + to_s(ellipsis)


def split_text(value: object, separator: object) -> list[str]:
    """Split as Ruby does: a single blank means any white space, empty parts at the end are dropped."""
    text, mark = to_s(value), to_s(separator)
    if mark == " ":
        parts = _WORD_BREAK.split(text.strip(_BLANKS))
    else:
        parts = text.split(mark) if mark else list(text)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _expand(replacement: str, found: str) -> str:
    r"""Expand Ruby's references to the match (``\\0``) in a replacement."""
    return _REFERENCE.sub(lambda m: "\\" if m[2] else (found if m[1] in "0&" else ""), replacement)


def _replace(value: object, old: object, new: object = "") -> str:
    text, found = to_s(value), to_s(old)
    replacement = _expand(to_s(new), found)
    check_length(len(text) + text.count(found) * (len(replacement) - len(found)))
    return text.replace(found, replacement)


def _replace_first(value: object, old: object, new: object = "") -> str:
    return to_s(value).replace(to_s(old), _expand(to_s(new), to_s(old)), 1)


def _replace_last(value: object, old: object, new: object) -> str:
    before, found, after = to_s(value).rpartition(to_s(old)) if to_s(old) else (to_s(value), "x", "")
    return before + to_s(new) + after if found else to_s(value)


def _strip_html(value: object) -> str:
    """Take the tags out; a formula becomes the TeX between delimiters that kramdown writes."""
    text = to_s(value)
    if "<math" in text:
        text = _FORMULA.sub(lambda found: _delimited(found[2], display='display="block"' in found[1]), text)
    # What is not closed stays, and nothing is looked for where it cannot be: that would take the square.
    closed, last, rest = _without_blocks(text).rpartition(">")
    return _HTML_TAGS.sub("", closed + last) + rest


def _without_blocks(text: str) -> str:
    """Return HTML without its scripts, comments and style sheets."""
    kept: list[str] = []
    missing: set[str] = set()
    start = place = 0
    while match := _HTML_BLOCK.search(text, place):
        closing, place = _HTML_BLOCKS[match[0]], match.end()
        end = -1 if closing in missing else text.find(closing, place)
        if end < 0:
            missing.add(closing)
        else:
            kept.append(text[start : match.start()])
            start = place = end + len(closing)
    return "".join((*kept, text[start:]))


def _delimited(tex: str, *, display: bool) -> str:
    return f"\\[{tex}\\]" if display else f"\\({tex}\\)"


def _size(value: object) -> int:
    if isinstance(value, bool) or value is None:
        return 0
    if isinstance(value, int):
        return 8  # the bytes of a machine word, as in Ruby
    return len(value) if isinstance(value, (str, list, tuple, dict, range)) else 0


def _default(value: object, default: object = "", options: object = None) -> object:
    allow_false = isinstance(options, dict) and options.get("allow_false")
    missing = value is None or (value is False and not allow_false)
    empty = isinstance(value, (str, list, tuple, dict)) and not value
    return default if missing or empty else value


TEXT_FILTERS: dict[str, BoundFilter] = adapt_all(
    {
        "append": lambda value, text: to_s(value) + to_s(text),
        "prepend": lambda value, text: to_s(text) + to_s(value),
        "base64_decode": _decoder(lambda data: b64decode(data, validate=True)),
        "base64_encode": lambda value: b64encode(to_s(value).encode()).decode(),
        "base64_url_safe_decode": _decoder(urlsafe_b64decode),
        "base64_url_safe_encode": lambda value: urlsafe_b64encode(to_s(value).encode()).decode(),
        "capitalize": lambda value: to_s(value)[:1].upper() + to_s(value)[1:].lower(),
        "default": _default,
        "downcase": lambda value: to_s(value).lower(),
        "escape": _escape,
        "escape_once": _escape_once,
        "h": _escape,
        "lstrip": lambda value: to_s(value).lstrip(_BLANKS),
        "newline_to_br": lambda value: re.sub(r"\r?\n", "<br />\n", to_s(value)),
        "remove": lambda value, text: to_s(value).replace(to_s(text), ""),
        "remove_first": lambda value, text: to_s(value).replace(to_s(text), "", 1),
        "remove_last": lambda value, text: _replace_last(value, text, ""),
        "replace": _replace,
        "replace_first": _replace_first,
        "replace_last": _replace_last,
        "rstrip": lambda value: to_s(value).rstrip(_BLANKS),
        "size": _size,
        "slice": _slice,
        "split": split_text,
        "strip": lambda value: to_s(value).strip(_BLANKS),
        "strip_html": _strip_html,
        "strip_newlines": lambda value: re.sub(r"\r?\n", "", to_s(value)),
        "to_integer": lambda value: int(value) if isinstance(value, bool) else to_i(value),
        "truncate": _truncate,
        "truncatewords": _truncate_words,
        "upcase": lambda value: to_s(value).upper(),
        "url_decode": _url_decode,
        "url_encode": _url_encode,
    },
    {},
)
"""Liquid's filters on text."""
