"""Tests for what Ruby's methods do."""

from __future__ import annotations

import pytest

from tuftenotes.liquid.ruby_methods import call_method, call_module, index_of, operate, pattern_of, ruby_text
from tuftenotes.liquid.ruby_tokens import UnreadableError


@pytest.mark.parametrize(
    ("value", "name", "arguments", "result"),
    [
        ("a 'b c'", "shellsplit", (), ["a", "b c"]),
        ("a,b,,", "split", (",",), ["a", "b"]),
        ("a  b c", "split", (" ", 2), ["a", "b c"]),
        ("a1b", "split", (pattern_of(r"\d", ""),), ["a", "b"]),
        (" a\n", "strip", (), "a"),
        ("12px", "to_i", (), 12),
        ("px", "to_i", (), 0),
        ("a.b", "gsub", (".", "-"), "a-b"),
        (r"\a", "gsub", ("\\", r"\\"), r"\a"),
        ("ab", "gsub", ("b", r"<\0\&\1\x>"), r"a<bb\x>"),
        ("abab", "sub", (pattern_of("(b)", ""), r"<\1>"), "a<b>ab"),
        ("hello", "tr", ("el", "ip"), "hippo"),
        ("http://x", "start_with?", ("https:", "http:"), True),
        ("", "empty?", (), True),
        (["a", 1], "join", ("-",), "a-1"),
        (["a"], "fetch", (3, "d"), "d"),
        (["a", "b"], "last", (), "b"),
        ([], "first", (), None),
        (None, "nil?", (), True),
        (None, "to_s", (), ""),
        ({"a": 1}, "fetch", ("a",), 1),
        (3, "to_i", (), 3),
    ],
)
def test_methods(value: object, name: str, arguments: tuple[object, ...], result: object) -> None:
    """Methods give what Ruby's give."""
    assert call_method(value, name, arguments) == result


def test_indices() -> None:
    """Brackets take numbers, ranges, patterns, texts and keys."""
    assert (index_of("abc", (1,)), index_of("abc", (slice(-2, None),)), index_of("abc", (0, 2))) == (
        "b", "bc", "ab",
    )  # fmt: skip
    assert (index_of([1], (5,)), index_of("abc", ("z",)), index_of({"k": 1}, ("k",))) == (None, None, 1)
    assert (index_of("a1", (pattern_of(r"\d", ""),)), index_of("a", (pattern_of(r"\d", ""),))) == ("1", None)


def test_operators() -> None:
    """Operators work on what Ruby lets them work on."""
    assert (operate("+", "a", "b"), operate("*", "a", 2), operate("/", 7, 2)) == ("ab", "aa", 3)
    assert (operate("<<", ["a"], "b"), operate("==", 1, "1"), operate("!=", 1, 2)) == (
        ["a", "b"],
        False,
        True,
    )
    with pytest.raises(UnreadableError):
        operate("+", "a", 1)


def test_modules() -> None:
    """Digests are Ruby's; chance depends on nothing but the seed."""
    assert call_module("Digest::MD5", "hexdigest", ("a",), "") == "0cc175b9c0f1b6a831c399e269772661"
    assert call_module("SecureRandom", "hex", (4,), "s") == call_module("UUID", "create", (), "s")
    assert call_module("CGI", "escapeHTML", ("<",), "") == "&lt;"
    assert call_module("CGI", "escape", ("a b",), "") == "a+b"
    assert call_module("Shellwords", "split", ("a b",), "") == ["a", "b"]


def test_what_is_unknown() -> None:
    """Everything else is unreadable."""
    with pytest.raises(UnreadableError):
        call_module("File", "read", ("x",), "")
    with pytest.raises(UnreadableError):
        call_method("a", "constantize", ())
    with pytest.raises(UnreadableError):
        call_method("a", "gsub", ())
    with pytest.raises(UnreadableError):
        pattern_of("(", "")
    with pytest.raises(UnreadableError):
        ruby_text([1])
