"""Tests for how many items a value has once all of it is written out."""

from __future__ import annotations

import pytest

from tuftenotes.extent import DeepError, extent, is_container


def test_each_occurrence_counts() -> None:
    """A list counts itself and all in it, as often as it is there."""
    inner = [1, 2]
    assert (extent("text"), extent(inner), extent([inner, inner]), extent({"a": inner})) == (1, 3, 7, 4)


def test_doubling() -> None:
    """Lists that hold the one before twice are counted in the time it takes to go through each once."""
    nested: list[object] = []
    for _ in range(80):
        nested = [nested, nested]
    assert extent(nested) == 2**81 - 1


def test_depth() -> None:
    """What is nested too deeply to go through is an error."""
    nested: list[object] = []
    for _ in range(200):
        nested = [nested]
    with pytest.raises(DeepError):
        extent(nested)


def test_containers() -> None:
    """Lists and mappings have items; a text has not."""
    assert (is_container([]), is_container({}), is_container("a")) == (True, True, False)
