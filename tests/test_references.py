"""Filling the gaps that only the site can fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline import document, gap, label
from tuftenotes.diagnostics import Code, Location, Severity
from tuftenotes.references import References, fill_marks
from tuftenotes.urls import page_target

if TYPE_CHECKING:
    from tuftenotes.model import Dialect, Document, Placeholder
    from tuftenotes.urls import Target

ASSETS = frozenset({"a/p.png", "img/q.png", "paper one.pdf", "css/tufte.css", "r.png"})
NAMES = ("index.md", "a/b.md", "a/c.md", "d/index.md", "feed.xml")


def references(dialect: Dialect = "native", baseurl: str = "/notes", *more: Document) -> References:
    """Return the references of a small site."""
    made = References(dialect, baseurl, ASSETS, {"a/p.png": (30, 20)}, {"a/b.md": "4"})
    for page in (*(document(name) for name in NAMES), *more):
        made.add(page, target_of(page, dialect))
    return made


def target_of(page: Document, dialect: Dialect = "native") -> Target:
    """Return where a page goes."""
    extension = ".html" if page.name.endswith(".md") else ".xml"
    return page_target(page.name, extension, "", "none" if dialect == "jekyll" else "pretty", dialect)


def fill(
    placeholder: Placeholder, dialect: Dialect = "native", baseurl: str = "/notes"
) -> tuple[str, list[str]]:
    """Fill one gap of the page ``a/b.md``; return it with the codes of the problems."""
    made = references(dialect, baseurl)
    page = document("a/b.md", placeholders=(placeholder,))
    (text,) = made.fills(page, target_of(page, dialect))
    return text, [problem.code.slug for problem in made.diagnostics]


@pytest.mark.parametrize(
    ("target", "filled"),
    [
        ("c.md", "/notes/a/c/"),
        ("c.md#x", "/notes/a/c/#x"),
        ("c.md?q=1&amp;r#x", "/notes/a/c/?q=1&amp;amp;r#x"),
        ("../d/index.md", "/notes/d/"),
        ("../d/", "/notes/d/"),
        ("../d", "/notes/d/"),
        ("../index.md", "/notes/"),
        ("..", "/notes/"),
        ("/", "/notes/"),
        ("/d/", "/notes/d/"),
        ("/a/c.md", "/notes/a/c/"),
        ("/notes/d/", "/notes/d/"),
        ("/notes", "/notes/"),
        ("../c/", "/notes/a/c/"),
        ("../../d/", "/notes/d/"),
        ("p.png", "/notes/a/p.png"),
        ("../paper%20one.pdf", "/notes/paper%20one.pdf"),
        ("/feed.xml", "/notes/feed.xml"),
        ("/css/tufte.css", "/notes/css/tufte.css"),
        ("d/index.md", "/notes/d/"),
        ("https://example.org/?a&b", "https://example.org/?a&amp;b"),
        ("mailto:a@b", "mailto:a@b"),
        ("//example.org", "//example.org"),
        ("#x", "#x"),
        ("?q", "?q"),
        ("zotero://a", "zotero://a"),
        ("ftp://a.org", "ftp://a.org"),
    ],
)
def test_links(target: str, filled: str) -> None:
    """A link to a source leads to its page; others are found beside the page, its URL, or the root."""
    assert fill(gap("href", target)) == (filled, [])


@pytest.mark.parametrize("target", ["x.md", "/x/", "../paper.pdf", "/notesx/d/"])
def test_broken_links(target: str) -> None:
    """A link to something that the site does not have stays as it is, and is reported."""
    assert fill(gap("href", target)) == (target, ["broken-link"])


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("", "[text](page.md), to a place on this page [text](#heading)"),
        ("C:%5Cx.pdf", "put the file into the site and name it from there, as in figures/plot.png"),
        ("htp://a.org", "did you mean “http”?"),
        ("Htpps://a.org", "did you mean “https”?"),
        ("mialto:a@b.org", "did you mean “mailto”?"),
    ],
)
def test_links_out_of_the_site_that_lead_nowhere(target: str, hint: str) -> None:
    """They stay as they are, and are reported; a scheme that is like no other may be somebody's own."""
    made = references()
    page = document("a/b.md", placeholders=(gap("href", target),))
    assert made.fills(page, target_of(page)) == (target,)
    assert [(p.code.slug, p.hint) for p in made.diagnostics] == [("broken-link", hint)]
    assert fill(gap("href", target), "jekyll") == (target, [])


def test_links_in_a_jekyll_site() -> None:
    """In a Jekyll site links stay as they are."""
    assert fill(gap("href", "c.md"), "jekyll") == ("c.md", [])
    assert fill(gap("href", "/d/"), "jekyll") == ("/d/", [])


@pytest.mark.parametrize(
    ("target", "dialect", "filled"),
    [
        ("p.png", "native", '<img src="/notes/a/p.png" width="30" height="20">'),
        ("../img/q.png", "native", '<img src="/notes/img/q.png">'),
        ("img/q.png", "native", '<img src="/notes/img/q.png">'),
        ("/img/q.png", "native", '<img src="/notes/img/q.png">'),
        ("/notes/img/q.png", "native", '<img src="/notes/img/q.png">'),
        ("p.png?raw=true", "native", '<img src="/notes/a/p.png?raw=true" width="30" height="20">'),
        ("https://e.org/x.png", "native", '<img src="https://e.org/x.png">'),
        ("data:image/png;base64,x", "native", '<img src="data:image/png;base64,x">'),
        ("p.png", "jekyll", '<img src="p.png" width="30" height="20">'),
        ("../img/q.png", "jekyll", '<img src="../img/q.png">'),
        ("/img/q.png", "jekyll", '<img src="/img/q.png">'),
        ("/notes/img/q.png", "jekyll", '<img src="/notes/img/q.png">'),
    ],
)
def test_images(target: str, dialect: Dialect, filled: str) -> None:
    """A picture is looked up beside the page, then in the root, and gets its size."""
    assert fill(gap("image", target), dialect) == (filled, [])


@pytest.mark.parametrize(
    ("target", "filled"),
    [
        ("img/q.png", "/notes/img/q.png"),
        ("/img/q.png", "/notes/img/q.png"),
        ("https://e.org/x.png", "https://e.org/x.png"),
    ],
)
def test_pictures_of_tags_in_a_jekyll_site(target: str, filled: str) -> None:
    """The path is one from the root, with or without the slash."""
    assert fill(gap("figure", target), "jekyll") == (f'<img src="{filled}">', [])


def test_a_missing_picture_of_a_tag() -> None:
    """It has the address that the plugin would give it."""
    made, problems = fill(gap("figure", "img/no.png"), "jekyll")
    assert made == '<img src="/notes/img/no.png">'
    assert problems == ["missing-image"]


def test_missing_images() -> None:
    """A picture that is not there is reported at its place, with the nearest name."""
    made = references()
    page = document("a/b.md", placeholders=(gap("image", "o.png"),))
    assert made.fills(page, target_of(page)) == ('<img src="o.png">',)
    (problem,) = made.diagnostics
    assert (str(problem.location), problem.code.slug) == ("content/a.md:7:3", "missing-image")
    assert (problem.hint, problem.excerpt) == ("did you mean “a/p.png”?", "the line")


@pytest.mark.parametrize(
    ("image", "hint"),
    [
        ("/a/p.png", None),
        ("a/p.png?v=2", None),
        ({"path": "/paper%20one.pdf"}, None),
        ("/feed.xml", None),
        ("https://example.org/x.png", None),
        ("//example.org/x.png", None),
        ("", None),
        (None, None),
        (7, None),
        ({"width": 3}, None),
        ("p.png", "did you mean “a/p.png”?"),
        ("/img/p.png", "did you mean “img/q.png”?"),
        ("/notes/img/q.png", "did you mean “img/q.png”?"),
        ({"path": "zzz.webp"}, "write its path from the root of the site, as in /figures/plot.png"),
    ],
)
def test_the_image_of_a_page(image: object, hint: str | None) -> None:
    """A path from the root that leads to no file of the site is a warning; addresses elsewhere are not."""
    made = references()
    made.check_image(document("a/b.md", {"image": image}, lines={"image": 3}))
    assert [problem.hint for problem in made.diagnostics] == ([] if hint is None else [hint])


def test_where_a_missing_image_of_a_page_is_told() -> None:
    """At its key; without a line where the configuration gives it to the page. Jekyll's themes differ."""
    made, jekyll = references(), references("jekyll")
    made.check_image(document("a/b.md", {"image": "x.gif"}, lines={"image": 3}))
    made.check_image(document("a/b.md", {"image": "x.gif"}))
    jekyll.check_image(document("a/b.md", {"image": "x.gif"}))
    assert [(str(p.location), p.severity, p.code, p.message, p.excerpt) for p in made.diagnostics] == [
        (place, Severity.WARNING, Code.MISSING_IMAGE, "the site has no file “x.gif” for “image”", excerpt)
        for place, excerpt in (("content/a/b.md:3:1", "image: x.gif"), ("content/a/b.md", ""))
    ]
    assert not jekyll.diagnostics


def test_the_image_of_a_site() -> None:
    """That of the configuration is looked for, too; its place is asked for only where it is missing."""
    made, jekyll = references(), references("jekyll")
    place = Location("_config.yml", 2, 1)
    made.check_site_image("image", "/img/p.png", lambda: (place, "image: /img/p.png"))
    jekyll.check_site_image("image", "/img/p.png", lambda: pytest.fail("not asked for"))
    made.check_site_image("image", "/img/q.png", lambda: pytest.fail("not asked for"))
    made.check_site_image("image", "", lambda: pytest.fail("not asked for"))
    (problem,) = made.diagnostics
    assert (problem.location, problem.code, problem.excerpt) == (
        place,
        Code.MISSING_IMAGE,
        "image: /img/p.png",
    )
    assert problem.hint == "did you mean “img/q.png”?"
    assert not jekyll.diagnostics


def test_assets() -> None:
    """A path in a tag becomes a URL."""
    assert fill(gap("asset", "p.png")) == ("/notes/a/p.png", [])


def test_chapter() -> None:
    """The number of the page's own chapter."""
    assert fill(gap("chapter")) == ("4", [])


def test_numbers() -> None:
    """A reference shows the number of its label and leads there, on this page or another."""
    other = document("a/x.md", labels=(label("far", "\ufdd00\ufdd1.2"),), placeholders=(gap("chapter"),))
    made = references("native", "/notes", other)
    made.chapters = {"a/x.md": "5"}
    gaps = (gap("number", "far"), gap("eqref", "far"), gap("number", "near"), gap("number", "fr"))
    page = document("a/y.md", labels=(label("near", "<7>"),), placeholders=gaps)
    made.add(page, target_of(page))
    assert made.fills(page, target_of(page)) == (
        '<a class="reference" href="/notes/a/x/#far">5.2</a>',
        '<a class="reference" href="/notes/a/x/#far">(5.2)</a>',
        '<a class="reference" href="#near">&lt;7&gt;</a>',
        '<span class="undefined-reference">??</span>',
    )
    (problem,) = made.diagnostics
    assert (problem.code.slug, problem.hint) == ("label-undefined", "did you mean “far”?")


def test_duplicate_labels() -> None:
    """A label that two pages define is reported at the second; each page means its own."""
    one, two = (document(f"{name}.md", labels=(label("eq", n),)) for name, n in (("p", "1"), ("q", "2")))
    made = references("native", "", one, two)
    (problem,) = made.diagnostics
    assert problem.code.slug == "label-duplicate"
    assert "content/x.md:3:1" in problem.message
    page = document("q.md", labels=two.labels, placeholders=(gap("number", "eq"),))
    assert made.fills(page, target_of(page)) == ('<a class="reference" href="#eq">2</a>',)


def test_fill_marks() -> None:
    """Marks in the HTML are replaced by what fills them, in any order and as often as they occur."""
    assert fill_marks("a\ufdd01\ufdd1b\ufdd00\ufdd1\ufdd01\ufdd1", ("x", "\\1")) == "a\\1bx\\1"
    assert fill_marks("plain", ()) == "plain"


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("www.example.org/a", "did you mean “https://www.example.org/a”?"),
        ("ada@example.org", "did you mean “mailto:ada@example.org”?"),
        ("https//example.org", "did you mean “https://example.org”?"),
        ("cc.md", "did you mean “a/c.md”?"),
    ],
)
def test_an_address_without_its_beginning_is_completed(target: str, hint: str) -> None:
    """Links to the web and to people need their scheme."""
    made = references()
    page = document("a/b.md", placeholders=(gap("href", target),))
    made.fills(page, target_of(page))
    assert [problem.hint for problem in made.diagnostics] == [hint]


@pytest.mark.parametrize(
    "target", ["C:%5CUsers%5Cme%5Cdie.png", "c:/die.png", "attachment:image.png", "file:///a.png"]
)
def test_a_picture_of_the_authors_machine_is_missing(target: str) -> None:
    """No reader has it."""
    assert fill(gap("image", target))[1] == ["missing-image"]


def test_like_names_are_looked_for_a_hundred_times() -> None:
    """Each missing file is told, though comparing all of them with all files would take the square."""
    made = references()
    many = tuple(gap("href", f"c{number}.md") for number in range(150))
    page = document("a/b.md", placeholders=(*many, *many))
    made.fills(page, target_of(page))
    hints = [problem.hint for problem in made.diagnostics]
    assert hints == ([*["did you mean “a/c.md”?"] * 100, *[""] * 50]) * 2
