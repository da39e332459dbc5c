"""Code, quotations, headings and rules; cases.txt compares with kramdown."""

from __future__ import annotations

from markdown_pages import page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes"))


def test_a_fence_needs_its_end() -> None:
    """Without one, or with words behind it, it is text."""
    assert "<pre" not in _shown("```\na\n")
    assert "<pre" not in _shown("``` ruby code\na\n```\n")
    assert 'class="language-ruby"' in _shown("```ruby?line=1\na\n```\n")


def test_text_below_indented_code_belongs_to_it() -> None:
    """Up to a blank line, an element or attributes."""
    assert _shown("    a\nb\n").count("<p>") == 0
    assert "<p>b</p>" in _shown("    a\n\nb\n")


def test_a_quotation_takes_what_is_right_below() -> None:
    """Headings and lists too."""
    assert _shown("> a\n# b\n").index("<h1") < _shown("> a\n# b\n").index("</blockquote>")


def test_a_quotation_keeps_a_tag_together() -> None:
    """Over its lines."""
    html = _shown("> a {% newthought 'one\n\n> two' %} b\n\nc\n")
    assert html.index("two") < html.index("</blockquote>")


def test_headings() -> None:
    """They need text, a blank behind their signs, and no indentation; an underline a blank line above."""
    assert "<h" not in _shown("##\n\n#a\n\n # b\n")
    assert "<h1" in _shown("# a #\n")
    assert "<h2" in _shown("a\n---\n")
    assert "<h" not in _shown("a\nb\n---\n")


def test_a_rule_does_not_end_a_paragraph() -> None:
    """Unless it looks like an item."""
    assert "<hr>" not in _shown("a\n***\n")
    assert "<hr>" in _shown("a\n* * *\n")
