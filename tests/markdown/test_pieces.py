"""Cutting a paragraph that would take too long to parse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from markdown_pages import page
from tuftenotes.markdown.page import Page
from tuftenotes.markdown.parser import parser_for
from tuftenotes.markdown.pieces import pieces
from tuftenotes.markdown.source_map import whole_region
from tuftenotes.model import ParseOptions

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


@pytest.mark.parametrize("text", ["", "a", "[" * 10_000, "word, " * 4_000, "x" * 1_000_000 + "(.-)"])
def test_whole(text: str) -> None:
    """A short text stays whole, as does a long one with few signs, such as a picture in an address."""
    assert list(pieces(text)) == [(0, text)]


@pytest.mark.parametrize(
    "text", ["[" * 30_000, "[a] " * 10_000, "[a]\n" * 10_000, "-" + "a" * 40_000 + "-" * 30_000]
)
def test_cut(text: str) -> None:
    """Another is cut into pieces that make the whole, at line ends or blanks where there are any."""
    found = list(pieces(text))
    assert "".join(piece for _, piece in found) == text
    assert all(text.startswith(piece, offset) for offset, piece in found)
    assert len(found) > 1
    if text.startswith("[a]"):
        assert all(piece[-1].isspace() for _, piece in found)


def test_places_in_pieces() -> None:
    """What is wrong in a later piece is reported where it stands; each cut is said."""
    document = page("*a* b\n" * 4_000 + "{% nothing %}")
    assert document.html.count("<em>a</em>") == 4_000
    places = [(d.code.slug, d.location.line, d.location.column) for d in document.diagnostics]
    assert [column for code, _, column in places if code == "dense"] == [1, 1, 1, 1]
    assert places[-1] == ("unknown-tag", 4_001, 1)


def test_a_piece_does_not_go_through_those_before_it_again() -> None:
    """The second pass looks at the tokens of one piece only (found among the hostile texts)."""
    text = "*a*{: .b} " * 8_000
    options = ParseOptions(macros=(("\\onlyhere", 0, "x"),))
    md, region, env = parser_for(options), whole_region(text, 1), dict[str, Any]()
    looked_at: list[int] = []

    def look(state: StateInline) -> None:
        looked_at.append(len(state.tokens))

    md.inline.ruler2.push("look", look)
    Page(path="a.md", lines=[text], options=options, block=region, inline=region).install(env)
    (inline,) = [token for token in md.parse(text, env) if token.type == "inline"]
    assert len(looked_at) > 4
    assert sum(looked_at) == len(inline.children or ())


def test_flood() -> None:
    """A page keeps so many problems and says that there are more."""
    codes = [d.code.slug for d in page("[^x] " * 600).diagnostics]
    assert (codes.count("footnote"), codes.count("flood")) == (500, 1)
