"""Tests for Jekyll's filters on addresses, markup and data."""

from __future__ import annotations

from datetime import date

import pytest

from liquid_texts import complaints, shown
from tuftenotes.liquid.drops import Table

DATA = {
    "h": {"a": [1, 2.0, None, True, date(2020, 1, 2)], "b": "é\n</x>"},
    "drop": Table({"url": lambda: "/u"}, {"more": 1}),
    "nil": None,
}


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("h | jsonify", '{"a":[1,2.0,null,true,"2020-01-02"],"b":"é\\n</x>"}'),
        ("drop | jsonify", '{"url":"/u","more":1}'),
        ("'<a \"b\">' | xml_escape", "&lt;a &quot;b&quot;&gt;"),
        ("'a b/c' | cgi_escape", "a+b%2Fc"),
        ("'a b/ü' | uri_escape", "a%20b/%C3%BC"),
        ("nil | uri_escape", ""),
        ("' a \n b ' | normalize_whitespace", "a b"),
        ("'Ä b' | slugify", "ä-b"),
        ("nil | slugify", ""),
        ("'a b' | number_of_words", "2"),
        ("'漢字 a' | number_of_words: 'auto'", "3"),
        ("'/a/index.html' | strip_index", "/a/"),
        ("'' | strip_index", ""),
        ("drop | relative_url", "/base/u"),
        ("nil | relative_url", ""),
        ("nil | absolute_url", ""),
        ("'/x' | absolute_url", "https://example.org/base/x"),
        ("'t' | markdownify", "<p>t</p>\n"),
        ("'t' | smartify", "T"),
        ("'t' | sassify", "sass:t"),
        ("'t' | scssify", "scss:t"),
        ("h.a | inspect", "[1, 2.0, nil, true, 2020-01-02]"),
    ],
)
def test_filters(expression: str, result: str) -> None:
    """These filters do what Jekyll's do."""
    assert shown(f"{{{{ {expression} }}}}", DATA) == result


def test_faults() -> None:
    """A filter that needs a text says so."""
    assert complaints("{{ h | number_of_words }}", DATA)[0].endswith("is not a text")
