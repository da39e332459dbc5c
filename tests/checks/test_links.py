"""Rules about where links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checked_sites import HTML, found, site

if TYPE_CHECKING:
    from tuftenotes.checks import Facts

CASES = {
    "an anchor that isn't there": (
        site(index="Text [x](/other/#ther).\n", other="## There\n\nText.\n"),
        ["index.md:1:6 broken-anchor"],
    ),
    "an anchor in the page itself": (site(index="# A\n\nText [x](#b).\n"), ["index.md:3:10 broken-anchor"]),
    "a dead address in raw HTML": (
        site(index='Text.\n\n<img src="no.png" alt="x"> <a href="/gone/">y</a>\n'),
        ["index.md:3:11 missing-image", "index.md:3:37 broken-link"],
    ),
    "an asset in raw HTML": (site({"a.png": 1}, index='Text.\n\n<img src="a.png" alt="x">\n'), []),
    "a file over http": (
        site(index=f"Text ![x]({HTML}//a.b/c.png).\n"),
        ["index.md:1:11 insecure-file"],
    ),
    "a label that nothing refers to": (
        site(
            index="Text. \\begin{equation} a \\label{x} \\end{equation}\n\n$$a$$ {#eq-y}\n",
            other="Text. \\begin{equation} a \\label{z} \\end{equation}\n\nSee @eq-y.\n",
        ),
        ["index.md:1:26 label-unused", "other.md:1:26 label-unused"],
    ),
    "the author's machine": (
        site(index=f"Text [x]({HTML}//localhost:4000/a).\n"),
        ["index.md:1:10 localhost"],
    ),
}


@pytest.mark.parametrize(("facts", "expected"), CASES.values(), ids=CASES)
def test_links(facts: Facts, expected: list[str]) -> None:
    """A fault is found at its place, and nothing else."""
    assert found(facts) == expected
