"""HTML between blocks; cases.txt compares with kramdown."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from markdown_pages import page, shown
from tuftenotes.markdown.kramdown.html_blocks import html_blocks_plugin


class _Counted(str):
    """A text that counts the characters copied out of it."""

    __slots__ = ("copied",)

    def __getitem__(self, key: object) -> str:
        part = super().__getitem__(key)  # type: ignore[index]
        self.copied = getattr(self, "copied", 0) + len(part)
        return part


def _shown(text: str) -> str:
    return shown(page(text, dialect="jekyll", footnotes="endnotes"))


def test_text_behind_an_element_is_markdown() -> None:
    """On the same line too."""
    assert "<p>text <em>y</em></p>" in _shown("<div>x</div> text *y*\n")


def test_a_comment_does_not_end_a_paragraph() -> None:
    """A block it is only on its own."""
    assert _shown("a\n<!-- c -->\nb\n").count("<p>") == 1
    assert _shown("<!-- c -->\nb\n") == "<!-- c -->\n<p>b</p>\n"


def test_a_script_does_not_end_a_paragraph() -> None:
    """Kramdown counts it among the spans there."""
    assert _shown("a\n<script>b</script>\n").count("<p>") == 1


def test_markdown_in_a_span_inside_raw_html() -> None:
    """An element that asks for Markdown gets it wherever it stands."""
    assert "<span><em>x</em></span>" in _shown('<div>\n<span markdown="1">*x*</span>\n</div>\n')


def test_the_options() -> None:
    """parse_block_html, in the page or in the site's configuration."""
    text = "<div>\n*x*\n</div>\n"
    assert "<em>x</em>" in _shown('{::options parse_block_html="true" /}\n\n' + text)
    assert "<em>x</em>" in shown(page(text, dialect="jekyll", block_html=True))
    assert "*x*" in _shown(text)


def test_indented_html_is_code() -> None:
    """By four blanks."""
    assert "&lt;div&gt;" in _shown("    <div>\n")


def test_elements_one_behind_the_other() -> None:
    """However many stand on a line, or in each other."""
    assert _shown("<div>a</div>" * 2000 + "b").endswith("<p>b</p>\n")
    text = '<div markdown="1">\n' * 500 + "</div>\n" * 500
    assert _shown(text).startswith("<div>")


def test_tags_of_plugins() -> None:
    """Notes and figures in raw HTML are what they are elsewhere: Jekyll makes them before kramdown reads."""
    html = _shown(
        "<div>a {% sidenote 'n' '*b* <i>c</i> </div>' %}\n{% maincolumn 'd.png' 'e' %}</div>\n\n*f*\n"
    )
    assert "<em>b</em> <i>c</i>" in html
    assert "<figcaption>e</figcaption></figure>\n</div>\n<p><em>f</em></p>" in html


def test_signs_that_are_no_tags() -> None:
    """They are shown, and a formula may have them."""
    html = _shown("<div>a < b <https://c.d> \\(e<f g\\)</div>\n")
    assert "a &lt; b &lt;https://c.d&gt; " in html
    assert "e&lt;f g" in html


def test_the_rest_of_a_line_is_not_copied_behind_each_element() -> None:
    """So that a line of many comments takes time in proportion to its length."""
    md = MarkdownIt()
    html_blocks_plugin(md)
    text = _Counted("<!-->" * 400 + "<!-- a -->" * 400)
    state = StateBlock(text, md, {}, [])
    state.src, text.copied = text, 0
    (rule,) = (rule.fn for rule in md.block.ruler.__rules__ if rule.name == "html_block")
    assert rule(state, 0, 1, False)  # noqa: FBT003 (the signature of a rule)
    assert len(state.tokens) > 400
    assert text.copied <= 2 * len(text)
