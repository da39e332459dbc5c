"""Escapes and links; cases.txt compares with kramdown."""

from __future__ import annotations

from markdown_pages import page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes"))


def test_escapes() -> None:
    """Only what kramdown lets escape; two backslashes break a line as one does."""
    assert r"\, \%" in _shown(r"\, \%" + "\n")
    assert "*a*" in _shown(r"\*a\*" + "\n")
    assert _shown("a\\\\\nb\\\nc\n").count("<br>") == 2


def test_links() -> None:
    """With blanks in the address, and with a name that stands apart."""
    assert "u%20v" in _shown("[a](u v 'T')\n")
    assert "⟦image u%20v" in _shown("![a](u v)\n")
    assert '<a href="http://uv">' in _shown("[a](http://u\nv)\n")
    assert "u%5C⟧" in _shown("[a](u\\)\n")
    assert "⟦href u⟧" in _shown("[a]\n[b]\n\n[b]: u\n")
    assert "<a" not in _shown("[a] [c]\n\n[a]: u\n")


def test_stray_tags_are_shown() -> None:
    """Those of blocks in text, and those that close nothing; others work."""
    html = _shown("a <div>b</div> c</b> <i>d</i> <br> <i><u>e</i></u>\n")
    assert "&lt;div&gt;b&lt;/div&gt; c&lt;/b&gt; <i>d</i> <br>" in html


def test_code_in_html_is_no_markdown() -> None:
    """As in kramdown, for code, kbd and their like."""
    assert "<kbd>*a*</kbd>" in _shown("x <kbd>*a*</kbd>\n")


def test_attributes_of_a_definition() -> None:
    """They are those of every link and image with its name."""
    html = _shown("[a], [b][a] ![c][a] [d](u)\n\n[a]: http://x 'T'\n{: .e}\n")
    assert html.count('class="e"') == 3
    assert '<a class="e" href="http://x" title="T">b</a>' in html


def test_addresses_between_angle_brackets() -> None:
    """Of few schemes, and of mail; two brackets are quotation marks."""
    assert '<a href="mailto:a@b.c">a@b.c</a> «a@b.c»' in _shown("<mailto:a@b.c> <<a@b.c>>\n")
    assert "&lt;tel:+1&gt;" in _shown("<tel:+1>\n")


def test_what_nothing_closes() -> None:
    """It ends with the text."""
    assert _shown("a <b>c <i>d\n\ne\n") == "<p>a <b>c <i>d</i></b></p>\n<p>e</p>\n"
