"""From the name of a source to its place in the destination and its URL.

Two sets of rules. A native site has pretty URLs: ``vae.md`` becomes ``vae/index.html`` with the URL
``/vae/``. A Jekyll site has those of Jekyll 4 for pages: ``dir/name.html``, whose URL ends as the style of
the configuration's `permalink` says. Both take a `permalink` in the front matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from tuftenotes.model import Dialect

__all__ = ["Target", "decode_path", "encode_path", "hostile_name", "join", "page_target"]

_SAFE = "/!$&'()*+,;=:@~"
_PORTS = (f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))
_DEVICES = frozenset(["con", "prn", "aux", "nul", *_PORTS])
_PLAIN = re.compile(r"[A-Za-z0-9/._-]*")
_HOSTILE = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
_HTML_STYLES = frozenset({"date", "ordinal", "none", "weekdate"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a page goes: its file in the destination, and its encoded URL path without the baseurl."""

    output: str
    url: str


def page_target(name: str, extension: str, permalink: str, style: str, dialect: Dialect) -> Target:
    """Return where the page made of the source `name` goes.

    `extension` is that of the output (``.html`` for Markdown), `permalink` the one in the front matter or
    empty, `style` the configuration's. Names are normalised to NFC, as URLs are.
    """
    folder, _, filename = normalize("NFC", name).rpartition("/")
    stem = filename.rpartition(".")[0] or filename
    if permalink:
        path = _fill(normalize("NFC", permalink), folder, stem, extension)
    elif dialect == "jekyll":
        path = _jekyll_path(folder, stem, extension, style)
    else:
        path = _native_path(folder, stem, extension, style)
    return _target(path, extension)


def _native_path(folder: str, stem: str, extension: str, style: str) -> str:
    base = f"/{folder}/" if folder else "/"
    if extension != ".html":
        return f"{base}{stem}{extension}"
    if stem == "index":
        return base
    if stem == "404" and not folder:
        return "/404.html"
    if style in _HTML_STYLES:
        return f"{base}{stem}.html"
    if style == "pretty":
        return f"{base}{stem}/"
    return _fill(style, folder, stem, extension)


def _jekyll_path(folder: str, stem: str, extension: str, style: str) -> str:
    base = f"/{folder}/" if folder else "/"
    if extension != ".html":
        return f"{base}{stem}{extension}"
    if stem == "index":
        return base
    if style == "pretty" or style.endswith("/"):
        return f"{base}{stem}/"
    ends = style in _HTML_STYLES or style.endswith(":output_ext")
    return f"{base}{stem}.html" if ends else f"{base}{stem}"


def _fill(template: str, folder: str, stem: str, extension: str) -> str:
    """Replace Jekyll's placeholders for pages; more than one slash in a row becomes one."""
    path = template.replace(":output_ext", extension).replace(":path", folder).replace(":basename", stem)
    path = path.replace(":title", stem).replace(":slug", stem).replace(":name", stem)
    return re.sub(r"/{2,}", "/", f"/{path}")


def _target(path: str, extension: str) -> Target:
    plain = join("", decode_path(path))
    folder = not plain or path.endswith("/")
    output = join(plain, "index.html") if folder else plain
    if not folder and not output.endswith(extension):
        output += extension
    return Target(output, encode_path(f"/{plain}/" if folder and plain else f"/{plain}"))


def encode_path(path: str) -> str:
    """Percent-encode what may not stand in the path of a URL."""
    if _PLAIN.fullmatch(path):
        return path
    return quote(normalize("NFC", path), safe=_SAFE, errors="surrogatepass")


def decode_path(path: str) -> str:
    """Return the path that a percent-encoded one names; what is no UTF-8 after decoding stays encoded."""
    if "%" not in path:
        return path
    try:
        return unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path


def join(folder: str, path: str) -> str:
    """Join two relative paths and resolve ``.`` and ``..``; what climbs out of the root stays at the root."""
    parts: list[str] = []
    for part in f"{folder}/{path}".split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def hostile_name(path: str) -> str:
    """Return the first part of `path` that Windows cannot have as a file name, or an empty string."""
    for part in path.split("/"):
        if _HOSTILE.search(part) or part.split(".")[0].lower() in _DEVICES:
            return part
    return ""
