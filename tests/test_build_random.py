"""Any sequence of edits: an incremental build ends with the bytes and the problems of a clean one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitetest import SiteTest

if TYPE_CHECKING:
    from collections.abc import Mapping

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
EDITS = st.one_of(
    st.tuples(PAGES, TEXTS),
    st.tuples(PAGES, st.none()),
    st.tuples(
        st.sampled_from(["content/p.svg", "content/c/p.svg"]),
        st.sampled_from(["<svg width='3' height='4'/>", "<svg width='5' height='6'/>", None]),
    ),
    st.tuples(
        st.just("templates/page.html"),
        st.sampled_from(["{{ content }}{{ page.next.title }}", "{{ site.title }}{{ content }}", "{{ x }}"]),
    ),
    st.tuples(st.just("sass/_c.scss"), st.sampled_from(["$c: red;", "$c: blue;", "$c: ;"])),
    st.tuples(st.just("data/d.yml"), st.sampled_from(["- 1", "- 2", "a: b: c", None])),
    st.tuples(
        st.just("_config.yml"),
        st.sampled_from(["title: A", "title: B\norder: [b, a]", "math: {numbering: none}", "future: x"]),
    ),
)
START: Mapping[str, str] = {
    "templates/page.html": "{{ content }}",
    "templates/list.html": "{% for p in site.pages %}{{ p.title }}{{ p.url }}{% endfor %}{{ site.data.d }}",
    "sass/tufte.scss": "@import 'c'; a { color: $c }",
    "sass/_c.scss": "$c: red;",
    "content/index.md": "# Home\n",
    "content/p.svg": "<svg width='3' height='4'/>",
}


def apply(site: SiteTest, edits: list[tuple[str, str | None]]) -> None:
    """Write or delete the files that the edits name."""
    for name, text in edits:
        if text is not None:
            site.write({name: text})
        elif (site.root / name).exists():
            site.delete(name)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(EDITS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_incremental_is_clean(rounds: list[list[tuple[str, str | None]]]) -> None:
    """After every round of edits the incremental build is the clean one, and a second writes nothing."""
    with TemporaryDirectory() as folder:
        site = SiteTest(Path(folder) / "site").write(START)
        site.build()
        for number, edits in enumerate(rounds):
            apply(site, edits)
            before = site.outputs()
            made = site.build()
            clean = site.build(cache=False, destination=Path(folder) / f"clean{number}")
            assert made.diagnostics == clean.diagnostics
            if clean.written:
                assert site.outputs() == site.outputs(Path(folder) / f"clean{number}")
                assert site.build().written == ()
            else:
                assert site.outputs() == before
