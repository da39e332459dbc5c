"""Comparing the fast engine with stock markdown-it, and making texts to compare them on."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from tuftenotes.markdown import document
from tuftenotes.markdown.engine import FastMarkdown
from tuftenotes.markdown.parser import parser_for
from tuftenotes.model import Document, ParseOptions, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

__all__ = ["PIECES", "bare_parsers", "documents", "fuzzed", "outcome", "spec_examples"]

_SPEC = Path(__file__).parent / "markdown" / "engine" / "commonmark" / "spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n", re.MULTILINE | re.DOTALL)

PIECES = (
    *"\n\n\n\n    abcxyz1290*_~`[]()!<>&\\$#-+=:|.{}@^'\"/%\t\r",
    *("  ", "    ", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n* ", "\n# ", "\n## ", "\n---\n", "\n===\n"),
    *("**", "__", "~~", "``", "```", "\n```\n", "\n~~~ py\n", "![", "](", "](/u 't')", "[a]", "[^1]", "^["),
    *(
        "\n[a]: /url 'title'\n",
        "\n[^1]: note\n",
        "<b>",
        "</b>",
        "<!-- c -->",
        "<https://x.y>",
        "&amp;",
        "&#35;",
    ),
    *(
        "$$",
        "$x$",
        "$a_1*b$",
        "\n$$\nx\n$$\n",
        "\\(",
        "\\)",
        "\\[",
        "\\]",
        "\\$$",
        "\\begin{align}",
        "\\end{align}",
    ),
    *("{%", "%}", "{% sidenote 'a' 'b *c*' %}", '{% marginnote "', "{% m %}", "{% em %}", "{% math %}"),
    *(
        "{% endmath %}",
        "{% newthought 'New' %}",
        "\n{% epigraph 'a' 'b' %}\n",
        "\n{% fullwidth 'a.png' 'c' %}\n",
    ),
    *(
        "\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "\n|",
        "|---|",
        "\n: ",
        "\n::: sidenote\n",
        "\n:::\n",
        "\n{: .c}\n",
    ),
    *(
        "{.c}",
        "{#i}",
        "\\ref{a}",
        "@eq-a",
        "\n<div>\n",
        "\n</div>\n",
        "word ",
        "é",
        "“",
        "𝐳",
        "\u00a0",
        "\ufdd0",
        "\0",
    ),
)


def bare_parsers() -> tuple[MarkdownIt, MarkdownIt]:
    """Return the fast and the stock parser, with every rule of markdown-it and none of ours."""
    options = {"typographer": True, "html": True}
    fast, stock = (make("commonmark", options) for make in (FastMarkdown, MarkdownIt))
    for md in (fast, stock):
        md.enable(["table", "strikethrough", "replacements", "smartquotes"])
    return fast, stock


def outcome(md: MarkdownIt, text: str) -> tuple[list[Any], str, dict[str, Any]]:
    """Return the tokens as plain data, the HTML and what a parse left in its environment."""
    env: dict[str, Any] = {}
    tokens = md.parse(text, env)
    plain = [token.as_dict() for token in tokens]
    return plain, md.renderer.render(tokens, md.options, env), env


def documents(text: str, options: ParseOptions, monkeypatch: pytest.MonkeyPatch) -> tuple[Document, Document]:
    """Return what a page with all our constructs becomes with the fast and with the stock engine."""
    source = SourceFile("page.md", "page.md", text.encode("utf-8", "replace"), "")
    fast = document.parse_document(source, options)
    with monkeypatch.context() as patch:
        patch.setattr(document, "parser_for", lambda given: parser_for(given, "stock"))
        return fast, document.parse_document(source, options)


def spec_examples() -> list[str]:
    """Return the Markdown of the examples in the CommonMark specification."""
    return [found.replace("→", "\t") for found in _EXAMPLE.findall(_SPEC.read_text("utf-8"))]


def fuzzed(count: int, seed: int) -> Iterator[str]:
    """Yield `count` texts of what Markdown and our constructs are made of; the same for the same seed."""
    dice = Random(seed)  # noqa: S311 (nothing here is secret)
    for _ in range(count):
        yield "".join(dice.choices(PIECES, k=dice.randint(1, 24)))
