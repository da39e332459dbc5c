"""Layouts: views in, pages out."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tuftenotes.diagnostics import Code, Location, Severity
from tuftenotes.layout import Templates, TemplateSource
from tuftenotes.model import PageView

THEME = Path(__file__).parents[1] / "templates"
PAGE = {
    "title": "VAEs & more",
    "title_html": "<em>VAEs</em> &amp; more",
    "url": "/notes/vae/",
    "description": "A “chapter”",
    "toc": [
        {"level": 2, "id": f"s{n}", "html": f"Section <b>{n}</b>", "text": f"Section {n}"} for n in range(4)
    ],
    "previous": {"url": "/notes/", "title": "Contents", "title_html": "Contents"},
    "next": {"url": "/notes/gan/", "title": "GANs", "title_html": '<a href="x">GANs</a>'},
    "edit_url": "https://example.org/edit/vae.md",
}
SITE = {
    "title": "Deep </title> Models",
    "author": "A. Author",
    "baseurl": "/notes",
    "url": "https://example.org",
    "license": {"name": "CC BY", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "menu": [{"title": "Home", "url": "/"}, {"title": "This", "url": "/vae/"}],
}
VOID = {"meta", "link", "input", "br", "hr", "img"}


def templates(**texts: str) -> Templates:
    """Make templates of names (``_`` for ``/``) and texts."""
    named = {name.replace("_", "/") + ".html": text for name, text in texts.items()}
    return Templates({name: TemplateSource(f"templates/{name}", text) for name, text in named.items()})


def theme() -> Templates:
    """Read the templates that we ship."""
    paths = {path.relative_to(THEME).as_posix(): path for path in THEME.rglob("*.html")}
    return Templates(
        {
            name: TemplateSource(f"theme:{name}", path.read_text(encoding="utf-8"))
            for name, path in paths.items()
        }
    )


def view(layout: str, page: dict[str, Any] | None = None, site: dict[str, Any] | None = None) -> PageView:
    """Make a page's view."""
    place = Location("content/vae.md", 2, 9)
    return PageView(
        "content/vae.md", "/vae/", "vae/index.html", layout, place, page or {}, site or {}, "", ()
    )


class Outline(HTMLParser):
    """The elements of a page; fails where one is closed that isn't open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, ...]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element with the names of those around it."""
        self.found.append((tag, dict(attrs)))
        self.inside.append(tuple(self.open))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must have this name."""
        assert self.open.pop() == tag


def test_render() -> None:
    """A layout sees the page, the site and the body; texts are escaped and HTML is not."""
    made = templates(post="<h1>{{ page.title }}</h1>{{ page.title_html }}{{ site.x }}{{ content }}")
    assert made.render(view("post", PAGE, {"x": "<"}), "<p>é</p>") == (
        "<h1>VAEs &amp; more</h1><em>VAEs</em> &amp; more&lt;<p>é</p>",
        (),
    )


def test_no_layout() -> None:
    """A page without a layout is its body."""
    assert templates().render(view(""), "<p>x</p>") == ("<p>x</p>", ())


def test_layouts_and_digest() -> None:
    """Layouts are the templates at the top; any change of a template changes the digest."""
    one, two = templates(a="x", includes_b="y"), templates(a="x", includes_b="z")
    assert one.layouts == {"a"}
    assert one.digest != two.digest
    assert one.digest == templates(includes_b="y", a="x").digest


def test_unknown_layout() -> None:
    """A page that names an unknown layout is told so at its own line, with the nearest or all names."""
    made = templates(post="", page="")
    _, (near,) = made.render(view("psot"), "")
    _, (far,) = made.render(view("zork"), "")
    assert (near.code, near.location) == (Code.UNKNOWN_LAYOUT, Location("content/vae.md", 2, 9))
    assert near.hint == "did you mean “post”?"
    assert far.hint == "known layouts: page, post"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        (
            "\n{{ paeg.title }}",
            2,
            "'paeg' is undefined",
            "did you mean “page”? (while rendering content/vae.md)",
        ),
        ("{{ zork }}", 1, "'zork' is undefined", "while rendering content/vae.md"),
        ("\n\n{{ 1 / 0 }}", 3, "division by zero", "while rendering content/vae.md"),
        (
            '{% include "nope.html" %}',
            1,
            "there is no template “nope.html”",
            "while rendering content/vae.md",
        ),
        (
            "\n{% if %}",
            2,
            "Expected an expression, got 'end of statement block'",
            "while rendering content/vae.md",
        ),
        (
            "{{ 'x' | date }}",
            1,
            "“x” is not a date; one is written 2026-10-05",
            "while rendering content/vae.md",
        ),
        (
            "{{ ''.__class__ }}",
            1,
            "access to attribute '__class__' of 'str' object is unsafe.",
            "while rendering content/vae.md",
        ),
    ],
)
def test_fault(text: str, line: int, message: str, hint: str) -> None:
    """A template that fails is one error at its own line; the hint names the page."""
    html, (found,) = templates(t=text).render(view("t"), "")
    assert html == ""
    assert (found.code, found.severity) == (Code.TEMPLATE, Severity.ERROR)
    assert (found.location, found.message, found.hint) == (Location("templates/t.html", line), message, hint)
    assert found.excerpt == text.splitlines()[line - 1]


def test_unshown_block() -> None:
    """A block of the site's own that no template above has is a warning; of the theme's nothing is said."""
    base = TemplateSource(
        "templates/base.html", "{% block main %}{% endblock %}{% block end %}{% endblock %}"
    )
    text = '{% extends "base.html" %}\n{% block mian %}{% endblock %}\n{% block zork %}{% endblock %}'
    own, themes = (TemplateSource(f"{folder}templates/t.html", text) for folder in ("", "theme/"))
    near, far = Templates({"base.html": base, "t.html": own}).check()
    assert (near.location, near.severity) == (Location("templates/t.html", 2), Severity.WARNING)
    assert near.message == "no template above this one has a block “mian”, so that it is not shown"
    assert (near.hint, far.hint) == ("did you mean “main”?", "known blocks: end, main")
    assert Templates({"base.html": base, "t.html": themes}).check() == ()


def test_fault_of_a_value_in_the_data() -> None:
    """What a filter cannot take is told where the data have it, with the template in the hint."""
    source = {"t.html": TemplateSource("templates/t.html", "\n{{ site.data.day | date }}")}
    line = (Location("data/day.yml", 3, 4), "- soon")
    made = Templates(source, origin=lambda value: line if value == "soon" else None)
    (found,) = made.render(view("t", site={"data": {"day": "soon"}}), "")[1]
    assert (found.location, found.excerpt, found.code, found.severity) == (*line, Code.DATA, Severity.ERROR)
    assert found.message == "“soon” is not a date"
    assert found.hint == "one is written 2026-10-05; while rendering content/vae.md by templates/t.html:2"
    (elsewhere,) = made.render(view("t", site={"data": {"day": "later"}}), "")[1]
    assert elsewhere.location == Location("templates/t.html", 2)


def test_all_values_that_do_not_fit_are_told() -> None:
    """Each once, those of a loop and of an include too, beside the fault that ended the page."""
    made = templates(
        t="{% for day in site.days %}\n{{ day | date }}{{ day | date }}{% endfor %}"
        "{% include 'includes/x.html' %}{{ zork }}",
        includes_x="\n{{ 'x.md' | linked_page }}{{ 'y' | date_to_string }}",
    )
    html, found = made.render(view("t", site={"days": ["soon", "2026-10-05", "late"], "pages": []}), "")
    assert html == ""
    assert [(str(fault.location), fault.message.partition(";")[0]) for fault in found] == [
        ("templates/t.html:2", "“soon” is not a date"),
        ("templates/t.html:2", "“late” is not a date"),
        ("templates/includes/x.html:2", "there is no page “x.md”"),
        ("templates/includes/x.html:2", "“y” is not a date"),
        ("templates/t.html:2", "'zork' is undefined"),
    ]
    again = made.render(view("t", site={"days": [], "pages": []}), "")[1]
    assert again == found[2:]


def test_fault_in_include() -> None:
    """An error in an include is reported in the include."""
    made = templates(t='\n{% include "includes/x.html" %}', includes_x="\n\n{{ zork }}")
    assert made.render(view("t"), "")[1][0].location == Location("templates/includes/x.html", 3)


def test_syntax_error_in_parent() -> None:
    """A syntax error in a parent is reported in the parent."""
    made = templates(t='{% extends "base.html" %}', base="\n{% endif %}")
    assert made.render(view("t"), "")[1][0].location == Location("templates/base.html", 2)


def test_endless_include() -> None:
    """A template that includes itself is an error, not a crash."""
    _, (found,) = templates(t='{% include "t.html" %}').render(view("t"), "")
    assert "recursion" in found.message
    assert found.location.path == "templates/t.html"


def test_check() -> None:
    """Syntax errors, unknown filters and missing templates are found without rendering anything."""
    made = templates(
        a="\n{% if %}",
        b="{{ 1 | zork }}",
        c='\n\n{% extends "bb.html" %}',
        d='{% include "no.html" ignore missing %}',
    )
    found = [(f.location, f.message, f.hint) for f in made.check()]
    assert found == [
        (Location("templates/a.html", 2), "Expected an expression, got 'end of statement block'", ""),
        (Location("templates/b.html", 1), "No filter named 'zork'.", ""),
        (Location("templates/c.html", 3), "there is no template “bb.html”", "did you mean “b.html”?"),
    ]


def test_site_attributes() -> None:
    """What a layout reads of `site` counts its parents and includes, however they include each other."""
    made = templates(
        post='{% extends "base.html" %}{{ site.a }}',
        base='{{ site.b }}{% include "includes/x.html" %}{% include "gone.html" ignore missing %}',
        includes_x='{{ site.c }}{% include "includes/x.html" %}',
        other="{{ site.d }}",
        broken="{% if %}",
        any="{% include page.which %}",
    )
    assert made.site_attributes("post") == {"a", "b", "c"}
    assert made.site_attributes("broken") == set()
    assert made.site_attributes("nowhere") == set()
    assert made.site_attributes("any") == {"a", "b", "c", "d"}


def test_theme_is_sound() -> None:
    """The templates that we ship have no fault and read only what a site always knows."""
    made = theme()
    assert made.check() == ()
    assert made.layouts >= {"default", "page", "post", "full-width"}
    assert "*" not in made.site_attributes("post")
    assert not made.site_attributes("post") & {"pages", "posts"}


@pytest.mark.parametrize("layout", sorted(theme().layouts))
@pytest.mark.parametrize(("page", "site"), [({}, {}), (PAGE, SITE)])
def test_theme_page(layout: str, page: dict[str, Any], site: dict[str, Any]) -> None:
    """Every layout makes a well-nested page with its landmarks, from nothing or from everything."""
    html, found = theme().render(view(layout, page, site), "<p>Text</p>")
    assert found == ()
    outline = Outline(html)
    tags = [tag for tag, _ in outline.found]
    assert html.startswith("<!DOCTYPE html>")
    assert ("html", {"lang": "en"}) in outline.found
    assert [tags.count(tag) for tag in ("main", "article", "title", "footer", "header")] == [1] * 5
    shown = bool(page) or layout == "404"
    assert tags.count("h1") == shown
    in_article = [tag for tag, around in zip(tags, outline.inside, strict=True) if "article" in around]
    assert layout == "404" or "a" not in in_article
    links = [attrs.get("href") or attrs.get("src") or "" for _, attrs in outline.found]
    ours = [link for link in links if link.startswith(("http", "//"))]
    assert all(
        tag == "a" or attrs.get("rel") == "canonical"
        for tag, attrs in outline.found
        if attrs.get("href") in ours
    )


def test_theme_subtitle() -> None:
    """The post layout always has its subtitle: the author's, else the date, else nothing in it."""
    made = theme()
    page = {"title": "T", "title_html": "T"}
    for more, text in [({}, ""), ({"date": "2020-04-13"}, "April 13, 2020"), ({"subtitle": "S"}, "S")]:
        html, _ = made.render(view("post", {**page, **more}), "")
        assert f'<p class="subtitle">{text}</p>' in html


@pytest.mark.parametrize("layout", ["page", "post"])
def test_theme_subtitle_as_html(layout: str) -> None:
    """A subtitle is set as Markdown is, like the title above it."""
    page = {"title": "T", "title_html": "T", "subtitle": "*S*", "subtitle_html": "<em>S</em>"}
    assert '<p class="subtitle"><em>S</em></p>' in theme().render(view(layout, page), "")[0]


def test_theme_heading() -> None:
    """The title above a page is its `heading_html` where it has one."""
    made, page = theme(), {"title": "Deep Models", "title_html": "Deep Models"}
    assert "<h1>Deep Models</h1>" in made.render(view("post", page), "")[0]
    page["heading_html"] = "Deep <em>models</em>"
    assert "<h1>Deep <em>models</em></h1>" in made.render(view("post", page), "")[0]


def test_theme_title_in_text() -> None:
    """A page whose text begins with its title doesn't show it twice, nor in its contents."""
    toc = [{"level": 1, "id": "t", "html": "T", "text": "T"}, *PAGE["toc"]]
    html, _ = theme().render(view("page", {"title": "T", "title_html": "T", "toc": toc}), '<h1 id="t">T</h1>')
    assert html.count("<h1") == 1
    assert 'href="#t"' not in html
    assert 'href="#s0"' in html


def test_theme_open_notes() -> None:
    """``notes: open``, of the page or the site, opens all notes on narrow screens."""
    made = theme()
    assert 'class="page notes-open"' in made.render(view("page", {"notes": "open"}), "")[0]
    assert 'class="page notes-open"' in made.render(view("page", {}, {"notes": "open"}), "")[0]


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in [1] %}" * 25 + "{% endfor %}" * 25,
        "{% if page %}" * 120 + "{% endif %}" * 120,
        "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
        "{{ " + "[" * 300 + "]" * 300 + " }}",
        "{{ 1" + " + 1" * 5000 + " }}",
        "{{ " + "-" * 5000 + "1 }}",
    ],
)
def test_nesting_without_end(text: str) -> None:
    """What Jinja's parser or the Python compiler cannot take is a fault of the template."""
    found = templates(page=text)
    view = PageView("a.md", "/", "index.html", "page", Location("a.md"), PAGE, SITE, "", ())
    problems = [*found.check(), *found.render(view, "")[1]]
    assert {(d.location.path, d.code, d.severity) for d in problems} == {
        ("templates/page.html", Code.TEMPLATE, Severity.ERROR)
    }
    assert "nested too deeply" in problems[-1].message
