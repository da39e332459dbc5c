"""Footnotes whose names have blanks."""

from __future__ import annotations

import pytest

from markdown_pages import complaints, page, shown


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A mark[^a note].\n\n[^a note]: Text\n", "3:1"),
        ("A mark[^a note].\n\n[^a note]: Text of some length.\n", "3:1"),
        ("> A mark[^a note].\n>\n> [^a note]: Text\n", "3:3"),
        ("- A mark[^a note].\n\n  [^a note]: Text of some length.\n", "3:3"),
        ("A mark[^a note].\n[^a note]: Text of some length.\n", "2:1"),
    ],
)
def test_a_name_with_blanks_is_reported(text: str, place: str) -> None:
    """The text is told, whether Markdown could take it for an address or not; the mark is no link to it."""
    made = page(text)
    assert complaints(made).splitlines()[::3] == [
        f"a.md:{place}: warning[footnote]: the name of a footnote has no blanks, as “a note” has",
        "    hint: write [^a-note], at its marks too",
    ]
    assert "A mark[^a note]." in shown(made)


@pytest.mark.parametrize(
    "text",
    [
        "[^a note] without a text.\n",
        "```\n[^a note]: Text\n```\n",
        "A mark[^1].\n\n[^1]: Text of some length: [^a note] is none.\n",
        "A link[^ to] it.\n\n[^ to]: https://example.org\n",
        "A [a link] to it.\n\n[a link]: https://example.org\n",
    ],
)
def test_what_is_no_footnote_is_left_alone(text: str) -> None:
    """Brackets with an accent, code, footnotes and links mean what they meant."""
    assert complaints(page(text)) == ""
