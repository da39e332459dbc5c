"""Tests for addresses."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.addresses import (
    absolute_url,
    encode_component,
    escape_path,
    normalize,
    relative_url,
    unescape_path,
)


@pytest.mark.parametrize(
    ("url", "result"),
    [
        ("/a b", "/b/a%20b"),
        ("x", "/b/x"),
        ("", "/b"),
        ("/", "/b/"),
        ("mailto:x@y", "mailto:x@y"),
        ("#f", "/b/#f"),
        ("/a?b=%20c#d e", "/b/a?b=%20c#d%20e"),
        ("a/../c/./d/..", "/b/c/"),
        ("/%C3%BC", "/b/%C3%BC"),
    ],
)
def test_relative(url: str, result: str) -> None:
    """The baseurl comes before what has no scheme, and the result is encoded once."""
    assert relative_url(url, {"baseurl": "/b/"}) == result


def test_absolute() -> None:
    """Without a host in the configuration an address stays relative."""
    assert absolute_url("/a", {"url": "HTTPS://Example.ORG", "baseurl": ""}) == "https://example.org/a"
    assert absolute_url("", {"url": "https://e.org"}) == "https://e.org/"
    assert absolute_url("/a", {"baseurl": "b"}) == "/b/a"
    assert absolute_url("https://x/y", {"url": "https://e.org"}) == "https://x/y"


def test_paths() -> None:
    """A path is escaped for a URL and back."""
    assert escape_path("/a-b/c.html") == "/a-b/c.html"
    assert escape_path("/ü b#") == "/%C3%BC%20b%23"
    assert unescape_path("/%C3%BC%20b") == "/ü b"
    assert unescape_path("/x") == "/x"
    assert encode_component("%ff") == "%FF"
    assert normalize("//cdn.example.org/x#") == "//cdn.example.org/x#"
