"""kramdown's extensions."""

from __future__ import annotations

import pytest

from markdown_pages import page, shown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a {::comment}b{:/comment} c", "<p>a  c</p>"),
        ("{::options parse_block_html='true' /}\n\na", "<p>a</p>"),
        ("{::nomarkdown}\n<b>*x*</b>\n{:/nomarkdown}\n\na", "<b>*x*</b>\n<p>a</p>"),
        ("a {::nomarkdown}<i>*x*</i>{:/} b", "<p>a <i>*x*</i> b</p>"),
        ("a {::comment}b", "<p>a {::comment}b</p>"),
        ("{::comment}b{:/comment} c", "<p> c</p>"),
    ],
)
def test_extensions(text: str, html: str) -> None:
    """Comments and options vanish, HTML passes through, what has no end is text."""
    assert shown(page(text, dialect="jekyll")).strip() == html
