"""Attributes between braces; cases.txt compares with kramdown."""

from __future__ import annotations

from markdown_pages import page, shown
from tuftenotes.markdown.kramdown.attribute_lists import read_attribute_list


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes"))


def test_reading() -> None:
    """Classes add up, of ids the last counts, a name stands for its list, and the rest is nothing."""
    named = {"big": '.large width="9"'}
    read = read_attribute_list(".a #i .b k='v w' big ?!", named)
    assert read == {"class": "a b large", "id": "i", "k": "v w", "width": "9"}


def test_an_escaped_brace_and_quote() -> None:
    r"""``\}`` and ``\"`` stand for the sign itself."""
    assert read_attribute_list(r"""t="a\}b" """, {}) == {"t": "a}b"}


def test_a_named_list_may_come_later() -> None:
    """Kramdown resolves the names when the page has been read."""
    assert '<p class="x">text</p>' in _shown("text\n{: later}\n\n{:later: .x}\n")


def test_several_lists_behind_a_span() -> None:
    """Each adds to the span before it; one behind text is text."""
    assert '<em id="b" class="a">x</em>' in _shown("*x*{:.a}{:#b}\n").replace(
        'class="a" id="b"', 'id="b" class="a"'
    )
    assert "{:.a}" in _shown("text {:.a}\n")


def test_a_heading_keeps_its_own_id() -> None:
    """Written with braces at its end."""
    assert '<h2 id="own">Head</h2>' in _shown("## Head {#own}\n")
