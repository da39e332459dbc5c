"""Tests for tablerow and cycle."""

from __future__ import annotations

from liquid_texts import complaints, shown


def test_tablerow() -> None:
    """Rows and columns are counted, the last cell closes no row of its own."""
    head = "{% tablerow i in (1..3) cols: 2 offset: 0 %}"
    text = head + "{{ i }}{{ tablerowloop.row }}{{ tablerowloop.last }}{% endtablerow %}"
    assert shown(text) == (
        '<tr class="row1">\n<td class="col1">11false</td><td class="col2">21false</td></tr>\n'
        '<tr class="row2"><td class="col1">32true</td></tr>\n'
    )
    assert shown("{% tablerow i in nothing %}x{% endtablerow %}") == ""
    assert complaints("{% tablerow i %}{% endtablerow %}") == [
        "page.md:1:1: a tablerow is written “tablerow item in list”"
    ]


def test_cycle() -> None:
    """Every group counts on its own; equal lists are one group."""
    text = (
        "{% for i in (1..3) %}{% cycle 'a', 'b' %}{% cycle 'g': 1, 2, 3 %}{% cycle 'a', 'b' %} {% endfor %}"
    )
    assert shown(text) == "a1b a2b a3b "
    assert complaints("{% cycle %}") == ["page.md:1:1: “cycle” needs values"]
