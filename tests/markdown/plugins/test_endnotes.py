"""Notes at the end of the page."""

from __future__ import annotations

import re

from markdown_pages import page, shown


def test_letters_beside_side_notes() -> None:
    """End notes of a native page count a, b … z, aa, since the side notes have the numbers."""
    notes = "".join(f"x^[{{.}} note {number}]" for number in range(28))
    html = shown(page(notes))
    assert '#fn-1" class="footnote" rel="footnote" role="doc-noteref">a</a>' in html
    assert '#fn-28" class="footnote" rel="footnote" role="doc-noteref">ab</a>' in html


def test_numbers_in_a_jekyll_site() -> None:
    """A Jekyll site's notes are numbered as kramdown numbers them."""
    html = shown(page("a[^x]\n\n[^x]: Text\n", dialect="jekyll", footnotes="endnotes"))
    assert '<a href="#fn:x" class="footnote" rel="footnote" role="doc-noteref">1</a>' in html


def test_several_ways_back() -> None:
    """From the second on the ways back to the marks of one note are numbered, as kramdown's are."""
    html = shown(page("a[^x] b[^x] c[^x]\n\n[^x]: Text\n", dialect="jekyll", footnotes="endnotes"))
    assert re.sub(r"<(?!/?sup>)[^>]*>", "", html).split()[-4:] == [
        "Text",
        "↩︎",
        "↩︎<sup>2</sup>",
        "↩︎<sup>3</sup>",
    ]
