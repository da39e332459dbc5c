"""Tests for the methods and constants of a class."""

from __future__ import annotations

from tuftenotes.liquid.ruby_syntax import constants_of, methods_of


def test_methods() -> None:
    """Each method is read by itself: one that cannot be read leaves the others alone."""
    methods = methods_of("def a(b, c)\n b\nend\ndef d\n begin\n end\nend\ndef self.e = 1\n")
    assert methods["a"].parameters == ("b", "c")
    assert methods["a"].body == ("block", (("get", "b"),))
    assert methods["d"].body is None
    assert methods_of('"no end') == {}


def test_constants() -> None:
    """Constants and class variables of the class have their trees."""
    found = constants_of("A = 'x'\n@@n = 0\nB = while\nfoo(C = 1)\n")
    assert found == {"A": ("join", (("text", "x"),)), "@@n": ("number", 0)}
    assert constants_of('"no end') == {}
