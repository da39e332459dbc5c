"""Attributes of raw HTML; cases.txt compares with kramdown."""

from __future__ import annotations

import pytest

from markdown_pages import page, shown
from tuftenotes.markdown.kramdown.tag_attributes import with_attributes


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<a>", '<a class="c" title="&quot;">'),
        ("<a class=b>x</a>", '<a class="b c" title="&quot;">x</a>'),
        ("<A HREF='\"' CLASS='b' />", '<A href="&quot;" class="b c" title="&quot;" />'),
        ('<a title="t" hidden class>', '<a title="&quot;" hidden class="c">'),
        ("<!-- c -->", "<!-- c -->"),
    ],
)
def test_writing(html: str, written: str) -> None:
    """Classes are added, other attributes take the place of those that are there, all else stays."""
    assert with_attributes(html, {"class": "c", "title": '"'}) == written


def test_what_has_no_attributes() -> None:
    """Behind an opening tag, or a closing one that closes nothing, a list is text."""
    assert (
        shown(page("<b>{:.a}x</b> </i>{:.b}\n", dialect="jekyll")) == "<p><b>{:.a}x</b> &lt;/i&gt;{:.b}</p>\n"
    )


def test_an_element_with_markdown_inside() -> None:
    """The attributes below it are its own, too."""
    html = shown(page('<div id="a" markdown="1">\n*x*\n</div>\n{: .c}\n\ny\n', dialect="jekyll"))
    assert '<div id="a" class="c">' in html
    assert "<p>y</p>" in html
