"""From a file to a document."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from markdown_pages import complaints, page, shown
from tuftenotes.markdown import parse_document, parse_inline
from tuftenotes.model import ParseOptions, SourceFile

VOID = {"br", "hr", "img", "input"}
FRAGMENTS = st.sampled_from(
    [
        "{% sidenote 'a' '",
        "' %}",
        '{% marginnote "',
        '" %}',
        "{% newthought 'x' %}",
        "{% epigraph 'q' 'a' %}",
        "{% fullwidth 'a.png' 'c' %}",
        "{% math %}",
        "{% endmath %}",
        "{% m %}",
        "{% em %}",
        "$$",
        "$",
        "\\(",
        "\\)",
        "\\[",
        "\\]",
        "\\begin{align}",
        "\\end{align}",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "# ",
        "    ",
        "| a | b |\n|---|---|\n",
        "|",
        "`",
        "```\n",
        "*",
        "**",
        "_",
        "[",
        "](x.md)",
        "![",
        "[^1]",
        "[^1]: ",
        "^[",
        "]",
        "{: .c}",
        "{#i}",
        '"',
        "'",
        "--",
        "...",
        "text ",
        "é",
        "𝐳",
        "\ufdd0",
        "\\ref{a}",
        "@eq-a",
        "===\n",
        "---\n",
        "\t",
        "\\",
        "&amp;",
        "{{",
        "}}",
    ]
)
TEXTS = st.lists(FRAGMENTS | st.text(max_size=4), max_size=40).map("".join)
DIALECTS = st.sampled_from(
    [ParseOptions(), ParseOptions(dialect="jekyll", dollars=False, footnotes="endnotes", numbering="none")]
)


class _Nesting(HTMLParser):
    """Fails on a closing tag that doesn't fit, and remembers what is open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


@settings(max_examples=300, deadline=None)
@given(TEXTS, DIALECTS)
@example("{% sidenote 'a' '\n\n- {% sidenote 'b' \"x\n\ny\" %}' %}", ParseOptions())
def test_any_text_makes_well_nested_html(text: str, options: ParseOptions) -> None:
    """Whatever is typed short of HTML: no failure, elements close, diagnostics point into the file."""
    text = text.replace("<", "")
    source = SourceFile("a.md", "a.md", text.encode("utf-8", "replace"), "")
    document = parse_document(source, options)
    nesting = _Nesting()
    nesting.feed(document.html)
    nesting.close()
    assert not nesting.open
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for diagnostic in document.diagnostics:
        assert 1 <= diagnostic.location.line <= len(lines)


def test_a_byte_that_is_not_utf8_is_reported_at_its_place() -> None:
    """The page is still parsed, so that all its problems show in one run."""
    document = parse_document(SourceFile("a.md", "a.md", b"ok\nna\xefve {% x %}", ""), ParseOptions())
    assert (
        complaints(document).splitlines()[0] == "a.md:2:3: error[encoding]: the byte 0xef here is not UTF-8"
    )
    assert "unknown-tag" in complaints(document)


def test_the_title_comes_from_the_front_matter_or_the_first_heading() -> None:
    """A page without front matter is called what its heading says; titles may hold formulas."""
    first = page("# The *first* of $x^2${% sidenote 'n' 'note' %}\n\n# Second\n")
    assert first.title == "The first of x²"
    assert first.title_html.startswith("The <em>first</em> of <math>")
    assert "note" not in first.title_html
    titled = page("---\ntitle: The $x$ of *y*\n---\n# Other\n")
    assert titled.title.startswith("The ")
    assert "<em>y</em>" in titled.title_html
    assert "<math" in titled.title_html


def test_a_subtitle_is_set_as_the_title_is() -> None:
    """It may hold formulas, whose characters the font needs; a Jekyll page's is its layout's to set."""
    text = "---\nsubtitle: With *stars* and $\\alpha$\n---\nText\n"
    made = page(text)
    assert made.subtitle_html.startswith("With <em>stars</em> and <math>")
    assert made.math_characters == "α"
    assert not page(text, dialect="jekyll").subtitle_html


def test_headings_are_listed_without_notes_and_links() -> None:
    """A list of contents must not open notes or nest links."""
    document = page("---\ntitle: x\n---\n\n## A [b](http://c.d/){% sidenote 'x' 'n' %} $z$\n")
    (heading,) = document.headings
    assert (heading.level, heading.line, heading.id) == (2, 5, "a-b-z")
    assert "note" not in heading.html
    assert "<a " not in heading.html
    assert "<math" in heading.html


def test_the_description_is_the_first_paragraph_cut_at_a_word() -> None:
    """Search engines show the beginning of the text, without notes."""
    text = "# T\n\n" + "word{% sidenote 'x' 'note' %} " * 60
    description = page(text).description
    assert description.startswith("word word")
    assert description.endswith("word…")
    assert len(description) <= 201


def test_an_authors_description_wins() -> None:
    """What the front matter says is taken as it is."""
    assert page("---\ndescription: Mine\n---\nText").description == "Mine"


def test_what_a_page_needs_is_known() -> None:
    """Fonts and style sheets are loaded only where there is something to show with them."""
    assert page("$x$").has_math
    assert page("```\nx\n```").has_code
    assert (page("x").has_math, page("x").has_code) == (False, False)


def test_inline_markdown_is_rendered_for_titles() -> None:
    """A title from a data file or the configuration may be Markdown too."""
    assert parse_inline("*a* -- [b](c.md){% sidenote 'x' 'y' %}", ParseOptions()) == "<em>a</em> – b"


def test_math_problems_point_into_the_formula() -> None:
    """A mistake in a formula is shown at the line and column of the mistake."""
    document = page("Text\n\n$$\na + \\frobnicate\n$$\n")
    assert complaints(document).startswith("a.md:4:5: warning[math-unknown-command]")
    assert "frobnicate" in shown(document)


PLAIN = (
    "",
    "Bayes’ rule (2)",
    "a_b",
    "a -- b",
    "A...",
    "x & y",
    "it's",
    "-",
    "1. a",
    "Is “P = NP”?",
    "a – b/c",
)


@pytest.mark.parametrize("title", PLAIN)
def test_plain_lines_are_as_the_parser_makes_them(title: str) -> None:
    """A line that means nothing takes a short way, to the same result as the long one."""
    assert f"<em>x</em> {parse_inline(title, ParseOptions())}".strip() == parse_inline(
        f"*x* {title}", ParseOptions()
    )
