"""Other programs' notations in the text of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from markdown_pages import complaints, fixtures, page
from tuftenotes.diagnostics import Code
from tuftenotes.markdown.foreign import looks_foreign


@pytest.mark.parametrize(("text", "expected"), fixtures(Path(__file__).with_name("foreign.md")))
def test_what_is_shown_as_typed_is_named(text: str, expected: str) -> None:
    """Each notation is reported at its place, with what is written instead; code and escapes are meant."""
    assert complaints(page(text)) == expected.rstrip()


@pytest.mark.parametrize(
    "text",
    [
        "![[a.png]]",
        "[TOC]",
        "![](a.png =300x200)",
        "(text)[https://a.org]",
        "[text] (https://a.org)",
        "!!! note",
        '=== "Tab"',
        ".. note:: that",
        "(label)=",
        "as knuth says @knuth1984",
        "{{ page.title }}",
        '{{< include "a.md" >}}',
        "a{ % sidenote 'a' 'b' % }",
        "H~2~O",
        "x^2^",
        "%%comment%%",
        "Let $ x $ be",
        "Let $ \\sigma^2$ be",
        "Let $a = b $ be",
        "[a](file:///home/me/a.pdf)",
        "a <!-- b",
        "#Heading",
        "• item",
        "text {.class}",
        "*a*{.b c=}",
        "text { .class }",
        "##\u00a0Heading",
        "Text\n-\u00a0item",
        "![what] (plot.png)",
        "(text)[page.md#place]",
        "(text)[../notes.pdf]",
        "{{% sidenote 'a' 'b' %}}",
        "![a](p.svg){ width=50% }",
        "~~~{note}\na\n~~~",
    ],
)
def test_each_notation_is_found_once(text: str) -> None:
    """One use of it is one problem."""
    assert [problem.code for problem in page(text).diagnostics] == [Code.FOREIGN_SYNTAX]


def test_a_notation_is_named_at_its_first_place_only() -> None:
    """A chapter pasted from elsewhere has hundreds of them."""
    assert len(page("\\emph{a} \\emph{b} [[c]] [[d]]").diagnostics) == 2


@pytest.mark.parametrize("text", ["Let $\\mu$ be", "Let $ x $ be"])
def test_a_formula_where_dollars_are_off(text: str) -> None:
    """It does stand between dollars: the key is the cause."""
    assert "hint: “math: dollars” is off" in complaints(page(text, dollars=False))


@pytest.mark.parametrize("first", ["::: marginnote id", "::: sidenote {#foo}", "::: {.fullwidth #a}"])
def test_a_container_with_more_than_its_name(first: str) -> None:
    """Its name is known, and what stands behind it is not read."""
    found = complaints(page(f"{first}\nText\n:::"))
    assert f"“{first}” is shown as it is typed: a container with more than its name" in found


def test_a_jekyll_page_is_left_alone() -> None:
    """It shows what Jekyll shows."""
    assert not page("[[x]] and \\emph{y}\n\n``best''", dialect="jekyll").diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "a 5\u00a0% -\u00a0b, #1\u00a0is",
        "`##\u00a0a` and $-\u00a0x$",
        "f(x)[0] and (a)[b] and (see)[i.e] and p(x)[a/b] and [text] (see p. 3)",
        "{{% raw",
        "{$x$} and {*a*} and {{% m %}x{% em %}",
        "`{{% sidenote 'a' 'b' %}}`",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    """What merely has the same signs, and what is code or a formula."""
    assert Code.FOREIGN_SYNTAX not in [problem.code for problem in page(text).diagnostics]


def test_most_texts_are_not_looked_at() -> None:
    """A page of ordinary text has none of the signs."""
    assert not looks_foreign(["It’s 5 % (of “all”) – e.g. a/b; x = y_1 * z: “no”?", "Größe!"])
    assert looks_foreign(["• a"])
    assert looks_foreign(["a [b]"])


@pytest.mark.parametrize(
    "piece",
    [
        "[@a",
        "![",
        "(a)[www.",
        "\\[[x]] ",
        "&#91;[x]]",
        "{{",
        "[a](b c",
        "(a)[b.md#",
        "![a] (b.",
        "| a ",
        "== a",
        "`` \\emph",
        "^a~",
        "= $ ",
        "{ \t",
        "# { { ",
    ],
)
def test_hostile_paragraphs_take_no_longer_than_their_length(piece: str) -> None:
    """Signs that nothing completes are passed over quickly."""
    page(piece * (30_000 // len(piece)))
