"""The text of tags that make blocks."""

from __future__ import annotations

from markdown_pages import page, shown


def _jekyll(text: str) -> str:
    return shown(page(text, dialect="jekyll", dollars=False))


def test_a_caption_in_a_jekyll_site_is_html() -> None:
    """Nothing in it is Markdown, but tags and formulas are what they are."""
    html = _jekyll(r"{% maincolumn 'a.png' '*a* [b](c) &amp; <em>d</em> \(e\) -- f' %}" + "\n")
    assert r"<figcaption>*a* [b](c) &amp; <em>d</em> ⟨e⟩ – f</figcaption>" in html
    assert 'alt="*a* [b](c) & d e – f"' in html


def test_an_epigraph_in_a_jekyll_site_is_html() -> None:
    """Its parts are."""
    html = _jekyll("{% epigraph '*a*' 'b<br>c' '`d`' %}\n")
    assert "<p>*a*</p><footer>b<br>c, <cite>`d`</cite></footer>" in html


def test_inside_a_paragraph_it_is_markdown() -> None:
    """As kramdown has it, and as it is in a native site."""
    assert "<em>a</em>" in _jekyll("text {% maincolumn 'a.png' '*a*' %} more\n")
    assert "<em>a</em>" in shown(page("{% maincolumn 'a.png' '*a*' %}\n"))
