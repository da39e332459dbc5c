"""Jekyll's filters on addresses, markup and data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from tuftenotes.liquid.addresses import absolute_url, encode_component, relative_url
from tuftenotes.liquid.budget import check_nesting
from tuftenotes.liquid.filter_protocol import BoundFilter, FilterError, adapt_all
from tuftenotes.liquid.slugs import slugify
from tuftenotes.liquid.source_text import diagnose
from tuftenotes.liquid.values import Drop, inspect, to_s

if TYPE_CHECKING:
    from tuftenotes.diagnostics import Diagnostic
    from tuftenotes.liquid.environment import JekyllContext

__all__ = ["SITE_FILTERS", "to_json", "xml_escape"]

_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_INDEX = re.compile(r"/index\.html?$")
_CJK = (
    "[\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f]"
)
_CJK_CHARACTER = re.compile(_CJK)
_OTHER_WORD = re.compile(f"[^{_CJK[1:-1]}\\s]+", re.ASCII)
_DEPTH = 8
_MOST_IN_JSON = 10_000_000

# What Jekyll leaves out of a neighbour inside a neighbour, which would never end.
_NESTED = frozenset(("content", "output", "excerpt", "next", "previous"))


def xml_escape(text: str) -> str:
    """Return `text` with the four special characters of an XML attribute as entities."""
    return re.sub('[&<>"]', lambda m: _XML[m[0]], text)


def _plain(value: object, depth: int = 0) -> object:
    """Return `value` as what JSON knows, drops as their keys; dates are texts."""
    if isinstance(value, Drop):
        keys = [key for key in value.keys() if not (depth and key in _NESTED)]  # noqa: SIM118 (a drop is no dictionary)
        return {key: _plain(value.get(key), depth + 1) for key in keys} if depth < _DEPTH else None
    if isinstance(value, Mapping):
        return {to_s(key): _plain(item, depth) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, depth) for item in value]
    if isinstance(value, (date, range)):
        return to_s(value)
    return _Float(value) if isinstance(value, float) else value


class _Float(float):
    """A number that JSON writes as Ruby does."""

    def __repr__(self) -> str:
        return to_s(float(self))


def to_json(value: object) -> str:
    """Return `value` as JSON, without blanks, as Ruby's ``to_json`` writes it."""
    return json.dumps(_plain(check_nesting(value, _MOST_IN_JSON)), ensure_ascii=False, separators=(",", ":"))


def _address(value: object) -> str:
    url = value.get("url") if isinstance(value, Drop) and value.has("url") else value
    return to_s(url)


def _slugify(value: object, mode: object = None) -> str | None:
    return None if value is None else slugify(to_s(value), to_s(mode) or "default")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise FilterError(f"{inspect(value)[:40]} is not a text")
    return value


def _words(value: object, mode: object = None) -> int:
    text = _text(value)
    cjk = len(_CJK_CHARACTER.findall(text)) if mode in ("cjk", "auto") else 0
    if mode == "cjk" or cjk:
        return cjk + len(_OTHER_WORD.findall(text))
    return len(text.split())


def _strip_index(value: object) -> object:
    return _INDEX.sub("/", to_s(value)) if to_s(value) else None


def _relative(context: JekyllContext, value: object) -> str | None:
    return None if value is None else relative_url(_address(value), context.runtime.config)


def _absolute(context: JekyllContext, value: object) -> str | None:
    return None if value is None else absolute_url(_address(value), context.runtime.config)


def _compiled(syntax: str) -> object:
    def run(context: JekyllContext, value: object) -> str:
        css, problems = context.runtime.compile_sass(to_s(value), syntax)
        for problem in problems:
            context.state.problems.add(problem if problem.location.path else _called(context, problem))
        return css

    return run


def _called(context: JekyllContext, problem: Diagnostic) -> Diagnostic:
    """Return a problem of a text that a filter was given at the place of the filter."""
    return diagnose(
        context.called, problem.code, problem.message, severity=problem.severity, hint=problem.hint,
        path=context.state.page,
    )  # fmt: skip


SITE_FILTERS: dict[str, BoundFilter] = adapt_all(
    {
        "cgi_escape": lambda value: quote_plus(_text(value), safe=""),
        "inspect": lambda value: xml_escape(inspect(value)),
        "jsonify": to_json,
        "normalize_whitespace": lambda value: re.sub(r"\s+", " ", to_s(value), flags=re.ASCII).strip(),
        "number_of_words": _words,
        "slugify": _slugify,
        "strip_index": _strip_index,
        "uri_escape": lambda value: None if value is None else encode_component(to_s(value)),
        "xml_escape": lambda value: xml_escape(to_s(value)),
    },
    {
        "absolute_url": _absolute,
        "markdownify": lambda context, value: context.runtime.markdown(to_s(value)),
        "relative_url": _relative,
        "sassify": _compiled("sass"),  # type: ignore[dict-item] # a function
        "scssify": _compiled("scss"),  # type: ignore[dict-item] # a function
        "smartify": lambda context, value: context.runtime.smarten(to_s(value)),
    },
)
"""Jekyll's own filters, but for dates and lists."""
