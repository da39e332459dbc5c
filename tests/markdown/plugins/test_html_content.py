"""Markdown inside HTML elements."""

from __future__ import annotations

import pytest

from markdown_pages import complaints, page, shown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            '<div markdown="1">\n*a*\n\n- b\n</div>\nc',
            "<div>\n<p><em>a</em></p>\n<ul>\n<li>b</li>\n</ul>\n</div>\n<p>c</p>",
        ),
        (
            "<div class='x' markdown=1 id=y>\n# $x$\n</div>",
            "<div class='x' id=y>\n<h1 id=\"x\">⟨x⟩</h1>\n</div>",
        ),
        ('<p markdown="1">*a*</p>', "<p><em>a</em></p>"),
        ('<div markdown="span">*a*</div>', "<div><em>a</em></div>"),
        ('<div markdown="0">*a*</div>', '<div markdown="0">*a*</div>'),
    ],
)
def test_the_text_of_an_element_can_be_markdown(text: str, html: str) -> None:
    """The attribute asks for blocks or for running text, and is gone from the page."""
    assert shown(page(text)).strip() == html


def test_positions_hold_inside() -> None:
    """A mistake in there is shown where it is."""
    assert complaints(page('a\n\n<div markdown="1">\n{% x %}\n</div>\n')).startswith(
        "a.md:4:1: error[unknown-tag]"
    )
