"""Any sequence of edits: an incremental build ends with the bytes and the problems of a clean one.

Ten sequences are tried; `TUFTENOTES_SEQUENCES` says how many others.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sitetest import SiteTest
from tuftenotes import parallel
from tuftenotes.request import BuildRequest
from tuftenotes.stamp import is_unchanged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SEQUENCES = int(os.environ.get("TUFTENOTES_SEQUENCES", "10"))


class Edit(NamedTuple):
    """A file gets a text (None: it is deleted), or moves to another `place`."""

    name: str
    text: str | None = None
    place: str = ""


class Round(NamedTuple):
    """Some edits, and how the build after them is done.

    It `waits` until the clock shows that the files are older than it: only then may it go by what the
    system says of them.
    """

    edits: list[Edit]
    jobs: int
    waits: bool


NAMES = ("index", "a", "b", "c/index", "c/d")
PAGES = st.sampled_from(NAMES).map(lambda name: f"content/{name}.md")
TEXTS = st.sampled_from(
    [
        "# One\n\ntext\n",
        "# Two\n\ntext\n",
        "---\ntitle: T\norder: 2\n---\nSee [a](/a/) and \\eqref{eq}.\n",
        "---\ntitle: T\nlayout: list\n---\ntext{% sidenote 's' 'a *note*' %}\n",
        "$$\\begin{equation}\\label{eq}x\\end{equation}$$\n",
        "$$\\begin{equation}y\\end{equation}$$\n\n$$\\begin{equation}\\label{eq}x\\end{equation}$$\n",
        "![](p.svg)\n",
        "![](/c/p.svg) \\ref{nothing}\n",
        "---\nlayout: none\npermalink: /a/\n---\nmoved\n",
        "---\npublished: false\n---\n",
        "---\ntitle: a: b\n---\n",
        "{% nosuch %}\n",
        "\n\n",
    ]
)
TEMPLATES: Mapping[str, list[str | None]] = {
    "page": ["{{ content }}{{ page.next.title }}", "{{ site.title }}{{ content }}", "{{ x }}", "{% if %}"],
    "list": ["{% for p in site.pages %}{{ p.url }}{% endfor %}", "{% include 'part.html' %}", None],
    "part": ["{{ page.previous.title }}", "{{ site.data.d }}{{ page.toc }}", None],
}
CONFIGURATIONS: list[str | None] = [
    "title: A",
    "title: B\norder: [b, a]",
    "math: {numbering: none}",
    "math: {numbering: chapter}",
    "defaults: [{scope: {path: c}, values: {layout: list}}]",
    "url: https://example.org\nexclude: [b.md]",
    "future: x",
    None,
]


NOWHERE = st.just("")


def edit(
    names: st.SearchStrategy[str],
    texts: st.SearchStrategy[str | None],
    places: st.SearchStrategy[str] = NOWHERE,
) -> st.SearchStrategy[Edit]:
    """Return a strategy for edits."""
    return st.builds(Edit, names, texts, places)


EDITS = st.one_of(
    edit(PAGES, TEXTS),
    edit(PAGES, st.none()),
    edit(PAGES, st.none(), PAGES),
    edit(
        st.sampled_from(["content/p.svg", "content/c/p.svg"]),
        st.sampled_from(["<svg width='3' height='4'/>", "<svg width='5' height='6'/>", None]),
    ),
    *(edit(st.just(f"templates/{name}.html"), st.sampled_from(texts)) for name, texts in TEMPLATES.items()),
    edit(st.just("sass/_c.scss"), st.sampled_from(["$c: red;", "$c: blue;", "$c: ;", None])),
    edit(st.just("content/css/x.scss"), st.sampled_from(["---\n---\n@import 'c';", "x", None])),
    edit(st.just("data/d.yml"), st.sampled_from(["- 1", "- 2", "a: b: c", None])),
    edit(st.just("data/d.yml"), st.none(), st.sampled_from(["data/e.yml", "data/d/f.yml"])),
    edit(st.just("_config.yml"), st.sampled_from(CONFIGURATIONS)),
    edit(st.sampled_from(["docs/index.html", "docs/a/index.html"]), st.sampled_from(["?", None])),
)
ROUNDS = st.builds(Round, st.lists(EDITS, min_size=1, max_size=4), st.sampled_from([1, 2]), st.booleans())
START: Mapping[str, str] = {
    "templates/page.html": "{{ content }}",
    "templates/list.html": "{% for p in site.pages %}{{ p.title }}{{ p.url }}{% endfor %}{{ site.data.d }}",
    "sass/tufte.scss": "@import 'c'; a { color: $c }",
    "sass/_c.scss": "$c: red;",
    "content/index.md": "# Home\n",
    "content/p.svg": "<svg width='3' height='4'/>",
}


@pytest.fixture(autouse=True, scope="module")
def processes() -> Iterator[None]:
    """Let two pages be enough for two processes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(parallel._START_SECONDS, "fork", 0.0)
        yield


def apply(site: SiteTest, edits: list[Edit]) -> None:
    """Write, delete or move the files that the edits name.

    One that isn't there to be moved or deleted is left alone, and so is one in the destination that the
    build has not made: it would be a stranger's.
    """
    for name, text, place in edits:
        here = site.root / name
        if text is not None and (here.is_file() or not name.startswith("docs/")):
            site.write({name: text})
        elif here.is_file() and place:
            (site.root / place).parent.mkdir(parents=True, exist_ok=True)
            here.replace(site.root / place)
        elif here.is_file():
            here.unlink()


@settings(
    max_examples=SEQUENCES,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(ROUNDS, min_size=1, max_size=4))
def test_incremental_is_clean(rounds: list[Round]) -> None:
    """After every round of edits the incremental build is the clean one, and a second writes nothing."""
    with TemporaryDirectory() as folder:
        site = SiteTest(Path(folder) / "site").write(START)
        site.build()
        for number, (edits, jobs, waits) in enumerate(rounds):
            apply(site, edits)
            if waits:
                time.sleep(0.06)
            told = is_unchanged(BuildRequest(site.root).asked)
            before = site.outputs()
            made = site.build(jobs=jobs)
            clean = site.build(cache=False, destination=Path(folder) / f"clean{number}")
            assert made.diagnostics == clean.diagnostics
            if clean.written:
                assert site.outputs() == site.outputs(Path(folder) / f"clean{number}")
                assert site.build(jobs=3 - jobs).written == ()
            else:
                assert site.outputs() == before
            assert told is None or site.outputs() == before
