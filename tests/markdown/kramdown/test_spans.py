"""Emphasis, escapes and links; cases.txt compares with kramdown."""

from __future__ import annotations

from markdown_pages import page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes"))


def test_emphasis_beside_punctuation() -> None:
    """It closes where no blank is before, and not in a word for ``_``."""
    assert "<strong>a:</strong>b" in _shown("**a:**b\n")
    assert "<em>" not in _shown("a_b_c _d_e\n")


def test_escapes() -> None:
    """Only what kramdown lets escape; two backslashes break a line as one does."""
    assert r"\, \%" in _shown(r"\, \%" + "\n")
    assert "*a*" in _shown(r"\*a\*" + "\n")
    assert _shown("a\\\\\nb\\\nc\n").count("<br>") == 2


def test_links() -> None:
    """With blanks in the address, and with a name that stands apart."""
    assert "u%20v" in _shown("[a](u v 'T')\n")
    assert "⟦image u%20v" in _shown("![a](u v)\n")
    assert "⟦href u⟧" in _shown("[a]\n[b]\n\n[b]: u\n")
    assert "<a" not in _shown("[a] [c]\n\n[a]: u\n")


def test_stray_tags_are_shown() -> None:
    """Those of blocks in text, and those that close nothing; others work."""
    html = _shown("a <div>b</div> c</b> <i>d</i> <br> <i><u>e</i></u>\n")
    assert "&lt;div&gt;b&lt;/div&gt; c&lt;/b&gt; <i>d</i> <br>" in html


def test_code_in_html_is_no_markdown() -> None:
    """As in kramdown, for code, kbd and their like."""
    assert "<kbd>*a*</kbd>" in _shown("x <kbd>*a*</kbd>\n")
