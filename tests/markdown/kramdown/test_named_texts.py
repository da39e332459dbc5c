"""Link definitions, footnotes and abbreviations; cases.txt compares with kramdown."""

from __future__ import annotations

from markdown_pages import page, shown


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes"))


def test_a_definition_stands_on_one_line() -> None:
    """Its title may stand on the next; an address on the next is none, one with blanks is."""
    assert 'title="T"' in _shown("[a]: u\n  'T'\n\n[a]\n")
    assert "<a" not in _shown("[a]:\n  u\n\n[a]\n")
    assert "u%20v" in _shown("[a]: u v\n\n[a]\n")
    assert "<a" not in _shown("[a]: u v 'T\n\n[a]\n")


def test_the_last_definition_counts() -> None:
    """CommonMark takes the first."""
    assert "⟦href v⟧" in _shown("[a]: u\n[a]: v\n\n[a]\n")


def test_a_definition_does_not_end_a_paragraph() -> None:
    """It is text there, and so is a footnote's."""
    assert "[a]: u" in _shown("text\n[a]: u\n")
    assert "[^1]: u" in _shown("text\n[^1]: u\n")


def test_the_lines_of_a_footnote() -> None:
    """Indented ones, and what is right below these."""
    html = _shown("a[^1]\n\n[^1]: one\n\n    two\nlazy\n\nout\n")
    assert "<p>out</p>" in html.split("<section")[0]
    assert "lazy" in html.split("<section")[1]


def test_abbreviations_are_words() -> None:
    """Not parts of words; the longest first; one without a meaning has no title."""
    html = _shown("CSS SCSS CSSOM\n\n*[CSS]: Sheets\n*[CSSOM]:\n")
    assert '<abbr title="Sheets">CSS</abbr> SCSS <abbr>CSSOM</abbr>' in html


def test_attributes_of_an_abbreviation() -> None:
    """They stand right below it, and are those of every place."""
    html = shown(page("a AB\n\n*[AB]: c\n{: .d}\n", dialect="jekyll"))
    assert html == '<p>a <abbr title="c" class="d">AB</abbr></p>\n'
