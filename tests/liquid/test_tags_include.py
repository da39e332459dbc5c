"""Tests for includes."""

from __future__ import annotations

import pytest

from liquid_texts import complaints, shown

FILES = {"a.html": "[{{ include.x }}|{{ include.y }}]", "d/b.html": "{% include a.html x=include.x %}"}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{% include a.html x=\"q\\\"q\" y='it\\'s' %}", "[q\"q|it's]"),
        ("{% include a.html x=v y=nope.z %}", "[value|]"),
        ("{% include a.html\n x = 'over\nlines' %}", "[over\nlines|]"),
        ("{% assign n = 'a' %}{% include {{ n }}.html x='1' %}", "[1|]"),
        ("{% include d/b.html x='in' %}", "[in|]"),
        ("{% include_cached a.html x='c' %}", "[c|]"),
        ("{% include_relative a.html x='r' %}", "[r|]"),
        ("{% include /d/b.html x='rooted' %}", "[rooted|]"),
        ("{% include_relative /a.html x='rooted' %}", "[rooted|]"),
        ("{% include {{ n | default: 'a.html' }} x='f' %}", "[f|]"),
    ],
)
def test_parameters(text: str, result: str) -> None:
    """Parameters are texts and variables; the name may be one too, and begin with a slash."""
    assert shown(text, {"v": "value"}, files=FILES) == result


def test_without_parameters_the_outer_ones_are_seen() -> None:
    """A file included without parameters sees those of the file that includes it."""
    files = {"o.html": "{% include i.html %}", "i.html": "{{ include.t }}"}
    assert shown("{% include o.html t='x' %}", files=files) == "x"


def test_missing_file() -> None:
    """A missing file is an error with a hint; one beside the page names the folder."""
    assert complaints("{% include b.html %}", files=FILES) == [
        "page.md:1:1: there is no “b.html” in _includes"
    ]
    assert complaints("{% include_relative x.md %}") == ["page.md:1:1: there is no “x.md” in the site"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% include %}", "needs the name of a file"),
        ("{% include ../x.html %}", "cannot be the name of an include"),
        ("{% include /../x.html %}", "cannot be the name of an include"),
        ("{% include //a.html %}", "cannot be the name of an include"),
        ("{% include a.html x='1 %}", "are not “name="),
        ("{% include a.html just words %}", "are not “name="),
    ],
)
def test_bad_heads(text: str, message: str) -> None:
    """A head that Jekyll refuses is an error here too."""
    (found,) = complaints(text, files=FILES)
    assert message in found


def test_errors_inside_stand_in_the_file() -> None:
    """An error in an included file is reported once, at its place there."""
    found = complaints("{% include e.html %}{% include e.html %}", files={"e.html": "\n{% if %}{% endif %}"})
    assert found == ["_includes/e.html:2:1: the condition is missing"]
