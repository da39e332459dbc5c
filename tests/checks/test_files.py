"""Rules about the files beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checked_sites import found, site

if TYPE_CHECKING:
    from tuftenotes.checks import Facts

CASES = {
    "a figure that nobody shows": (
        site(
            {"a.png": 1, "b.svg": 1, "b.dark.svg": 1, "b@2x.svg": 1, "c.pdf": 1},
            index="Text.\n\n![x](b.svg)\n",
        ),
        ["a.png unused-figure"],
    ),
    "a heavy picture": (
        site({"a.png": 3_000_000}, index="Text.\n\n![x](a.png)\n"),
        ["a.png oversize-image"],
    ),
}


@pytest.mark.parametrize(("facts", "expected"), CASES.values(), ids=CASES)
def test_files(facts: Facts, expected: list[str]) -> None:
    """A fault is found at its place, and nothing else."""
    assert found(facts) == expected
