"""Tests for the filters on text."""

from __future__ import annotations

import pytest

from liquid_texts import complaints, shown

DATA = {"nil": None, "l": ["a", "b", "c"], "n": 12, "t": True}


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("'ab' | append: 1.0", "ab1.0"),
        ("l | append: 'x'", '["a", "b", "c"]x'),
        ("'x' | prepend: n", "12x"),
        ("'hELLO wORLD' | capitalize", "Hello world"),
        ("'<a href=\"x\">&' | escape", "&lt;a href=&quot;x&quot;&gt;&amp;"),
        ("'&lt;&' | escape_once", "&lt;&amp;"),
        ("nil | escape", ""),
        ("'a b&c' | url_encode", "a+b%26c"),
        ("'a+b%26c' | url_decode", "a b&c"),
        ("nil | url_decode", ""),
        ("'hi' | base64_encode", "aGk="),
        ("'aGk=' | base64_decode", "hi"),
        ("'hi?' | base64_url_safe_encode | base64_url_safe_decode", "hi?"),
        ("'abcdef' | slice: 2, 3", "cde"),
        ("'abc' | slice: -2", "b"),
        ("'abc' | slice: 9", ""),
        ("'abc' | slice: 0, -1", ""),
        ("l | slice: 1, 5 | join: '-'", "b-c"),
        ("l | slice: 7 | size", "0"),
        ("'abcdefgh' | truncate: 5", "ab..."),
        ("'abcdefgh' | truncate: 2", "..."),
        ("'a b c' | truncatewords: 2", "a b..."),
        ("'a b c ' | truncatewords: 3", "a b c "),
        ("nil | truncatewords", ""),
        ("nil | truncate", ""),
        ("'a,b,,' | split: ',' | size", "2"),
        ("' a  b ' | split: ' ' | join: '+'", "a+b"),
        ("'abc' | split: '' | join: '+'", "a+b+c"),
        ("'aXbX' | replace: 'X', '[\\0]'", "a[X]b[X]"),
        ("'aXbX' | replace_first: 'X', '\\\\'", "a\\bX"),
        ("'aXbX' | replace_last: 'X', 'Y'", "aXbY"),
        ("'ab' | replace_last: 'q', 'Y'", "ab"),
        ("'aXbX' | remove: 'X'", "ab"),
        ("'aXbX' | remove_first: 'X'", "abX"),
        ("'aXbX' | remove_last: 'X'", "aXb"),
        ("'<p>a<script>b</script></p><!-- c -->' | strip_html", "a"),
        ("'a<!-- b<script>c <style>d</style>e</p' | strip_html", "ac e</p"),
        ("'<!--><script>-->a<b' | strip_html", "a<b"),
        ("'x' | size", "1"),
        ("n | size", "8"),
        ("t | size", "0"),
        ("1.5 | size", "0"),
        ("'' | default: 'd'", "d"),
        ("l | default: 'd' | size", "3"),
        ("t | to_integer", "1"),
        ("'12x' | to_integer", "12"),
        ("'ß' | upcase", "SS"),
    ],
)
def test_filters(expression: str, result: str) -> None:
    """Filters on text do what Ruby's do."""
    assert shown(f"{{{{ {expression} }}}}", DATA) == result


@pytest.mark.parametrize("expression", ["'%ff' | url_decode", "'?' | base64_decode", "'a' | slice: 'x'"])
def test_faults(expression: str) -> None:
    """What cannot be decoded or counted is an error."""
    assert len(complaints(f"{{{{ {expression} }}}}")) == 1


def test_formulas_in_stripped_html() -> None:
    """Are TeX again, as Jekyll has them: what is left of MathML would be the formula twice."""
    math = '<math{}><mi>a</mi><annotation encoding="application/x-tex">{}</annotation></math>'
    text = "<p>x " + math.format("", "a &lt; b") + math.format(' display="block"', "c") + "</p>"
    assert shown("{{ text | strip_html }}", {"text": text}) == r"x \(a &lt; b\)\[c\]"
