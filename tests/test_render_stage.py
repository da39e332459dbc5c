"""The rendering of all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline import configured, document
from sitetest import SiteTest
from tuftenotes.cache import Store
from tuftenotes.digest import digest
from tuftenotes.layout import Templates, TemplateSource
from tuftenotes.model import ParseOptions, SourceFile
from tuftenotes.output import Destination
from tuftenotes.parallel import Jobs
from tuftenotes.parse_stage import ParseTask, parse_pages
from tuftenotes.render_stage import read_layouts, render_pages
from tuftenotes.site import Surroundings, assemble

if TYPE_CHECKING:
    from pathlib import Path

    from tuftenotes.render_stage import Rendered

LAYOUT = "{{ page.title }} {{ site.title }} {{ content }}"


def templates(**texts: str) -> Templates:
    """Return templates by their names without the ending."""
    return Templates({f"{n}.html": TemplateSource(f"templates/{n}.html", t) for n, t in texts.items()})


def render(folder: Path, layout: str, *texts: str, title: str = "S") -> tuple[Rendered, list[int]]:
    """Render pages with these texts, write them, and return what was made and the progress told."""
    told: list[int] = []
    tasks = [
        ParseTask(SourceFile(f"{n}.md", f"{n}.md", t.encode(), digest(t)), ParseOptions(), markdown=True)
        for n, t in enumerate(texts)
    ]
    with Store(folder / "cache") as store:
        parsed = parse_pages(store, Jobs(1), tasks, lambda _: None)
        layouts = read_layouts(store, templates(page=layout))
        around = Surroundings(layouts=frozenset({"page"}), site_attributes=layouts.attributes.__getitem__)
        site = assemble(parsed.documents, configured(title=title), around)
        destination = Destination(folder / "docs")
        made = render_pages(store, layouts, site.pages, parsed, destination, told.append)
        if not made.diagnostics:
            destination.write(made.outputs)
    return made, told


def test_render(tmp_path: Path) -> None:
    """Every page becomes an output with its bytes and their digest."""
    made, told = render(tmp_path, LAYOUT, "# A\n\ntext", "# B")
    assert [(output.path, output.source) for output in made.outputs] == [
        ("0/index.html", "0.md"),
        ("1/index.html", "1.md"),
    ]
    data = made.outputs[0].data
    assert data is not None
    assert data.startswith(b"A S ")
    assert made.outputs[0].digest == digest(data)
    assert (made.count, told) == (2, [1, 2])


def test_remembered(tmp_path: Path) -> None:
    """What the destination holds already is not rendered, until something that the page shows changes."""
    render(tmp_path, LAYOUT, "# A", "# B")
    made, _ = render(tmp_path, LAYOUT, "# A", "# B")
    assert made.count == 0
    assert [(output.data, bool(output.digest)) for output in made.outputs] == [(None, True)] * 2
    assert render(tmp_path, LAYOUT, "# A", "# C")[0].count == 2  # the one before shows it as the next
    assert render(tmp_path, LAYOUT, "# A", "# C", title="T")[0].count == 2
    assert render(tmp_path, f"{LAYOUT}!", "# A", "# C", title="T")[0].count == 2
    assert render(tmp_path, LAYOUT, "# A", "# C", title="T")[0].count == 2
    (tmp_path / "docs/0/index.html").unlink()
    assert render(tmp_path, LAYOUT, "# A", "# C", title="T")[0].count == 1


def test_problems(tmp_path: Path) -> None:
    """A problem of a template is reported once, however many pages meet it, and is not remembered."""
    for _ in range(2):
        made, _ = render(tmp_path, "{{ nothing }}", "# A", "# B", "# C")
        (problem,) = made.diagnostics
        assert str(problem.location) == "templates/page.html:1"
        assert problem.hint == "while rendering 0.md, and 2 more"
        assert made.count == 3


def test_layouts() -> None:
    """What layouts read and what is wrong with templates is remembered."""
    with Store(None) as store:
        first = read_layouts(store, templates(page="{{ site.title }}", bad="{% if %}"))
        again = read_layouts(store, templates(page="{{ site.title }}", bad="{% if %}"))
    assert first.attributes == again.attributes == {"bad": frozenset(), "page": frozenset({"title"})}
    assert first.diagnostics == again.diagnostics
    assert [str(problem.location) for problem in first.diagnostics] == ["templates/bad.html:1"]


def test_documents_are_frozen() -> None:
    """Documents made for tests are what the stages get."""
    assert document("a.md").html == ""


@pytest.mark.parametrize(
    ("template", "text", "hint"),
    [
        ("page", "{% block x %}{% endblok %}", ""),
        ("page", "{{ page.title | upcase }}", ""),
        ("page", '{% extends "defualt.html" %}', "did you mean “default.html”?"),
        ("page", '{% include "defualt.html" %}', "did you mean “default.html”?"),
        ("default", "{{ nothing.at.all }}", "while rendering content/index.md, and 1 more"),
    ],
)
def test_a_fault_of_a_template_is_one(tmp_path: Path, template: str, text: str, hint: str) -> None:
    """It is told once, whether the template alone shows it or its pages meet it, the one for 404 too."""
    site = SiteTest(tmp_path).write({"content/index.md": "# A\n", "content/b.md": "# B\n"})
    (found,) = site.write({f"templates/{template}.html": text}).build().diagnostics
    assert (str(found.location), found.hint) == (f"templates/{template}.html:1", hint)
