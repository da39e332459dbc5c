"""``redirect_from`` and ``redirect_to`` as jekyll-redirect-from serves them: small pages that lead on.

A site's own layout ``redirect`` takes the place of the plugin's page: it sees ``page.redirect.to``.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from tuftenotes.liquid.addresses import absolute_url
from tuftenotes.liquid.permalinks import output_path, page_url
from tuftenotes.liquid.values import to_s

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuftenotes.liquid.model import JekyllModel

__all__ = ["LAYOUT", "find_redirects", "redirect_data", "redirect_page"]

LAYOUT = "redirect"
"""The layout of a site that is used for redirects."""
_WEB = re.compile(r"https?://")


def redirect_page(target: str) -> str:
    """Return the page that leads to `target`, an absolute URL."""
    url = escape(target)
    script = target.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\u003c")
    return (
        '<!DOCTYPE html>\n<html lang="en-US">\n<meta charset="utf-8">\n<title>Redirecting&hellip;</title>\n'
        f'<link rel="canonical" href="{url}">\n<script>location="{script}"</script>\n'
        f'<meta http-equiv="refresh" content="0; url={url}">\n<meta name="robots" content="noindex">\n'
        f'<h1>Redirecting&hellip;</h1>\n<a href="{url}">Click here if you are not redirected.</a>\n</html>\n'
    )


def redirect_data(source: str, target: str) -> dict[str, Any]:
    """Return the front matter of what leads from the path `source` to `target`."""
    redirect = {"from": source, "to": target}
    return {"layout": LAYOUT, "sitemap": False, "permalink": source, "redirect": redirect}


def _listed(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [to_s(item) for item in values if item is not None]


def _address(target: str, config: Mapping[str, object]) -> str:
    return target if _WEB.match(target) else absolute_url(target, config)


def find_redirects(model: JekyllModel) -> tuple[dict[str, tuple[str, str]], dict[str, str], dict[str, str]]:
    """Return three maps: files to make to (URL, target), items (paths) that lead on to targets, the table.

    The table is what ``redirects.json`` holds.
    """
    made: dict[str, tuple[str, str]] = {}
    leading: dict[str, str] = {}
    table: dict[str, str] = {}
    config = model.config.values
    documents = [
        item
        for label, items in model.documents.items()
        if model.config.collections[label].get("output")
        for item in items
    ]
    for item in (*documents, *model.pages):
        for source in _listed(item.value("redirect_from")):
            path = source if source.startswith("/") else f"/{source}"
            target = _address(item.url, config)
            made[_output(path)] = (path, target)
            table[path] = target
        targets = _listed(item.value("redirect_to"))
        if targets:
            leading[item.path] = table[item.url] = _address(targets[0], config)
    return made, leading, table


def _output(path: str) -> str:
    extension = "." + path.rpartition(".")[2] if "." in path.rpartition("/")[2] else ".html"
    return output_path(page_url("", "redirect", extension, "", path), extension, page=True)
