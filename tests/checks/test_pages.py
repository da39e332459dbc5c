"""Rules about single pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checked_sites import found, site

if TYPE_CHECKING:
    from tuftenotes.checks import Facts

CASES = {
    "an id twice": (
        site(index='Text.\n\n<p id="x">a</p>\n<p id="x">b</p>\n'),
        ["index.md:3:4 repeated-id"],
    ),
    "a title twice": (
        site(index="---\ntitle: A\n---\nText.\n", other="---\nx: 1\ntitle: a\n---\nText.\n"),
        ["other.md:3:1 repeated-title"],
    ),
    "no title": (site(index="Text.\n", nameless="Text.\n"), ["nameless.md:1 untitled"]),
    "a heading too deep": (site(index="## A\n\nText.\n\n#### B\n"), ["index.md:5:1 heading-jump"]),
    "an empty page": (site(index="\n\n"), ["index.md empty-page"]),
    "an orphan": (site(index="Text.\n", alone="Text.\n"), ["alone.md orphan"]),
    "no orphan where a link leads": (site(index="Text [x](/alone/).\n", alone="Text.\n"), []),
    "no description": (site(index="## A\n\n$$\nx\n$$\n"), ["index.md:1 missing-description"]),
    "a marker": (
        site(index="Text.\n\nTODO: write. `TODO` in code\n\n```\nTODO\n```\n"),
        ["index.md:3:1 todo-marker"],
    ),
    "a long note": (
        site(index="Short.{% sidenote 'long' '" + "word " * 80 + "' %}\n"),
        ["index.md:1:20 long-note"],
    ),
}


@pytest.mark.parametrize(("facts", "expected"), CASES.values(), ids=CASES)
def test_pages(facts: Facts, expected: list[str]) -> None:
    """A fault is found at its place, and nothing else."""
    assert found(facts) == expected
