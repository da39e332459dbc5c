"""Rules about where links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checked_sites import HTML, found, site
from sitetest import SiteTest
from tuftenotes.diagnostics import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from tuftenotes.checks import Facts

CASES = {
    "an anchor that isn't there": (
        site(index="Text [x](/other/#ther).\n", other="## There\n\nText.\n"),
        ["index.md:1:6 broken-anchor"],
    ),
    "an anchor in the page itself": (site(index="# A\n\nText [x](#b).\n"), ["index.md:3:6 broken-anchor"]),
    "a dead address in raw HTML": (
        site(index='Text.\n\n<img src="no.png" alt="x"> <a href="/gone/">y</a>\n'),
        ["index.md:3:11 missing-image", "index.md:3:37 broken-link"],
    ),
    "an asset in raw HTML": (site({"a.png": 1}, index='Text.\n\n<img src="a.png" alt="x">\n'), []),
    "an anchor that code shows and links lead to": (
        site(index="Text `#gone`.\n\n[a](#gone) [b](#gone)\n\n<!-- href='#gone' --> <a href='#gone'>c</a>\n"),
        [
            "index.md:3:1 broken-anchor",
            "index.md:3:12 broken-anchor",
            "index.md:5:32 broken-anchor",
        ],
    ),
    "an anchor of another page twice": (
        site(index="Text [x](/other/#gone), [y](/other/#gone).\n", other="Text.\n"),
        ["index.md:1:25 broken-anchor", "index.md:1:6 broken-anchor"],
    ),
    "an address that code shows and raw HTML has twice": (
        site(index='Text `src="no.png"`.\n\n<img src="no.png" alt="x"> <img src=\'no.png\' alt="x">\n'),
        ["index.md:3:11 missing-image", "index.md:3:38 missing-image"],
    ),
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
    "a display that a link leads to by its name": (
        site(index="Text [a](#x) and [b](#eq-y).\n\n$$a$$\n{: #x}\n\n$$b$$\n{: #eq-y}\n"),
        [],
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


@pytest.mark.parametrize(
    ("baseurl", "found", "message", "hint"),
    [
        (
            "",
            '<img src="pic.svg" alt="bad">',
            "“pic.svg” in raw HTML counts from the page's address, “/e/”; the site has “/pic.svg”",
            "write “/pic.svg”",
        ),
        (
            "/n",
            '<img src="/pic.svg" alt="bad">',
            "“/pic.svg” lacks the site's baseurl, “/n”",
            "write “/n/pic.svg”",
        ),
        (
            "/n",
            '<a href="f.md#x">bad</a>',
            "“f.md#x” in raw HTML counts from the page's address, “/n/e/”; the site has “/n/f/”",
            "write “/n/f/#x”",
        ),
        ("", '<img src="other.svg" alt="bad">', "the site has no “other.svg”", ""),
    ],
)
def test_an_address_that_is_not_what_raw_html_means(
    tmp_path: Path, baseurl: str, found: str, message: str, hint: str
) -> None:
    """Where a link of Markdown would have been right, the finding says so, at the raw HTML's own address."""
    pages = {
        "_config.yml": f"baseurl: {baseurl}\n",
        "content/e.md": f"![good](pic.svg) [good](f.md)\n\n<p>{found}</p>\n",
        "content/f.md": "# F {#x}\n",
        "content/pic.svg": "<svg/>",
    }
    report = SiteTest(tmp_path).write(pages).build(checks=True, dry_run=True)
    (problem,) = [d for d in report.diagnostics if d.severity >= Severity.WARNING]
    column = 5 + found.index('"')
    assert (str(problem.location), problem.message, problem.hint) == (
        f"content/e.md:3:{column}",
        message,
        hint,
    )
