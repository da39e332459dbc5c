"""Attributes in braces."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import complaints, fixtures, page, shown
from tuftenotes.diagnostics import Code

HERE = Path(__file__).parent


@pytest.mark.parametrize(("text", "html"), fixtures(HERE / "attributes.md"))
def test_attributes(text: str, html: str) -> None:
    """Attributes go to the element that they touch."""
    assert shown(page(text)).rstrip() == html.rstrip()


@pytest.mark.parametrize(
    ("block", "opening"),
    [
        ("{% maincolumn 'p.svg' 'c' %}", '<figure id="f" class="big">'),
        ("{% fullwidth 'p.svg' 'c' %}", '<figure class="fullwidth big" id="f">'),
        ('![a](p.svg "c"){.x}', '<figure id="f" class="big">'),
        ("{% epigraph 'a' 'b' %}", '<div class="epigraph big" id="f">'),
        ("::: fullwidth\nText\n:::", '<div id="f" class="big fullwidth">'),
        ("> ::: fullwidth\n> Text\n> :::", '<blockquote id="f" class="big">'),
    ],
)
def test_attributes_under_a_block_of_ours(block: str, opening: str) -> None:
    """They go to the outermost element that the block makes."""
    assert opening in shown(page(f"{block}\n{{: #f .big}}"))


@pytest.mark.parametrize("display", ["$$x$$", "$$\nx\n$$", "\\[x\\]", "{% math %}x{% endmath %}"])
def test_attributes_under_a_display(display: str) -> None:
    """Its name is its label, as with braces behind it, and can be linked to."""
    document = page(f"{display}\n{{: #f .big}}\n\n\\eqref{{f}}")
    assert [(label.name, label.number) for label in document.labels] == [("f", "1")]
    assert '<div class="mathblock big" id="f"' in document.html
    assert document.html.count('id="eq-f"') == 1


def test_the_name_of_a_display_that_is_the_id_of_its_label() -> None:
    """No two elements have one id."""
    assert page("$$x$$\n{: #eq-f}").html.count('id="eq-f"') == 1


def test_attributes_under_a_display_with_a_label() -> None:
    """A second name is one to link to; a style comes before the one that the display has."""
    document = page("$$" + "x+" * 60 + 'x$$ {#eq-x}\n{: #f style="color:red"}')
    assert [label.name for label in document.labels] == ["eq-x"]
    assert ' id="f"' in document.html
    assert 'style="color:red;--width:' in document.html


def test_attributes_under_a_note() -> None:
    """They are the note's, in a container and behind a tag; its paragraphs have their own."""
    assert 'class="marginnote big" id="f-text"' in page("::: marginnote\nText\n:::\n{: #f .big}").html
    assert 'class="sidenote big" id="f-text"' in page("a{% sidenote 'f' 'b' %}{: .big}").html
    assert '<p class="big">b</p>' in page("x{% sidenote 'f' 'a\n\nb\n{: .big}' %}").html


def test_the_place_of_a_titled_image_is_said_below_it() -> None:
    """As behind it: over the full width, or in the margin."""
    assert '<figure class="fullwidth">' in page('![a](p.svg "c")\n{: .fullwidth}').html
    assert 'class="marginnote"' in page('![a](p.svg "c")\n{: .margin}').html


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<div>\nText\n</div>\n{: #f .big}", "4:1"),
        ("<div>\nText\n</div>\n\n{: #f .big}\n<p>b</p>", "5:1"),
        ("> <div>\n> Text\n> </div>\n> {: #f .big}", "4:3"),
        ('<div markdown="1">\n<p>a</p>\n{: .b}\n</div>', "3:1"),
        ("Text\n\n{: #f .big}", "3:1"),
    ],
)
def test_attributes_that_nothing_gets_are_reported(text: str, place: str) -> None:
    """An element of HTML has its attributes in its tag."""
    problems = page(text).diagnostics
    assert [problem.code for problem in problems] == [Code.MISPLACED]
    assert complaints(page(text)).startswith(f"a.md:{place}: ")


def test_attributes_behind_a_formula_of_a_jekyll_page() -> None:
    """They make no label of it."""
    assert not page("Text \\\\[x\\\\]{: #f} and", dialect="jekyll").labels


@pytest.mark.parametrize("text", ["{% maincolumn 'p' 'c' %}", "{% epigraph 'a' %}", "$$x$$"])
def test_a_jekyll_page_keeps_its_blocks(text: str) -> None:
    """Its blocks are what its plugins make, and no label is added."""
    document = page(f"{text}\n{{: #f .big}}", dialect="jekyll")
    assert document.html.strip() == page(text, dialect="jekyll").html.strip()
    assert not document.diagnostics
