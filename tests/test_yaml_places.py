"""Where in a YAML text things are written."""

from __future__ import annotations

import pytest

from tuftenotes.yaml_places import item_key_places, value_places


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("a: 1\nb:\n  - x\n  - c: 2", ("b", 1, "c"), (4, 8)),
        ("a: 1\na:   2", ("a",), (2, 6)),
        ('["é\x85", "x"]', (1,), (1, 8)),
        ("a: &b {c: 1}\nd: *b", ("d", "c"), (1, 11)),
        ("a", (), (1, 1)),
        ("a: [1]", ("a", 1), None),
        ("a: [1]", ("a", "b"), None),
        ("a: b", ("a", 0), None),
        ("a: [", ("a",), None),
        ("[" * 1000, (0,), None),
        ("", (0,), None),
    ],
)
def test_place_of_a_value(text: str, path: tuple[str | int, ...], place: tuple[int, int] | None) -> None:
    """A value's place is found by the keys and indexes that lead to it, if there is one there."""
    assert value_places(text, path) == [[place] if place else []]


def test_places_of_items() -> None:
    """With a list come the places of its items."""
    assert value_places("a:\n- x\n-  [y]", ("a",), ("b",), ("a", 0), items=True) == [
        [(2, 1), (2, 3), (3, 4)],
        [],
        [(2, 3)],
    ]


def test_places_of_keys_in_a_list() -> None:
    """Items of a list, their keys, and the keys in these are found by the paths from the list."""
    text = "d:\n- scope: {path: a}\n  ? [x]\n  : y\n  values:\n    nav: false\n- x\n"
    assert item_key_places(text, "d") == {
        (0,): (2, 3),
        (0, "scope"): (2, 3),
        (0, "scope", "path"): (2, 11),
        (0, "values"): (5, 3),
        (0, "values", "nav"): (6, 5),
        (1,): (7, 3),
    }
    assert item_key_places(text, "e") == item_key_places("d: x", "d") == item_key_places("d: [", "d") == {}
