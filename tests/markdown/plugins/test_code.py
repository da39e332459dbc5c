"""Code blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import complaints, fixtures, page, shown

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "code.md"))
def test_code(text: str, html: str) -> None:
    """Code is escaped and can be focused."""
    assert shown(page(text)).rstrip() == html.rstrip()


def test_captions_are_of_native_sites() -> None:
    """What stands behind the language means nothing to kramdown; a problem in a caption has its place."""
    fence = '```text caption="A {% sidenot %}"\nx\n```\n'
    assert "figure" not in page(fence, dialect="jekyll").html
    assert complaints(page(fence)).startswith("a.md:1:20: error[unknown-tag]")


def test_numbered_lines() -> None:
    """A site may ask for numbers beside every block of code."""
    assert (
        shown(page("```\na\n```", dialect="jekyll", line_numbers=True)).count('<pre class="lineno">1\n') == 1
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('`a "<"`', '<p><code class="language-plaintext highlighter-rouge">a "&lt;"</code></p>'),
        (
            "`a`{:.b .language-c #d}",
            '<p><code class="language-c b highlighter-rouge" id="d">a</code></p>',
        ),
        (
            "    a\n{:.language-zork .b #c data-d='e'}",
            '<pre class="b" id="c" data-d="e" tabindex="0"><code class="language-zork">a\n</code></pre>',
        ),
        (
            "```\na\n```\n{: file='x.py' .b style='a: b' #c}",
            (
                '<div class="language-plaintext b highlighter-rouge" id="c" file="x.py" style="a: b">'
                '<div class="highlight"><pre class="highlight" tabindex="0">'
                "<code>a\n</code></pre></div></div>"
            ),
        ),
    ],
)
def test_classes_of_rouge(text: str, html: str) -> None:
    """Code has the classes that a Jekyll site's own style sheet asks for, beside those that it is given."""
    assert shown(page(text, dialect="jekyll", plain_language="plaintext")).rstrip() == html
