"""Putting the pages of a site together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pipeline import configured, document, gap, label
from tuftenotes.site import Surroundings, assemble, is_markdown

if TYPE_CHECKING:
    from tuftenotes.model import Document, PageView, Site

LAYOUTS = frozenset({"page", "post", "default"})


def site(*documents: Document, dialect: str = "native", **values: Any) -> Site:  # noqa: ANN401 - plain data
    """Assemble a site with the usual layouts, which read `site.title`."""
    around = Surroundings(layouts=LAYOUTS, site_attributes=lambda _: frozenset({"title", "nothing"}))
    return assemble(documents, configured(dialect, **values), around)  # type: ignore[arg-type]


def view(made: Site, path: str) -> PageView:
    """Return the view of one page."""
    return next(page for page in made.pages if page.path == path)


def test_views() -> None:
    """A view has the URL, the output, the layout, the neighbours and what its layout reads of the site."""
    made = site(document("b.md"), document("index.md"), document("a.md"), title="T", baseurl="/x")
    assert [page.output for page in made.pages] == ["index.html", "a/index.html", "b/index.html"]
    page = view(made, "content/a.md")
    assert (page.url, page.layout, page.site) == ("/x/a/", "page", {"title": "T"})
    assert page.page["previous"]["url"] == "/x/"
    assert page.page["next"] == {"url": "/x/b/", "title": "b.md", "title_html": "b.md"}
    assert view(made, "content/b.md").page["next"] is None
    assert made.diagnostics == ()


def test_no_neighbours() -> None:
    """Pages outside the sequence, and those of a Jekyll site, have no neighbours."""
    made = site(document("a.md", {"nav": False}), document("b.md"), document("feed.xml"))
    assert [page.page["next"] for page in made.pages] == [None] * 3
    made = site(document("a.md"), document("b.md"), dialect="jekyll")
    assert [page.page["next"] for page in made.pages] == [None] * 2


@pytest.mark.parametrize(
    ("name", "meta", "dialect", "layout"),
    [
        ("a.md", {}, "native", "page"),
        ("a.md", {}, "jekyll", ""),
        ("a.md", {"layout": "post"}, "jekyll", "post"),
        ("a.md", {"layout": None}, "native", ""),
        ("a.md", {"layout": "none"}, "native", ""),
        ("a.md", {"layout": False}, "native", ""),
        ("feed.xml", {}, "native", ""),
        ("feed.xml", {"layout": "default"}, "native", "default"),
    ],
)
def test_layouts(name: str, meta: dict[str, object], dialect: str, layout: str) -> None:
    """A native page has the layout `page` unless it says otherwise; any other has the one it names."""
    made = site(document(name, meta), dialect=dialect)
    assert made.pages[0].layout == layout
    assert made.diagnostics == ()


def test_unknown_layout() -> None:
    """An unknown layout is reported at its line, with the nearest name or all of them."""
    made = site(document("a.md", {"layout": "pst"}, lines={"layout": 3}), document("b.md", {"layout": "zzz"}))
    one, two = made.diagnostics
    assert (str(one.location), one.hint, one.excerpt) == (
        "content/a.md:3",
        "did you mean “post”?",
        "layout: pst",
    )
    assert (str(two.location), two.hint) == ("content/b.md", "known layouts: default, page, post")
    assert {page.layout for page in made.pages} == {"page"}


def test_a_layout_that_is_no_name() -> None:
    """A list where the name of a layout should stand names no layout."""
    made = site(document("a.md", {"layout": ["post"]}))
    assert [d.message for d in made.diagnostics] == ["there is no layout “['post']”"]


def test_unknown_layout_without_a_theme() -> None:
    """Without any layouts a page that names one is bare."""
    made = assemble([document("a.md", {"layout": "x"})], configured(), Surroundings())
    assert made.pages[0].layout == ""
    assert made.diagnostics[0].hint == "known layouts: none"


def test_whole_site() -> None:
    """A layout that uses `site` as a whole sees everything, and everything it names but nothing else."""
    around = Surroundings(layouts=LAYOUTS, site_attributes=lambda _: frozenset({"*"}), data={"x": 1})
    (page,) = assemble([document("a.md")], configured(mine=2), around).pages
    assert (page.site["mine"], page.site["data"]) == (2, {"x": 1})
    assert [entry["url"] for entry in page.site["pages"]] == ["/a/"]


def test_unpublished() -> None:
    """Pages with ``published: false`` are not there, nor drafts unless asked for."""
    pages = [document("a.md", {"published": False}), document("b.md", {"draft": True}), document("c.md")]
    assert [page.path for page in site(*pages).pages] == ["content/c.md"]
    assert len(site(*pages, show_drafts=True).pages) == 2
    assert len(site(document("a.md", {"published": True})).pages) == 1


def test_references_between_pages() -> None:
    """References to other pages are filled in, and what leads nowhere is reported."""
    gaps = (gap("number", "eq"), gap("href", "b.md"), gap("href", "x.md"))
    made = site(document("a.md", placeholders=gaps), document("b.md", labels=(label("eq", "3"),)))
    assert view(made, "content/a.md").fills == (
        '<a class="reference" href="/b/#eq">3</a>',
        "/b/",
        "x.md",
    )
    assert [problem.code.slug for problem in made.diagnostics] == ["broken-link"]


def test_chapters() -> None:
    """Chapters are numbered where equations are numbered by chapter."""
    made = site(
        document("index.md"), document("a.md", placeholders=(gap("chapter"),)), math={"numbering": "chapter"}
    )
    assert view(made, "content/a.md").fills == ("1",)
    assert view(made, "content/a.md").page["chapter"] == "1"
    assert view(made, "content/index.md").page["chapter"] == ""


def test_order_and_defaults() -> None:
    """The configuration's order and defaults count, and an unknown name in the order is reported."""
    defaults = [{"scope": {"path": ""}, "values": {"layout": "post", "permalink": "/:basename.html"}}]
    made = site(document("a.md"), document("b.md"), order=["b", "c"], defaults=defaults)
    assert [(page.output, page.layout) for page in made.pages] == [("b.html", "post"), ("a.html", "post")]
    assert ["“c”" in problem.message for problem in made.diagnostics] == [True]


def test_an_order_may_name_a_draft() -> None:
    """The order of a course is written before all of its pages are shown."""
    made = site(document("a.md"), document("b.md", {"draft": True}), order=["b", "a"])
    assert made.diagnostics == ()


def test_is_markdown() -> None:
    """Markdown is told by the endings in the configuration."""
    config = configured(markdown_ext="md,.txt")
    assert [is_markdown(name, config) for name in ("a.MD", "a.txt", "a.html", "md")] == [
        True,
        True,
        False,
        True,
    ]


def test_the_page_for_an_unknown_address() -> None:
    """The theme makes one, unless the author has a page or a file of that name; it is in no sequence."""
    around = Surroundings(layouts=LAYOUTS | {"404"}, site_attributes=lambda _: frozenset({"title"}))
    made = assemble([document("a.md")], configured(title="T", baseurl="/x"), around)
    (added,) = made.added
    assert (added.output, added.url, added.layout, added.site) == (
        "404.html",
        "/x/404.html",
        "404",
        {"title": "T"},
    )
    assert made.pages[0].page["next"] is None
    assert assemble([document("404.md")], configured(), around).added == ()
    assert assemble([], configured(), replace(around, assets=["404.html"])).added == ()
    assert assemble([], configured("jekyll"), around).added == ()


def test_when_a_page_was_changed() -> None:
    """A page shows the date of its file, or the one it gives itself."""
    around = Surroundings(layouts=LAYOUTS, dates={"content/a.md": "2026-01-02", "content/b.md": "2026-01-02"})
    pages = [document("a.md"), document("b.md", {"last_modified_at": "2020-01-01"}), document("c.md")]
    made = assemble(pages, configured(), around)
    assert [page.page["last_modified_at"] for page in made.pages] == ["2026-01-02", "2020-01-01", ""]
