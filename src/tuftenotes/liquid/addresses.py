"""Addresses as Jekyll writes them: percent-encoding, and URLs relative to the server or absolute."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes, urlsplit

from tuftenotes.liquid.values import to_s

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["absolute_url", "encode_component", "escape_path", "normalize", "relative_url", "unescape_path"]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PCHAR = "!$&'()*+,;=:@-._~"
_URI = _PCHAR + "/?#[]"
_PLAIN_PATH = re.compile(r"[a-zA-Z0-9./-]+\Z")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")


def encode_component(text: str, safe: str = _URI) -> str:
    """Return `text` percent-encoded once, whether it came encoded or not."""
    data = unquote_to_bytes(text)
    try:
        return quote(unicodedata.normalize("NFC", data.decode()), safe=safe)
    except UnicodeDecodeError:
        return quote(data, safe=safe)


def escape_path(path: str) -> str:
    """Return a path as it stands in a URL; what is encoded already stays."""
    if not path or _PLAIN_PATH.match(path):
        return path
    return quote(path, safe=_PCHAR + "/?#[]%").replace("#", "%23", 1)


def unescape_path(path: str) -> str:
    """Return the file path that a URL path stands for."""
    return unquote_to_bytes(path).decode("utf-8", "replace") if "%" in path else path


def _without_dots(path: str) -> str:
    parts: list[str] = []
    pieces = path.split("/")
    for piece in pieces:
        if piece == ".." and len(parts) > 1:
            parts.pop()
        elif piece not in {".", ".."}:
            parts.append(piece)
    if pieces[-1] in {".", ".."}:
        parts.append("")
    return "/".join(parts)


def normalize(url: str) -> str:
    """Return a URL in its normal form: encoded once, scheme and host lower-case, no dots in the path."""
    parts = urlsplit(url)
    path = "/".join(encode_component(piece, _PCHAR) for piece in _without_dots(parts.path).split("/"))
    host = parts.netloc.lower()
    result = f"{parts.scheme}:" if parts.scheme else ""
    if host:
        result += f"//{host}"
        path = path or "/"
    result += path
    if parts.query:
        result += "?" + encode_component(
            parts.query, _PCHAR + "/?%" if _PERCENT.search(parts.query) else _PCHAR + "/?"
        )
    if parts.fragment or url.endswith("#"):
        result += "#" + encode_component(parts.fragment, _PCHAR + "/?")
    return result


def _with_slash(text: str) -> str:
    return text if not text or text.startswith("/") else f"/{text}"


def relative_url(url: str, config: Mapping[str, object]) -> str:
    """Return `url` with the site's ``baseurl`` before it; one with a scheme stays."""
    if _SCHEME.match(url):
        return url
    base = to_s(config.get("baseurl")).removesuffix("/")
    return normalize(_with_slash(base) + _with_slash(url))


def absolute_url(url: str, config: Mapping[str, object]) -> str:
    """Return `url` with the site's ``url`` and ``baseurl`` before it."""
    if _SCHEME.match(url):
        return url
    site = to_s(config.get("url"))
    relative = relative_url(url, config)
    return normalize(site + relative) if site else relative
