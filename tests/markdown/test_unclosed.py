"""Blocks that nothing closes."""

from __future__ import annotations

import pytest

from markdown_pages import complaints, page

OPEN = [
    ("```python\nx\n\nmore\n", 1),
    ("a\n\n~~~~\nx\n~~~\n", 3),
    ("```", 1),
    ("<!-- a\n\nb", 1),
    ("> ```\n> x\n", 1),
    ("a\n\n::: marginnote\nb\n\n## c\n", 3),
    ("::: fullwidth\nb\n", 1),
]
CLOSED = [
    "```\nx\n```",
    "```\nx\n```\n\n",
    "> ```\n> x\n> ```\n",
    "- ```\n  x\n- b\n",
    "```\nx\n```\n\ntext\n",
    "    indented",
    "<!-- a -->\n",
    "<div>a</div>",
    "a\n\n::: marginnote\nb\n:::",
    ":::: fullwidth\n::: marginnote\nx\n:::\n\ny\n::::\n",
    "> ::: fullwidth\n> x\n> :::\n",
]


@pytest.mark.parametrize(("text", "line"), OPEN)
def test_what_takes_the_rest_of_the_page_is_named(text: str, line: int) -> None:
    """A block of code, a comment or a container without an end is reported where it begins."""
    found = complaints(page(text))
    assert found.startswith(f"a.md:{line}:")
    assert "warning[unclosed]: nothing closes this" in found


@pytest.mark.parametrize("text", CLOSED)
def test_what_ends_is_well(text: str) -> None:
    """An end at the page's last line is an end; a list item or a quotation ends a block, too."""
    assert not complaints(page(text))
