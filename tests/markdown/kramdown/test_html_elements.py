"""Where an element ends, and what in it is Markdown."""

from __future__ import annotations

import pytest

from tuftenotes.markdown.kramdown.html_elements import (
    OPENING,
    content_model,
    is_block,
    is_known,
    is_span,
    read_element,
)


def _call_end(start: int) -> int | None:
    return start + 5 if start else None


def _read(text: str, *, parse_all: bool = False) -> tuple[str, list[str], str]:
    opening = OPENING.match(text)
    assert opening
    element = read_element(text, opening, len(text), _call_end, parse_all=parse_all)
    return "⟦⟧".join(element.html), [text[a:b] for a, b, _ in element.markdown], text[element.end :]


@pytest.mark.parametrize(
    ("text", "html", "rest"),
    [
        ("<div><div>a</div></div>b", "<div><div>a</div></div>", "b"),
        ("<div><br><img src='x'>a</div>b", "<div><br><img src='x'>a</div>", "b"),
        ("<div><i/>a</div>b", "<div><i/>a</div>", "b"),
        ("<div><!-- </div> -->a</div>b", "<div><!-- </div> -->a</div>", "b"),
        ("<script>'</div>'</script>b", "<script>'</div>'</script>", "b"),
        ("<div>a</span></div>b", "<div>a&lt;/span&gt;</div>", "b"),
        ("<div>a\n", "<div>a</div>", ""),
        ("<div>a < b & c &lt; <https://d></div>", "<div>a &lt; b &amp; c &lt; &lt;https://d&gt;</div>", ""),
        ("<hr>b", "<hr>", "b"),
        ("<script>never closed", "<script>never closed</script>", ""),
    ],
)
def test_ends(text: str, html: str, rest: str) -> None:
    """An element ends where its tag closes, or with the text; what closes nothing is text."""
    assert _read(text) == (html, [], rest)


def test_markdown_inside() -> None:
    """Elements that ask for Markdown leave a place for it, at any depth."""
    text = '<div><p markdown="1">*a*</p><div markdown="block">b<div>c</div></div></div>d'
    assert _read(text) == (
        "<div><p>⟦⟧</p><div>⟦⟧</div></div>",
        ["*a*", "b<div>c</div>"],
        "d",
    )


def test_markdown_without_end() -> None:
    """It reaches to the end of the text."""
    assert _read('<p markdown="1">*a*\n</div>') == ("<p>⟦⟧</p>", ["*a*\n</div>"], "")


def test_tags_of_plugins() -> None:
    """They leave a place in any element."""
    assert _read("<div>a {%b%} c</div>") == ("<div>a ⟦⟧ c</div>", ["{%b%}"], "")


def test_markdown_refused() -> None:
    """With ``0``, and in an element that has no text."""
    assert _read('<div markdown="0">*a*</div>') == ("<div>*a*</div>", [], "")
    assert _read('<pre markdown="1">*a*</pre>') == ("<pre>*a*</pre>", [], "")


def test_markdown_everywhere() -> None:
    """The option parse_block_html asks for all."""
    assert _read("<div>*a*</div>", parse_all=True) == ("<div>⟦⟧</div>", ["*a*"], "")


def test_kinds() -> None:
    """Elements of running text and of blocks, those that are known, and how the content of one is read."""
    assert is_span("SPAN")
    assert not is_span("div")
    assert [content_model(name) for name in ("div", "P", "pre")] == ["block", "span", "raw"]
    assert [is_block(name) for name in ("DIV", "b", "x")] == [True, False, False]
    assert [is_known(name) for name in ("div", "B", "math", "x")] == [True, True, True, False]
