"""Elements in text that hold no Markdown; cases.txt compares with kramdown."""

from __future__ import annotations

import pytest

from markdown_pages import page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes")).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('a <x>*b* "c"</x> *d*', '<p>a <x>*b* "c"</x> <em>d</em></p>'),
        ("a <kbd>*b*</KBD> *c*", "<p>a <kbd>*b*</KBD> <em>c</em></p>"),
        ("a <x>*b*", "<p>a <x>*b*</x></p>"),
        ("a <x><https://b.c> & <!-- > -->", "<p>a <x>&lt;https://b.c&gt; &amp; <!-- > --></x></p>"),
        ("a <X>b</x> <i>c", "<p>a <X>b&lt;/x&gt; <i>c</i></X></p>"),
        ("a <x><br>b<div>c</x> *d*", "<p>a <x><br>b&lt;div&gt;c</x> <em>d</em></p>"),
        ("a <x/> *b*", "<p>a <x/> <em>b</em></p>"),
        ("a <x>{% b </x> *c*", "<p>a <x>{% b </x> <em>c</em></p>"),
        ("[a <x>b](c)", "<p>[a <x>b](c)</x></p>"),
    ],
)  # fmt: skip
def test_content_is_no_markdown(text: str, html: str) -> None:
    """Up to the closing tag or the end of the text there are tags and text, which is escaped."""
    assert _shown(text) == html


def test_tags_of_plugins_work() -> None:
    """A note in such an element is one, whatever stands in it."""
    html = _shown("a <x>{% sidenote 'n' '*b* </x>' %} *c*</x> d")
    assert "<em>b</em>" in html
    assert html.endswith(" *c*</x> d</p>")


def test_heading() -> None:
    """The text of such an element is part of a heading's id."""
    assert 'id="list-of"' in _shown("# List<x> of</x>")


def test_no_markdown_in_any_element() -> None:
    """With kramdown's option parse_span_html off."""
    html = shown(page("<b>*a*</b> *c*\n", dialect="jekyll", span_html=False))
    assert html == "<p><b>*a*</b> <em>c</em></p>\n"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('<span markdown="1">*a*</span>', "<p><span><em>a</em></span></p>"),
        ("<b class='c' markdown=span id=d>a</b>", "<p><b class='c' id=d>a</b></p>"),
        ('<span markdown="0">*a*</span>', "<p><span>*a*</span></p>"),
        ('a <li markdown="1">', '<p>a &lt;li markdown="1"&gt;</p>'),
    ],
)
def test_the_attribute_markdown(text: str, html: str) -> None:
    """It is taken away where a tag is one, and 0 keeps Markdown out."""
    assert _shown(text) == html
