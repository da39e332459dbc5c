"""Addresses in links."""

from __future__ import annotations

import pytest

from tuftenotes.addresses import ELSEWHERE, outputs_of, scheme_hint, split_address


@pytest.mark.parametrize(
    ("address", "parts"), [("a.md#b", ("a.md", "#b")), ("a?b#c", ("a", "?b#c")), ("a", ("a", ""))]
)
def test_parts(address: str, parts: tuple[str, str]) -> None:
    """An address is a path with what follows it."""
    assert split_address(address) == parts


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("www.a.org", "did you mean “https://www.a.org”?"),
        ("me@a.org", "did you mean “mailto:me@a.org”?"),
        ("http//a.org", "did you mean “https://a.org”?"),
        ("a.md", ""),
    ],
)
def test_what_was_meant(path: str, hint: str) -> None:
    """An address elsewhere without its scheme is no path."""
    assert scheme_hint(path) == hint


@pytest.mark.parametrize(
    ("address", "elsewhere"), [("https://a", True), ("//a", True), ("#a", True), ("", True), ("a/b", False)]
)
def test_elsewhere(address: str, *, elsewhere: bool) -> None:
    """What is no path to a page or a file."""
    assert (ELSEWHERE.match(address) is not None) == elsewhere


def test_files_that_a_path_means() -> None:
    """A page may be named with and without what its file is called."""
    assert outputs_of("a") == ("a", "a/index.html", "a.html")
    assert outputs_of("")[1] == "index.html"
