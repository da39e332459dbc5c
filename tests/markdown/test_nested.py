"""Text inside text."""

from __future__ import annotations

from markdown_it.token import Token

from tuftenotes.markdown.nested import inline_tokens, walk


def test_the_tree_is_walked_in_the_order_of_the_document() -> None:
    """A parent comes before its children, and those before its next sibling."""
    leaf, other = Token("text", "", 0), Token("text", "", 0)
    parent = Token("inline", "", 0, children=[leaf])
    assert list(walk([parent, other])) == [parent, leaf, other]
    assert inline_tokens([parent, other]) == [parent]


def test_children_given_on_the_way_are_walked_too() -> None:
    """The inline parse fills tokens while it walks over them."""
    parent = Token("inline", "", 0)
    seen = []
    for token in walk([parent]):
        seen.append(token.type)
        if token is parent:
            token.children = [Token("text", "", 0)]
    assert seen == ["inline", "text"]
