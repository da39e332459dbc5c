"""Notes at the end of the page."""

from __future__ import annotations

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
