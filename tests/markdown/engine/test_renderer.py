"""The renderer writes the tags that markdown-it's writes."""

from __future__ import annotations

import pytest
from markdown_it.token import Token

from engine_oracle import bare_parsers
from tuftenotes.markdown.engine import FastMarkdown


@pytest.mark.parametrize(
    "text",
    ["- a\n  > b", "- a\n\n  b", "a *b* **c**\n\n---", "> a", "-\n", "1. a\n2. b", "a  \nb", "![a](b)"],
)
def test_tags(text: str) -> None:
    """Tight and loose lists, quotes, emphasis and images come out with the same line ends."""
    fast, stock = bare_parsers()
    assert fast.render(text) == stock.render(text)


def test_a_tag_at_the_end() -> None:
    """An opening tag that nothing follows ends its line."""
    fast, stock = bare_parsers()
    tokens = [Token("x_open", "x", 1, block=True)]
    html = [md.renderer.render(tokens, md.options, {}) for md in (fast, stock)]
    assert html == ["<x>\n", "<x>\n"]


def test_a_rule_for_text_is_asked() -> None:
    """Whoever gives texts a render rule of his own is not passed over."""
    md = FastMarkdown()
    md.add_render_rule("text", lambda _self, tokens, index, _options, _env: tokens[index].content.upper())
    assert md.render("a *b*") == "<p>A <em>B</em></p>\n"
