"""Where an item goes: Jekyll's URL templates and their placeholders."""

from __future__ import annotations

import re
from posixpath import splitext
from typing import TYPE_CHECKING, Any

from tuftenotes.liquid.addresses import escape_path, unescape_path
from tuftenotes.liquid.slugs import slugify
from tuftenotes.liquid.strftime import strftime
from tuftenotes.liquid.values import to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

__all__ = [
    "UnknownPlaceholderError",
    "add_suffix",
    "document_placeholders",
    "fill",
    "output_path",
    "page_url",
]

_PLACEHOLDER = re.compile(r":([a-z_]+)")
_SQUEEZE = re.compile(r"/{2,}")
_HTML = (".html", ".xhtml", ".htm")
_TIMES = {
    "year": "%Y", "month": "%m", "day": "%d", "hour": "%H", "minute": "%M", "second": "%S",
    "i_day": "%-d", "i_month": "%-m", "short_month": "%b", "long_month": "%B", "short_year": "%y",
    "w_year": "%G", "week": "%V", "w_day": "%u", "short_day": "%a", "long_day": "%A", "y_day": "%j",
}  # fmt: skip


class UnknownPlaceholderError(ValueError):
    """A URL template has a placeholder that Jekyll does not know."""


def add_suffix(template: str, style: str) -> str:
    """Return a template with the end that the site's permalink style gives to pages and collections."""
    if style == "pretty":
        return f"{template}/"
    if style in {"date", "ordinal", "none"}:
        return f"{template}:output_ext"
    if style.endswith("/"):
        template += "/"
    return f"{template}:output_ext" if style.endswith(":output_ext") else template


def _sanitize(path: str) -> str:
    return _SQUEEZE.sub("/", f"/{path}".replace("..", "/").replace("./", ""))


def fill(template: str, placeholders: Mapping[str, Callable[[], str]]) -> str:
    """Fill the placeholders of a document's template; raise `UnknownPlaceholderError` for unknown ones."""

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        if name in placeholders:
            return escape_path(placeholders[name]())
        shorter = name.removesuffix("_")
        if shorter in placeholders:
            return escape_path(placeholders[shorter]()) + "_"
        raise UnknownPlaceholderError(name)

    return _sanitize(_PLACEHOLDER.sub(replace, template))


def page_url(folder: str, stem: str, extension: str, style: str, permalink: str) -> str:
    """Return the URL of a page: of its permalink where it has one, else of its place in the site.

    `folder` has no slashes at its ends; `extension` is the output's, with its dot.
    """
    if permalink:
        template = permalink
    elif extension not in _HTML:
        template = "/:path/:basename:output_ext"
    else:
        template = "/:path/" if stem == "index" else add_suffix("/:path/:basename", style)
    for name, value in (("path", folder), ("basename", stem), ("output_ext", extension)):
        template = template.replace(f":{name}", escape_path(value))
    return _sanitize(template)


def output_path(url: str, extension: str, *, page: bool) -> str:
    """Return the file in the destination that a URL leads to."""
    path = unescape_path(url)
    if path.endswith("/"):
        path += f"index{extension}" if page else "index.html"
    elif not path.endswith(extension):
        path += extension
    return path.lstrip("/")


def document_placeholders(
    data: Mapping[str, Any], collection: str, path: str, extension: str, date: datetime
) -> dict[str, Callable[[], str]]:
    """Return what the placeholders of a document mean.

    `path` is relative to the collection's folder, without its ending, and begins with a slash.
    """
    stem = splitext(path.rpartition("/")[2] + ".x")[0]
    slug = data.get("slug")
    categories = data.get("categories")
    words = [to_s(word) for word in (categories if isinstance(categories, list) else [])]

    def timed(directive: str) -> Callable[[], str]:
        return lambda: strftime(date, directive)

    result = {name: timed(directive) for name, directive in _TIMES.items()}
    return result | {
        "collection": lambda: collection,
        "path": lambda: path,
        "output_ext": lambda: extension,
        "name": lambda: slugify(stem),
        "title": lambda: slugify(to_s(slug) if slug is not None else stem, "pretty", cased=True),
        "slug": lambda: slugify(to_s(slug) if slug is not None else stem),
        "categories": lambda: "/".join(dict.fromkeys(word.lower() for word in words)),
        "slugified_categories": lambda: "/".join(dict.fromkeys(map(slugify, words))),
    }
