"""Emphasis; cases.txt compares with kramdown."""

from __future__ import annotations

import pytest

from markdown_pages import page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes"))


def test_emphasis_beside_punctuation() -> None:
    """It closes where no blank is before, and not in a word for ``_``."""
    assert "<strong>a:</strong>b" in _shown("**a:**b\n")
    assert "<em>" not in _shown("a_b_c _d_e\n")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("_*a*_", "<em>*a*</em>"),
        ("*a *b* c*", "<em>a *b</em> c*"),
        ("*a *b* c *d* e*", "<em>a *b</em> c <em>d</em> e*"),
        ("__a **b** c__", "<strong>a **b** c</strong>"),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("*a [b *c*](http://d) e*", '<em>a <a href="http://d">b *c*</a> e</em>'),
    ],
)
def test_emphasis_in_emphasis(text: str, html: str) -> None:
    """That of the same strength is shown as it was typed."""
    assert _shown(text) == f"<p>{html}</p>\n"
