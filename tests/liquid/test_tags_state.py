"""Tests for tags that keep something."""

from __future__ import annotations

from liquid_texts import complaints, shown


def test_assign_and_capture() -> None:
    """What is set inside a loop is seen after it; a capture prints nothing."""
    loop = "{% for i in (1..2) %}{% assign x = i | plus: 1 %}{% endfor %}"
    text = loop + "{{ x }}{% capture c %}[{{ x }}]{% endcapture %}{{ c }}"
    assert shown(text) == "3[3]"


def test_counters() -> None:
    """Increment shows and counts, decrement counts and shows."""
    assert shown("{% increment a %}{% increment a %}{% decrement b %}{% decrement b %}") == "01-1-2"


def test_inline_comment() -> None:
    """A comment in a tag is dropped."""
    assert shown("a{% # nothing to see %}b") == "ab"


def test_heads_that_are_missing() -> None:
    """An assign without a value and a capture without a name are errors."""
    assert complaints("{% assign x %}") == ["page.md:1:1: an assign is written “assign name = value”"]
    assert complaints("{% capture %}{% endcapture %}") == ["page.md:1:1: a capture is written “capture name”"]
