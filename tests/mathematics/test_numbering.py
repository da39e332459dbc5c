"""The counter of a page."""

from __future__ import annotations

import pytest

from tuftenotes.mathematics.numbering import Numbering, anchor_of


def test_numbers_and_parts() -> None:
    """Inside subequations, letters follow the number of the whole; z is followed by aa."""
    numbering = Numbering(prefix="2.")
    assert numbering.next() == "2.1"
    with numbering.subequations(counted=True) as whole:
        parts = [numbering.next() for _ in range(28)]
    assert whole == "2.2"
    assert [parts[0], parts[25], parts[26], parts[27], numbering.next()] == [
        "2.2a",
        "2.2z",
        "2.2aa",
        "2.2ab",
        "2.3",
    ]


@pytest.mark.parametrize(
    ("name", "anchor"),
    [("eq:a", "eq:a"), ("a b", "eq-a-b"), ("loss_1", "eq-loss_1"), ("ä", "eq-ä"), ('"<>', "eq-")],
)
def test_anchors_are_fit_for_links(name: str, anchor: str) -> None:
    """An id begins with eq, so that no heading has it, and holds nothing that a link must escape."""
    assert anchor_of(name) == anchor


def test_a_label_is_taken_once() -> None:
    """The second label of a name is refused; two labels of one line share its id."""
    numbering = Numbering()
    first = numbering.label("x", "1", 0, 3, "")
    assert first is not None
    assert numbering.label("x", "2", 1, 0, "") is None
    second = numbering.label("y", "1", 0, 9, first.anchor)
    assert second is not None
    assert second.anchor == first.anchor
