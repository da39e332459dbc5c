"""Code blocks as HTML."""

from html import unescape
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuftenotes.highlight import highlight, highlight_as_rouge, language_of


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("python", "python"),
        ('Python title="x"', "python"),
        ("{.python .fullwidth}", "python"),
        ("{python}", "python"),
        ("", ""),
        ("  ", ""),
        ('title="x"', ""),
        ("{#id}", ""),
    ],
)
def test_language_of(info: str, language: str) -> None:
    """The first word of an info string is the language, in any of the usual spellings."""
    assert language_of(info) == language


def test_known_language() -> None:
    """A known language gets Pygments' short classes, and blanks get none."""
    assert highlight("def f(): # x < y\n", "python") == (
        '<div class="highlight"><pre tabindex="0"><code class="language-python">'
        '<span class="k">def</span> <span class="nf">f</span><span class="p">():</span> '
        '<span class="c1"># x &lt; y</span>\n</code></pre></div>\n'
    )


def test_blocks_of_rouge() -> None:
    """A Jekyll site's code stands in Rouge's elements, numbered in a table; unknown languages stand alone."""
    block = highlight_as_rouge("x\n", "python", {"class": "wide", "id": "here", "title": '"'})
    assert block == (
        '<div class="language-python wide highlighter-rouge" id="here" title="&quot;"><div class="highlight">'
        '<pre class="highlight" tabindex="0"><code><span class="n">x</span>\n</code></pre></div></div>\n'
    )
    numbers = highlight_as_rouge("x\n", "plaintext", {}, line_numbers=True)
    assert numbers.startswith(
        '<div class="language-plaintext highlighter-rouge"><div class="highlight"><code><table'
    )
    assert highlight_as_rouge("<x", "mermaid", {}, line_numbers=True) == (
        '<pre tabindex="0"><code class="language-mermaid">&lt;x</code></pre>\n'
    )


def test_unknown_language() -> None:
    """An unknown language keeps its class, and the code is shown as it stands."""
    html = highlight("<a> & b\n", "zork")
    assert '<code class="language-zork">&lt;a&gt; &amp; b\n</code>' in html


def test_no_language() -> None:
    """Without a language the code has no class."""
    assert "<code>x\n</code>" in highlight("x\n", "")


def test_language_is_escaped() -> None:
    """A language's name cannot end the attribute that it stands in."""
    assert 'class="language-a&quot;&gt;&lt;b"' in highlight("x", 'a"><b')


@given(
    st.text(alphabet="abc \n\t<>&\"'(){}#%:=1.", min_size=1), st.sampled_from(["python", "html", "c", "tex"])
)
def test_every_character_stays(code: str, language: str) -> None:
    """Highlighting adds elements and nothing else: the text of the block is the code."""
    inner = highlight(code, language).split(">", 3)[3].removesuffix("</code></pre></div>\n")
    text = unescape(sub(r"<[^>]*>", "", inner))
    assert text == code if code.endswith("\n") else text == code + "\n"


def test_line_numbers() -> None:
    """The lines of a block are numbered in a column of their own, and its text stays as it is."""
    html = highlight("a <\nb\n", "", line_numbers=True)
    assert '<pre class="lineno">1\n2\n</pre>' in html
    assert '<td class="code rouge-code"><pre>a &lt;\nb\n</pre></td>' in html
    assert html.startswith('<div class="highlight"><code><table')
