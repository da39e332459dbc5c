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


def test_an_extension_without_content_is_nothing() -> None:
    """Whatever its name, if kramdown knows it."""
    for name in ("nomarkdown", "comment", "options"):
        html = shown(page(f"{{::{name} /}}\n\na {{::{name} /}}b\n", dialect="jekyll"))
        assert html == "<p>a b</p>\n"
    assert shown(page("{::x /} a\n", dialect="jekyll")) == "<p>{::x /} a</p>\n"


def test_options_in_a_page() -> None:
    """parse_block_html can be turned on and off again."""
    text = "{::options parse_block_html='%s' /}\n\n<div>\n*x*\n</div>\n\n"
    html = shown(page(text % "true" + text % "false", dialect="jekyll"))
    assert html.count("<em>x</em>") == html.count("*x*") == 1


def test_options_for_the_whole_page() -> None:
    """Those for headings count wherever they stand, also in a line of text."""
    text = "# a\n\nb {::options auto_ids='false' auto_id_prefix='c' /}\n"
    assert "<h1>a</h1>" in shown(page(text, dialect="jekyll"))
    assert '<h1 id="ca">' in shown(page(text.replace("false", "true"), dialect="jekyll"))
