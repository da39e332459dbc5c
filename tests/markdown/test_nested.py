"""Text inside text."""

from __future__ import annotations

from markdown_it.token import Token

from tuftenotes.markdown.nested import holds, inline_tokens, walk


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


def test_leaves_are_left_out() -> None:
    """Of the tokens without children only those of the types that are asked for are yielded."""
    text, image = Token("text", "", 0), Token("image", "img", 0)
    parent = Token("inline", "", 0, children=[text, image])
    other = Token("hr", "hr", 0)
    assert list(walk([parent, other], ("image",))) == [parent, image]
    assert list(walk([parent, other], ("hr",))) == [parent, other]
    assert list(walk([parent, other], ())) == [parent]


def test_what_a_tree_holds() -> None:
    """A token is found on any level, by its type."""
    tree = [
        Token("inline", "", 0, children=[Token("note", "", 0, children=[Token("table_open", "table", 1)])])
    ]
    assert holds(tree, ("table_open",))
    assert holds(tree, ("note", "hr"))
    assert not holds(tree, ("hr",))
